#include "CAssets.h"

static const unsigned char vim[] = {
#embed "../../keymaps/vim.toml"
};

pq_asset pq_keymap_vim(void) { return (pq_asset){vim, sizeof vim}; }
