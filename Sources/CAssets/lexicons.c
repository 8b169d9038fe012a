#include "CAssets.h"

static const unsigned char words[] = {
#embed "lexicons/words.txt"
};
static const unsigned char names[] = {
#embed "lexicons/names.txt"
};
static const unsigned char cues[] = {
#embed "lexicons/cues.txt"
};

pq_asset pq_lexicon_words(void) { return (pq_asset){words, sizeof words}; }
pq_asset pq_lexicon_names(void) { return (pq_asset){names, sizeof names}; }
pq_asset pq_lexicon_cues(void) { return (pq_asset){cues, sizeof cues}; }
