internal import COpenSSL
internal import Primitives

/// Ed25519 signatures (RFC 8032) checked by OpenSSL, under the strict rule: a second opinion on every signature.
public enum Ed25519 {
  public static func isValid(_ signature: [UInt8], for message: [UInt8], key: [UInt8]) -> Bool {
    guard Ed25519Rule.allowsPoint(key), Ed25519Rule.allowsSignature(signature) else { return false }
    // SAFETY: the key has 32 bytes; what OpenSSL makes is freed below.
    guard let publicKey = unsafe EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nil, key, key.count) else {
      return false
    }
    defer { unsafe EVP_PKEY_free(publicKey) }
    guard let context = unsafe EVP_MD_CTX_new() else { return false }
    defer { unsafe EVP_MD_CTX_free(context) }
    guard unsafe EVP_DigestVerifyInit(context, nil, nil, nil, publicKey) == 1 else { return false }
    // SAFETY: the counts given are those of the arrays.
    return unsafe EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
  }
}
