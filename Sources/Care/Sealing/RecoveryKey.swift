public import Sodium

/// The key for the day on which nobody else can open a case any more. It is made on a machine without a network, split in
/// two halves that two people keep on paper, and forgotten; only its public part is stored.
public struct RecoveryKey: ~Copyable {
  public let publicKey: AgreementPublicKey
  /// 32 bytes each; one alone is random and says nothing.
  public let first: Secret
  public let second: Secret

  public static func make() throws(SealingError) -> RecoveryKey {
    do throws(SodiumError) {
      let secret = try Secret.random(byteCount: 32)
      let first = try Secret.random(byteCount: 32)
      let second = try secret.xor(first)
      return RecoveryKey(publicKey: try AgreementKey(secret: secret).publicKey, first: first, second: second)
    } catch {
      throw .sodium(error)
    }
  }

  private init(publicKey: AgreementPublicKey, first: consuming Secret, second: consuming Secret) {
    self.publicKey = publicKey
    self.first = first
    self.second = second
  }

  /// The key from both halves, in either order; refused unless it is the one whose public part is stored.
  public static func join(
    _ first: borrowing Secret, _ second: borrowing Secret, for publicKey: AgreementPublicKey
  ) throws(SealingError) -> AgreementKey {
    do throws(SodiumError) {
      let key = try AgreementKey(secret: first.xor(second))
      guard key.publicKey == publicKey else { throw SodiumError.otherKey }
      return key
    } catch {
      throw .sodium(error)
    }
  }

  /// A half as 24 words for paper.
  public static func words(of half: borrowing Secret) throws(SealingError) -> Secret { try WordCode.text(of: half) }

  public static func half(from typed: borrowing Secret) throws(TypedCodeError) -> Secret {
    try WordCode.secret(from: typed, bytes: 32)
  }
}
