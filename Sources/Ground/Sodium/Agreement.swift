internal import CSodium

/// The public half of an X25519 pair (RFC 7748): whoever has it can seal, and not open.
public struct AgreementPublicKey: Hashable, Sendable {
  public static let byteCount = 32
  public let bytes: [UInt8]

  public init(_ bytes: [UInt8]) throws(SodiumError) {
    guard bytes.count == Self.byteCount else { throw .malformed }
    self.bytes = bytes
  }

  /// How much longer sealed bytes are.
  public static let sealOverheadBytes = 48

  /// Seals for the holder of the other half; says nothing of who sealed.
  public func seal(_ secret: borrowing Secret) throws(SodiumError) -> [UInt8] {
    Libsodium.start()
    var sealed = [UInt8](repeating: 0, count: secret.byteCount + Self.sealOverheadBytes)
    // SAFETY: there is room for the secret and the overhead; the key has 32 bytes.
    let done = unsafe crypto_box_curve25519xchacha20poly1305_seal(
      &sealed, secret.base, UInt64(secret.byteCount), bytes)
    guard done == 0 else { throw .weakKey }
    return sealed
  }
}

/// An X25519 pair; its secret half stays in locked memory.
public struct AgreementKey: ~Copyable, Sendable {
  let secret: Secret
  public let publicKey: AgreementPublicKey

  /// From the 32 bytes of the secret half.
  public init(secret: consuming Secret) throws(SodiumError) {
    guard secret.byteCount == AgreementPublicKey.byteCount else { throw .malformed }
    var bytes = [UInt8](repeating: 0, count: AgreementPublicKey.byteCount)
    // SAFETY: both have 32 bytes.
    guard unsafe crypto_scalarmult_base(&bytes, secret.base) == 0 else { throw .weakKey }
    publicKey = try AgreementPublicKey(bytes)
    self.secret = secret
  }

  public static func generate() throws(SodiumError) -> AgreementKey {
    try AgreementKey(secret: Secret.random(byteCount: AgreementPublicKey.byteCount))
  }

  /// The secret half, to be wrapped for others.
  public func secretCopy() throws(SodiumError) -> Secret { try secret.copy() }

  /// What both sides of two pairs can compute, raw; a public key that would make it a constant is refused.
  public func sharedSecret(with other: AgreementPublicKey) throws(SodiumError) -> Secret {
    let shared = try Secret(uninitialized: AgreementPublicKey.byteCount)
    // SAFETY: all three have 32 bytes.
    guard unsafe crypto_scalarmult(shared.base, secret.base, other.bytes) == 0 else { throw .weakKey }
    return shared
  }

  public func open(_ sealed: [UInt8]) throws(SodiumError) -> Secret {
    guard sealed.count >= AgreementPublicKey.sealOverheadBytes else { throw .truncated }
    let plain = try Secret(uninitialized: sealed.count - AgreementPublicKey.sealOverheadBytes)
    // SAFETY: there is room for what was sealed; both halves have 32 bytes.
    let done = unsafe crypto_box_curve25519xchacha20poly1305_seal_open(
      plain.base, sealed, UInt64(sealed.count), publicKey.bytes, secret.base)
    guard done == 0 else { throw .notAuthentic }
    return plain
  }
}
