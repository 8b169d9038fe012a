// Files compiled into the program, so that the one binary is all there is to copy.
// Each asset is a pointer to its first byte and its length in bytes; none ends with a NUL.
#ifndef PULLQUOTE_ASSETS_H
#define PULLQUOTE_ASSETS_H

#include <stddef.h>

typedef struct {
  const unsigned char *_Nonnull bytes;
  size_t count;
} pq_asset;

pq_asset pq_keymap_vim(void);
pq_asset pq_keymap_emacs(void);
pq_asset pq_keymap_less(void);
pq_asset pq_keymap_arrows(void);

pq_asset pq_lexicon_words(void);
pq_asset pq_lexicon_names(void);
pq_asset pq_lexicon_cues(void);

// Packed by pack-gazetteer; the format is PackedLayout in the module Gazetteer.
pq_asset pq_gazetteer(void);

// Trained by train-language; the formats are ModelBytes and PackedWeights in the module Language.
pq_asset pq_model_tagger(void);
pq_asset pq_model_parser(void);
pq_asset pq_model_quotations(void);

#endif
