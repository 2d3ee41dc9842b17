internal import CSodium

/// A short text sealed under a key, for one place, so that it opens to one thing only.
///
/// `suite (1) ‖ key commitment (32) ‖ nonce (24) ‖ XChaCha20-Poly1305`. The context (what the text belongs to) is bound in and
/// not stored. Without the commitment somebody could craft bytes that open differently under two keys.
public enum CommittedBox {
  /// Which algorithms; another number will come with others.
  public static let suite: UInt8 = 1
  /// How much longer the sealed bytes are.
  public static let overheadBytes = headerByteCount + XChaCha20Poly1305.tagByteCount

  static let headerByteCount = 1 + KeyedHash.byteCount + XChaCha20Poly1305.nonceByteCount

  /// What names the key without telling anything of it; it may be published.
  public static func commitment(to key: borrowing Secret, context: [UInt8]) -> [UInt8] {
    KeyedHash.hash(Array("key-commitment/v1\0".utf8) + context, key: key)
  }

  public static func seal(_ text: borrowing RawSpan, key: borrowing Secret, context: [UInt8]) -> [UInt8] {
    let commitment = commitment(to: key, context: context)
    let nonce = Libsodium.randomBytes(XChaCha20Poly1305.nonceByteCount)
    return [suite] + commitment + nonce
      + XChaCha20Poly1305.seal(text, key: key, nonce: nonce, associated: [suite] + commitment + context)
  }

  public static func open(
    _ sealed: [UInt8], key: borrowing Secret, context: [UInt8]
  ) throws(SodiumError) -> Secret {
    guard sealed.count >= overheadBytes else { throw .truncated }
    guard sealed[0] == suite else { throw .malformed }
    let commitment = commitment(to: key, context: context)
    guard Libsodium.areEqual(Array(sealed[1..<33]), commitment) else { throw .otherKey }
    return try XChaCha20Poly1305.open(
      Array(sealed[headerByteCount...]), key: key, nonce: Array(sealed[33..<headerByteCount]),
      associated: [suite] + commitment + context)
  }
}
