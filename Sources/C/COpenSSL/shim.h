// The plain SHA-256 functions have no context to allocate and no algorithm to look up: three times as fast on 65 bytes.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/sha.h>
#include <openssl/ts.h>
#include <openssl/x509.h>
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

// Stacks are macros in OpenSSL.
static inline STACK_OF(X509) *bb_certificates_new(void) { return sk_X509_new_null(); }
static inline int bb_certificates_push(STACK_OF(X509) *stack, X509 *certificate) { return sk_X509_push(stack, certificate); }
static inline void bb_certificates_free(STACK_OF(X509) *stack) { sk_X509_pop_free(stack, X509_free); }

static inline ASN1_OBJECT *bb_imprint_algorithm(TS_MSG_IMPRINT *imprint) {
  const ASN1_OBJECT *algorithm = NULL;
  X509_ALGOR_get0(&algorithm, NULL, NULL, TS_MSG_IMPRINT_get_algo(imprint));
  return (ASN1_OBJECT *)algorithm;
}

// How many certificates a token carries that do not belong to its signer's chain: anybody can add some without breaking
// the signature.
static inline int bb_foreign_certificates(PKCS7 *token, X509_STORE *store, STACK_OF(X509) *known) {
  STACK_OF(X509) *carried = token->d.sign ? token->d.sign->cert : NULL;
  STACK_OF(X509) *signers = PKCS7_get0_signers(token, known, 0);
  int foreign = -1;
  if (signers && sk_X509_num(signers) == 1) {
    STACK_OF(X509) *all = sk_X509_new_null();
    for (int i = 0; i < sk_X509_num(carried); i++) sk_X509_push(all, sk_X509_value(carried, i));
    for (int i = 0; i < sk_X509_num(known); i++) sk_X509_push(all, sk_X509_value(known, i));
    X509_STORE_CTX *context = X509_STORE_CTX_new();
    if (context && X509_STORE_CTX_init(context, store, sk_X509_value(signers, 0), all) == 1 && X509_verify_cert(context) == 1) {
      STACK_OF(X509) *chain = X509_STORE_CTX_get0_chain(context);
      foreign = 0;
      for (int i = 0; i < sk_X509_num(carried); i++) {
        int found = 0;
        for (int j = 0; j < sk_X509_num(chain); j++)
          found |= X509_cmp(sk_X509_value(carried, i), sk_X509_value(chain, j)) == 0;
        foreign += !found;
      }
    }
    X509_STORE_CTX_free(context);
    sk_X509_free(all);
  }
  sk_X509_free(signers);
  return foreign;
}
