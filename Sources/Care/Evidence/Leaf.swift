/// What happened, as the log keeps it: no name, no text, nothing that ties two leaves to one case or person.
public struct Leaf: Hashable, Sendable {
  public static let byteCountMax = 4_096

  /// What kind of thing happened.
  public enum Kind: UInt8, Hashable, Sendable, CaseIterable {
    case item = 1
    case message = 2
    /// Somebody opened something.
    case access = 3
    case export = 4
    case decision = 5
    /// The survivor said yes or no to something, or took it back.
    case consent = 6
    /// Nothing of the case may be deleted until it is lifted.
    case hold = 7
    case keyChange = 8
    case deletion = 9
    /// The key in two halves was used.
    case recovery = 10
    /// The clock jumped.
    case clock = 11
    case restart = 12
    /// A log begins because an earlier one cannot go on.
    case newLog = 13
  }

  public let kind: Kind
  public let time: LeafTime
  /// SHA-256 of the sealed bytes.
  public let sealedDigest: [UInt8]?
  public let content: Commitment?
  /// To the item's key: one item opens to one thing.
  public let keyCommitment: [UInt8]?
  public let chain: Commitment?
  /// A word of ours for kinds that need one: why something was deleted, what was decided.
  public let reason: Reason?

  public init(
    _ kind: Kind, at time: LeafTime, sealedDigest: [UInt8]? = nil, content: Commitment? = nil,
    keyCommitment: [UInt8]? = nil, chain: Commitment? = nil, reason: Reason? = nil
  ) {
    precondition([sealedDigest, keyCommitment].allSatisfy { $0.map { $0.count == 32 } ?? true })
    self.kind = kind
    self.time = time
    self.sealedDigest = sealedDigest
    self.content = content
    self.keyCommitment = keyCommitment
    self.chain = chain
    self.reason = reason
  }

  private static let head = Array("bellbird/leaf/v1".utf8)

  public var bytes: [UInt8] {
    Self.head + [kind.rawValue] + time.bytes
      + LeafBytes.fields([
        (1, sealedDigest), (2, content?.bytes), (3, keyCommitment), (4, chain?.bytes),
        (5, reason.map { [$0.rawValue] }),
      ])
  }

  /// Nil for anything but the one form: what would not be written like this again.
  public init?(_ bytes: [UInt8]) {
    let start = Self.head.count
    let body = start + 1 + LeafTime.byteCount
    guard bytes.count <= Self.byteCountMax, bytes.count >= body, bytes.starts(with: Self.head),
      let kind = Kind(rawValue: bytes[start]), let time = LeafTime(bytes[(start + 1)..<body]),
      let fields = LeafBytes.fields(bytes[body...])
    else { return nil }
    guard [1, 3].allSatisfy({ fields[$0].map { $0.count == 32 } ?? true }) else { return nil }
    self.init(
      kind, at: time, sealedDigest: fields[1], content: fields[2].flatMap { Commitment($0) }, keyCommitment: fields[3],
      chain: fields[4].flatMap { Commitment($0) },
      reason: fields[5].flatMap { $0.count == 1 ? Reason(rawValue: $0[0]) : nil })
    guard self.bytes == bytes else { return nil }
  }
}

/// Why something was deleted, as classes that say nothing of a person.
public enum Reason: UInt8, Hashable, Sendable, CaseIterable {
  case survivorAsked = 1
  case retentionOver = 2
  case sentInError = 3
  case courtOrdered = 4
  case legalHold = 5
  case survivorHold = 6
  case holdLifted = 7
}
