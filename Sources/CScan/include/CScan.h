// Comparisons of 64 bytes at once, for Swift, whose vectors cannot say where they differ.

#ifndef CSCAN_H
#define CSCAN_H

#include <stdint.h>
#include <string.h>

#if defined(__SSE2__)
typedef char CScanVector __attribute__((vector_size(16)));

static inline CScanVector cscan_load(const uint8_t *bytes) {
  CScanVector vector;
  memcpy(&vector, bytes, sizeof vector);
  return vector;
}

static inline CScanVector cscan_splat(uint8_t byte) {
  return (CScanVector){0} + (char)byte;
}

static inline uint64_t cscan_highs(CScanVector vector) {
  return (uint32_t)__builtin_ia32_pmovmskb128(vector);
}
#endif

/// A bit for each of the 64 offsets at which `first` stands in `bytes` and `second` stands in `ahead`, each once the bits
/// of `firstBits` and `secondBits` are set; the lowest bit is the first offset.
static inline uint64_t cscan_pairs(
  const uint8_t *bytes, const uint8_t *ahead, uint8_t first, uint8_t firstBits, uint8_t second, uint8_t secondBits) {
  uint64_t found = 0;
#if defined(__SSE2__)
  for (int part = 0; part < 4; part++) {
    CScanVector a = cscan_load(bytes + 16 * part) | cscan_splat(firstBits);
    CScanVector b = cscan_load(ahead + 16 * part) | cscan_splat(secondBits);
    CScanVector same = (CScanVector)((a == cscan_splat(first)) & (b == cscan_splat(second)));
    found |= cscan_highs(same) << 16 * part;
  }
#else
  for (int offset = 0; offset < 64; offset++)
    found |= (uint64_t)(((bytes[offset] | firstBits) == first) & ((ahead[offset] | secondBits) == second)) << offset;
#endif
  return found;
}

/// A bit for each of the 64 offsets at which a character beyond ASCII begins (RFC 3629): both highest bits are set.
static inline uint64_t cscan_leads(const uint8_t *bytes) {
  uint64_t found = 0;
#if defined(__SSE2__)
  for (int part = 0; part < 4; part++) {
    CScanVector a = cscan_load(bytes + 16 * part);
    found |= (cscan_highs(a) & cscan_highs(a + a)) << 16 * part;
  }
#else
  for (int offset = 0; offset < 64; offset++) found |= (uint64_t)(bytes[offset] >= 0xC0) << offset;
#endif
  return found;
}

#endif
