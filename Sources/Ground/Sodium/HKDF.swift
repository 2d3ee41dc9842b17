internal import CSodium

/// HMAC with SHA-256 (RFC 2104), with a key of any length.
public enum HMACSHA256 {
  public static let byteCount = 32

  public static func code(for bytes: [UInt8], key: borrowing Secret) throws(SodiumError) -> Secret {
    try code(for: bytes, and: Secret(uninitialized: 0), key: key)
  }

  /// Of a label and a secret, one after the other.
  public static func code(
    for label: [UInt8], and secret: borrowing Secret, key: borrowing Secret
  ) throws(SodiumError) -> Secret {
    let code = try Secret(uninitialized: byteCount)
    var state = crypto_auth_hmacsha256_state()
    // SAFETY: the counts given are those of the array and the secrets; the state is a local, wiped at the end.
    unsafe crypto_auth_hmacsha256_init(&state, key.base, key.byteCount)
    unsafe crypto_auth_hmacsha256_update(&state, label, UInt64(label.count))
    unsafe crypto_auth_hmacsha256_update(&state, secret.base, UInt64(secret.byteCount))
    unsafe crypto_auth_hmacsha256_final(&state, code.base)
    unsafe sodium_memzero(&state, MemoryLayout<crypto_auth_hmacsha256_state>.size)
    return code
  }
}

/// Keys from a key, by HMAC-SHA256 (RFC 5869).
public enum HKDF {
  public static let byteCountMax = 255 * HMACSHA256.byteCount

  public static func extract(_ material: borrowing Secret, salt: [UInt8] = []) throws(SodiumError) -> Secret {
    var salt = salt.isEmpty ? [UInt8](repeating: 0, count: HMACSHA256.byteCount) : salt
    return try HMACSHA256.code(for: [], and: material, key: Secret(taking: &salt))
  }

  /// The info says what the new key is for: another info, an unrelated key.
  public static func expand(
    _ key: borrowing Secret, info: [UInt8], byteCount: Int = 32
  ) throws(SodiumError) -> Secret {
    guard (0...byteCountMax).contains(byteCount) else { throw .malformed }
    let output = try Secret(uninitialized: byteCount)
    var previous = try Secret(uninitialized: 0)
    var done = 0
    var counter: UInt8 = 0
    while done < byteCount {
      counter += 1
      var tail = info + [counter]
      previous = try HMACSHA256.code(for: [], and: previous.followed(by: Secret(taking: &tail)), key: key)
      let count = min(previous.byteCount, byteCount - done)
      // SAFETY: `count` bytes fit behind `done`.
      unsafe (output.base + done).update(from: previous.base, count: count)
      done += count
    }
    return output
  }

  /// A key for one use from a key that was made at random or by `Argon2id`.
  public static func subkey(of key: borrowing Secret, for use: String) throws(SodiumError) -> Secret {
    try expand(extract(key), info: Array(use.utf8))
  }
}
