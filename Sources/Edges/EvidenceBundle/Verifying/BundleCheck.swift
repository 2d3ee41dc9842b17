/// One thing that was checked in a bundle, and what came out.
public struct BundleCheck: Hashable, Sendable {
  /// The names are stable: programs may look for them.
  public enum ID: String, Hashable, Sendable, CaseIterable {
    case bagStructure = "bag.structure"
    case bagManifest = "bag.manifest"
    case bagTags = "bag.tags"
    case bagExtra = "bag.extra"
    case recordFormat = "record.format"
    case recordFiles = "record.files"
    case recordCustody = "record.custody"
    case recordStatement = "record.statement"
    case itemCommitment = "item.commitment"
    case itemWorking = "item.working"
    case leafForm = "leaf.form"
    case leafProof = "leaf.proof"
    case leafKind = "leaf.kind"
    case chainLink = "chain.link"
    case chainWhole = "chain.whole"
    case checkpointForm = "checkpoint.form"
    case checkpointKey = "checkpoint.key"
    case checkpointSignature = "checkpoint.signature"
    case checkpointTrusted = "checkpoint.trusted"
    case checkpointWitnesses = "checkpoint.witnesses"
    case checkpointKnown = "checkpoint.known"
    case timeToken = "time.token"
    case timeChain = "time.chain"
    case timeOrder = "time.order"
    case timeNone = "time.none"
  }

  public enum Outcome: String, Hashable, Sendable {
    case holds, fails
    /// It could not be checked, because something for it is not there.
    case absent
  }

  public let id: ID
  /// The exhibit of an `item` check, the index of a `leaf` or `chain` check, the stamp of a `time` check.
  public let number: Int?
  public let outcome: Outcome
  /// What was found, in plain words, without a full stop; nil where it simply holds.
  public let finding: String?
  /// The file, and the line where there is one.
  public let place: String?

  /// `leaf.proof(7)`
  public var name: String { number.map { "\(id.rawValue)(\($0))" } ?? id.rawValue }
}
