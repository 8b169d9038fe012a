#include "CAssets.h"

static const unsigned char gazetteer[] = {
#embed "gazetteer/gazetteer.bin" if_empty(0)
};

pq_asset pq_gazetteer(void) { return (pq_asset){gazetteer, sizeof gazetteer}; }
