internal import CSodium

/// A key from something a person remembers or reads off paper, made slow on purpose (RFC 9106, one lane).
public struct Argon2id: Hashable, Sendable {
  /// How often the memory is gone through.
  public let passes: Int
  public let memoryBytes: Int

  public static let saltByteCount = 16

  public init(passes: Int, memoryBytes: Int) {
    precondition((1...1_000).contains(passes) && (8_192...1 << 32).contains(memoryBytes))
    self.passes = passes
    self.memoryBytes = memoryBytes
  }

  /// A cost that was stored; nil outside what is ever used, so that nobody's file can take all memory.
  public init?(storedPasses passes: Int, memoryBytes: Int) {
    guard (1...20).contains(passes), (8_192...1 << 30).contains(memoryBytes) else { return nil }
    self.init(passes: passes, memoryBytes: memoryBytes)
  }

  /// Three passes over 64 MiB: under a tenth of a second, and enough for 80 random bits.
  public static let standard = Argon2id(passes: 3, memoryBytes: 64 << 20)

  public func key(from secret: borrowing Secret, salt: [UInt8]) throws(SodiumError) -> Secret {
    guard salt.count == Self.saltByteCount else { throw .malformed }
    let key = try Secret(uninitialized: 32)
    // SAFETY: the counts given are those of the secrets; the salt has the 16 bytes that are read.
    let done = unsafe secret.base.withMemoryRebound(to: CChar.self, capacity: secret.byteCount) { password in
      unsafe crypto_pwhash(
        key.base, UInt64(key.byteCount), password, UInt64(secret.byteCount), salt, UInt64(passes), memoryBytes,
        crypto_pwhash_ALG_ARGON2ID13)
    }
    guard done == 0 else { throw .noMemory }
    return key
  }
}
