// Pages of zeroes from the system, and hints to the processor: what Swift cannot say by itself.
#ifndef BELLBIRD_CMEMORY_H
#define BELLBIRD_CMEMORY_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/// Zeroed memory of at least `count` bytes, on huge pages where the system has them. NULL where there is none left.
void *bb_memory_map(size_t count);
void bb_memory_unmap(void *memory, size_t count);

static inline void bb_prefetch(const void *address) { __builtin_prefetch(address); }

static inline uint64_t bb_mix(uint64_t left, uint64_t right) {
  __uint128_t product = (__uint128_t)left * right;
  return (uint64_t)product ^ (uint64_t)(product >> 64);
}

/// A hash of bytes that outsiders cannot aim at without knowing the seed. Reads nothing outside of `bytes`.
static inline uint64_t bb_hash(const unsigned char *bytes, size_t count, uint64_t seed) {
  uint64_t hash = seed ^ count, word;
  while (count > 8) {
    memcpy(&word, bytes, 8);
    hash = bb_mix(hash ^ word, 0xA0761D6478BD642Full);
    bytes += 8;
    count -= 8;
  }
  word = 0;
  if (count == 8) {
    memcpy(&word, bytes, 8);
  } else if (count >= 4) {
    uint32_t low, high;
    memcpy(&low, bytes, 4);
    memcpy(&high, bytes + count - 4, 4);
    word = (uint64_t)high << 32 | low;
  } else if (count > 0) {
    word = (uint64_t)bytes[0] << 16 | (uint64_t)bytes[count / 2] << 8 | bytes[count - 1];
  }
  return bb_mix(hash ^ word, 0xE7037ED1A0B428DBull);
}

/// The first seven bytes, or as many as there are, as a number below 2^56.
static inline uint64_t bb_first_seven(const unsigned char *bytes, size_t count) {
  uint64_t word = 0;
  uint32_t low, high;
  if (count >= 8) {
    memcpy(&word, bytes, 8);
    return word & 0x00FFFFFFFFFFFFFFull;
  }
  if (count >= 4) {
    memcpy(&low, bytes, 4);
    memcpy(&high, bytes + count - 4, 4);
    return low | (uint64_t)high << (8 * (count - 4));
  }
  for (size_t i = 0; i < count; i++) word |= (uint64_t)bytes[i] << (8 * i);
  return word;
}

#endif
