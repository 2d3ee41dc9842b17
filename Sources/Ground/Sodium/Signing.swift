internal import CSodium
internal import Primitives

/// The public half of an Ed25519 pair, under the strict rule.
public struct VerifyingKey: Hashable, Sendable {
  public let bytes: [UInt8]

  public init(_ bytes: [UInt8]) throws(SodiumError) {
    guard Ed25519Rule.allowsPoint(bytes) else { throw .weakKey }
    self.bytes = bytes
  }

  public func isValid(_ signature: [UInt8], for message: [UInt8]) -> Bool {
    guard Ed25519Rule.allowsSignature(signature) else { return false }
    Libsodium.start()
    // SAFETY: the signature has 64 bytes, the key 32, and the message as many as said.
    return unsafe crypto_sign_verify_detached(signature, message, UInt64(message.count), bytes) == 0
  }
}

/// An Ed25519 pair (RFC 8032); its secret half stays in locked memory.
public struct SigningKey: ~Copyable, Sendable {
  public static let seedByteCount = 32
  private let secret: Secret
  public let verifyingKey: VerifyingKey

  public init(seed: borrowing Secret) throws(SodiumError) {
    guard seed.byteCount == Self.seedByteCount else { throw .malformed }
    let secret = try Secret(uninitialized: 64)
    var bytes = [UInt8](repeating: 0, count: Ed25519Rule.keyByteCount)
    // SAFETY: libsodium writes 32 and 64 bytes and reads 32.
    guard unsafe crypto_sign_seed_keypair(&bytes, secret.base, seed.base) == 0 else { throw .malformed }
    verifyingKey = try VerifyingKey(bytes)
    self.secret = secret
  }

  public static func generate() throws(SodiumError) -> SigningKey {
    try SigningKey(seed: Secret.random(byteCount: seedByteCount))
  }

  /// The 32 bytes from which the pair can be made again.
  public func seed() throws(SodiumError) -> Secret { try secret.part(0..<Self.seedByteCount) }

  public func sign(_ message: [UInt8]) -> [UInt8] {
    var signature = [UInt8](repeating: 0, count: Ed25519Rule.signatureByteCount)
    // SAFETY: libsodium writes 64 bytes and reads the 64 of the key.
    unsafe crypto_sign_detached(&signature, nil, message, UInt64(message.count), secret.base)
    return signature
  }
}
