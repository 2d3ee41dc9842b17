// The plain SHA-256 functions have no context to allocate and no algorithm to look up: three times as fast on 65 bytes.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/evp.h>
#include <openssl/sha.h>
#include <stddef.h>
#include <string.h>

static inline void bb_sha256_prefixed(unsigned char prefix, const void *bytes, size_t count, unsigned char *digest) {
  SHA256_CTX context;
  SHA256_Init(&context);
  SHA256_Update(&context, &prefix, 1);
  SHA256_Update(&context, bytes, count);
  SHA256_Final(digest, &context);
}

// Each pair of 32-byte digests to one. Prefix and pair are 65 bytes, always two blocks, so the blocks are made here and only
// compressed by OpenSSL: no context to fill, finish and wipe for each.
static inline void bb_sha256_pairs(unsigned char prefix, const unsigned char *digests, size_t pairs, unsigned char *out) {
  unsigned char block[128] = {prefix};
  block[65] = 0x80;
  block[126] = 0x02;  // 520 bits
  block[127] = 0x08;
  for (size_t pair = 0; pair < pairs; pair++) {
    SHA256_CTX context;
    SHA256_Init(&context);
    memcpy(block + 1, digests + 64 * pair, 64);
    SHA256_Transform(&context, block);
    SHA256_Transform(&context, block + 64);
    for (int word = 0; word < 8; word++) {
      unsigned int value = context.h[word];
      unsigned char *digest = out + 32 * pair + 4 * word;
      digest[0] = value >> 24;
      digest[1] = value >> 16;
      digest[2] = value >> 8;
      digest[3] = value;
    }
  }
}
