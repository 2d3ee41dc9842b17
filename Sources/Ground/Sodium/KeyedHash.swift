internal import CSodium

/// BLAKE2b with a key (RFC 7693): who does not have the key can neither make nor guess the hash.
public enum KeyedHash {
  public static let byteCount = 32

  public static func hash(_ bytes: [UInt8], key: borrowing Secret) -> [UInt8] {
    precondition((16...64).contains(key.byteCount))
    var hash = [UInt8](repeating: 0, count: byteCount)
    // SAFETY: the counts given are those of the arrays and of the secret.
    let done = unsafe crypto_generichash_blake2b(
      &hash, byteCount, bytes, UInt64(bytes.count), key.base, key.byteCount)
    precondition(done == 0, "BLAKE2b takes these lengths")
    return hash
  }

  /// BLAKE2b without a key, of a secret: what may be stored to find it again.
  public static func hash(of secret: borrowing Secret) -> [UInt8] {
    var hash = [UInt8](repeating: 0, count: byteCount)
    // SAFETY: the counts given are those of the array and of the secret.
    let done = unsafe crypto_generichash_blake2b(&hash, byteCount, secret.base, UInt64(secret.byteCount), nil, 0)
    precondition(done == 0, "BLAKE2b takes these lengths")
    return hash
  }

  /// SHA-256 of a secret: for check sums, of which few bits are shown.
  public static func sha256(of secret: borrowing Secret) -> [UInt8] {
    var hash = [UInt8](repeating: 0, count: 32)
    // SAFETY: SHA-256 writes 32 bytes and reads the secret's own.
    unsafe _ = crypto_hash_sha256(&hash, secret.base, UInt64(secret.byteCount))
    return hash
  }
}
