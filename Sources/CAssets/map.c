#include "CAssets.h"

static const unsigned char coastline_110m[] = {
#embed "map/coastline-110m.i16"
};
static const unsigned char borders_110m[] = {
#embed "map/borders-110m.i16"
};
static const unsigned char lakes_110m[] = {
#embed "map/lakes-110m.i16"
};
static const unsigned char coastline_50m[] = {
#embed "map/coastline-50m.i16"
};
static const unsigned char borders_50m[] = {
#embed "map/borders-50m.i16"
};
static const unsigned char lakes_50m[] = {
#embed "map/lakes-50m.i16"
};

pq_asset pq_coastline_110m(void) { return (pq_asset){coastline_110m, sizeof coastline_110m}; }
pq_asset pq_borders_110m(void) { return (pq_asset){borders_110m, sizeof borders_110m}; }
pq_asset pq_lakes_110m(void) { return (pq_asset){lakes_110m, sizeof lakes_110m}; }
pq_asset pq_coastline_50m(void) { return (pq_asset){coastline_50m, sizeof coastline_50m}; }
pq_asset pq_borders_50m(void) { return (pq_asset){borders_50m, sizeof borders_50m}; }
pq_asset pq_lakes_50m(void) { return (pq_asset){lakes_50m, sizeof lakes_50m}; }
