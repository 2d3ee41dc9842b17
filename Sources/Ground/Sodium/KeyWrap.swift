internal import CSodium

/// A key sealed for one holder and for one place.
///
/// A sealed box has no associated data, so whoever can write the storage could move it to another place. Hence the key goes
/// in together with the SHA-256 of its context, which is compared at opening: 32 + 32 + 48 bytes.
public enum KeyWrap {
  public static let byteCount = 112

  public static func wrap(
    _ key: borrowing Secret, for holder: AgreementPublicKey, context: [UInt8]
  ) throws(SodiumError) -> [UInt8] {
    guard key.byteCount == 32 else { throw .malformed }
    return try holder.seal(key.followed(by: place(context)))
  }

  public static func unwrap(
    _ wrap: [UInt8], with holder: borrowing AgreementKey, context: [UInt8]
  ) throws(SodiumError) -> Secret {
    guard wrap.count == byteCount else { throw .malformed }
    let both = try holder.open(wrap)
    guard try both.part(32..<64).isEqual(to: place(context)) else { throw .notAuthentic }
    return try both.part(0..<32)
  }

  private static func place(_ context: [UInt8]) throws(SodiumError) -> Secret {
    var digest = [UInt8](repeating: 0, count: 32)
    // SAFETY: SHA-256 writes 32 bytes.
    unsafe crypto_hash_sha256(&digest, context, UInt64(context.count))
    return try Secret(taking: &digest)
  }
}
