#include "CAssets.h"

static const unsigned char vim[] = {
#embed "../../keymaps/vim.toml"
};
static const unsigned char emacs[] = {
#embed "../../keymaps/emacs.toml"
};
static const unsigned char less[] = {
#embed "../../keymaps/less.toml"
};
static const unsigned char arrows[] = {
#embed "../../keymaps/arrows.toml"
};

pq_asset pq_keymap_vim(void) { return (pq_asset){vim, sizeof vim}; }
pq_asset pq_keymap_emacs(void) { return (pq_asset){emacs, sizeof emacs}; }
pq_asset pq_keymap_less(void) { return (pq_asset){less, sizeof less}; }
pq_asset pq_keymap_arrows(void) { return (pq_asset){arrows, sizeof arrows}; }
