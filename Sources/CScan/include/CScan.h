// Comparisons of many bytes at once, for Swift, whose vectors cannot say where they differ, and what it cannot say of memory.

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

/// The first of the eight numbers of 16 bits at `numbers` that equals `wanted`; 8 where none does.
static inline uint32_t cscan_first(const void *numbers, uint16_t wanted) {
#if defined(__SSE2__)
  typedef short Eight __attribute__((vector_size(16)));
  Eight eight;
  memcpy(&eight, numbers, sizeof eight);
  uint32_t found = (uint32_t)cscan_highs((CScanVector)(eight == (Eight){0} + (short)wanted));
  return (uint32_t)__builtin_ctz(found | 1u << 16) >> 1;
#else
  for (uint32_t index = 0; index < 8; index++) {
    uint16_t number;
    memcpy(&number, (const uint8_t *)numbers + 2 * index, sizeof number);
    if (number == wanted) return index;
  }
  return 8;
#endif
}

/// Asks for the line of memory at `address`, which will be read soon; nothing waits for it.
static inline void cscan_fetch(const void *address) {
  __builtin_prefetch(address, 0, 3);
}

#endif
