// The plain SHA-256 functions have no context to allocate and no algorithm to look up: three times as fast on 65 bytes.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/evp.h>
#include <openssl/sha.h>
#include <stddef.h>

static inline void bb_sha256_prefixed(unsigned char prefix, const void *bytes, size_t count, unsigned char *digest) {
  SHA256_CTX context;
  SHA256_Init(&context);
  SHA256_Update(&context, &prefix, 1);
  SHA256_Update(&context, bytes, count);
  SHA256_Final(digest, &context);
}

// Each pair of 32-byte digests to one.
static inline void bb_sha256_pairs(unsigned char prefix, const unsigned char *digests, size_t pairs, unsigned char *out) {
  for (size_t pair = 0; pair < pairs; pair++)
    bb_sha256_prefixed(prefix, digests + 64 * pair, 64, out + 32 * pair);
}
