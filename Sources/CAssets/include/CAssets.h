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

// Lines of Natural Earth in scales of 1:110 million and 1:50 million, little-endian: uint16 count of lines; for each
// line uint16 count of points, then int16 longitude and int16 latitude in units of 1/182 degree.
pq_asset pq_coastline_110m(void);
pq_asset pq_borders_110m(void);
pq_asset pq_lakes_110m(void);
pq_asset pq_coastline_50m(void);
pq_asset pq_borders_50m(void);
pq_asset pq_lakes_50m(void);

// Trained by train-language; the formats are ModelBytes and PackedWeights in the module Language.
pq_asset pq_model_tagger(void);
pq_asset pq_model_parser(void);
pq_asset pq_model_quotations(void);
pq_asset pq_model_names(void);
pq_asset pq_model_pronouns(void);
pq_asset pq_model_confidence(void);

#endif
