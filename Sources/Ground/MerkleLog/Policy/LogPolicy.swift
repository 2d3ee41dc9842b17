/// Whose checkpoints are believed, and who must have seen them (C2SP tlog-policy).
public struct LogPolicy: Sendable {
  public struct Witness: Hashable, Sendable {
    public let name: String
    public let key: NoteKey
  }

  /// Which witnesses are enough.
  public indirect enum Quorum: Hashable, Sendable {
    case none
    case witness(NoteKey)
    /// So many of these.
    case group(needed: Int, members: [Quorum])

    public func isMet(by keys: Set<NoteKey>) -> Bool {
      switch self {
      case .none: true
      case .witness(let key): keys.contains(key)
      case .group(let needed, let members): members.count { $0.isMet(by: keys) } >= needed
      }
    }
  }

  public let logs: [NoteKey]
  public let witnesses: [Witness]
  public let quorum: Quorum

  public init(logs: [NoteKey], witnesses: [Witness] = [], quorum: Quorum = .none) {
    (self.logs, self.witnesses, self.quorum) = (logs, witnesses, quorum)
  }

  /// The checkpoint in a note that one of the logs has signed, and the witnesses whose signatures are right.
  public func verify(_ note: SignedNote) throws(NoteError) -> (checkpoint: Checkpoint, log: NoteKey, seen: [Witness]) {
    let keys = try note.verified(by: logs + witnesses.map(\.key))
    guard let log = keys.first(where: { logs.contains($0) }) else { throw .noKnownSignature }
    let checkpoint = try Checkpoint(text: note.text)
    guard checkpoint.origin == log.name else { throw .otherOrigin }
    return (checkpoint, log, witnesses.filter { keys.contains($0.key) })
  }
}
