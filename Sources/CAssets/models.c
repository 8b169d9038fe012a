#include "CAssets.h"

// A model that has not been trained yet is an empty asset: the stage that reads it then finds nothing.
static const _Alignas(64) unsigned char tagger[] = {
#if __has_embed("models/tagger.bin")
#embed "models/tagger.bin" if_empty(0)
#else
    0
#endif
};
static const _Alignas(64) unsigned char parser[] = {
#if __has_embed("models/parser.bin")
#embed "models/parser.bin" if_empty(0)
#else
    0
#endif
};

pq_asset pq_model_tagger(void) { return (pq_asset){tagger, sizeof tagger}; }
pq_asset pq_model_parser(void) { return (pq_asset){parser, sizeof parser}; }

static const _Alignas(64) unsigned char names[] = {
#if __has_embed("models/names.bin")
#embed "models/names.bin" if_empty(0)
#else
    0
#endif
};
pq_asset pq_model_names(void) { return (pq_asset){names, sizeof names}; }

static const _Alignas(64) unsigned char quotations[] = {
#if __has_embed("models/quotations.bin")
#embed "models/quotations.bin" if_empty(0)
#else
    0
#endif
};
pq_asset pq_model_quotations(void) { return (pq_asset){quotations, sizeof quotations}; }

static const unsigned char pronouns[] = {
#if __has_embed("models/pronouns.bin")
#embed "models/pronouns.bin" if_empty(0)
#else
    0
#endif
};
pq_asset pq_model_pronouns(void) { return (pq_asset){pronouns, sizeof pronouns}; }

static const unsigned char confidence[] = {
#if __has_embed("models/confidence.bin")
#embed "models/confidence.bin" if_empty(0)
#else
    0
#endif
};
pq_asset pq_model_confidence(void) { return (pq_asset){confidence, sizeof confidence}; }
