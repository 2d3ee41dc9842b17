internal import OpenSSL
public import Sodium

/// A promise about something that is not shown: who has the blind and the thing can prove that it is the thing, and nobody can
/// guess it. A bare hash of "he knows where I live" could be guessed.
public struct Commitment: Hashable, Sendable {
  public static let byteCount = 32
  public let bytes: [UInt8]

  /// Nil where there are not 32 bytes.
  public init?(_ bytes: [UInt8]) {
    guard bytes.count == Self.byteCount else { return nil }
    self.bytes = bytes
  }

  private init(_ label: String, blind: borrowing Secret, _ rest: [UInt8]) {
    precondition(blind.byteCount == Blind.byteCount)
    let stream = SHA256Stream()
    let head = Array(label.utf8) + [0]
    stream.add(head.span.bytes)
    blind.withBytes { stream.add($0) }
    stream.add(rest.span.bytes)
    bytes = stream.digest()
  }

  /// To exact bytes, by their SHA-256 and their number.
  public static func content(digest: [UInt8], byteCount: Int, blind: borrowing Secret) -> Commitment {
    precondition(digest.count == SHA256.byteCount && byteCount >= 0)
    return Commitment("bellbird/commit/v1", blind: blind, digest + LeafBytes.number(byteCount))
  }

  /// To a place in the story of a case: which case, who acted, and which leaf of the same case came before (nil: none).
  /// Leaves do not show that they belong together; who holds the blinds can show it, until they are shredded.
  public static func chain(
    caseID: [UInt8], actor: String, previous: Int?, blind: borrowing Secret
  ) -> Commitment {
    let link = caseID + Array(actor.utf8) + [0] + (previous.map { [1] + LeafBytes.number($0) } ?? [0])
    return Commitment(
      "bellbird/chain/v1", blind: blind, LeafBytes.number(caseID.count) + SHA256.digest(of: link))
  }
}

/// What opens a commitment: 32 random bytes, kept inside the sealed item, so that they go when its key goes.
public enum Blind {
  public static let byteCount = 32

  public static func make() throws(SodiumError) -> Secret { try Secret.random(byteCount: byteCount) }
}
