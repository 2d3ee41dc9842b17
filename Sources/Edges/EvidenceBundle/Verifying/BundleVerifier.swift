public import BagIt
internal import Evidence
public import Files
public import MerkleLog

/// Checks an evidence bundle: every file is read once, everything is checked, and nothing is left out silently.
public struct BundleVerifier: Sendable {
  /// What somebody brings who does not only believe the bundle.
  public struct Trust: Sendable {
    /// The keys that the company published.
    public var policy: LogPolicy?
    /// A checkpoint of the same log that somebody kept.
    public var knownCheckpoint: [UInt8]?
    /// Certificates of the time stamping authorities that are believed (PEM).
    public var authorities: [UInt8]?

    public init(policy: LogPolicy? = nil, knownCheckpoint: [UInt8]? = nil, authorities: [UInt8]? = nil) {
      (self.policy, self.knownCheckpoint, self.authorities) = (policy, knownCheckpoint, authorities)
    }
  }

  private let trust: Trust
  private let limits: BagLimits

  public init(trust: Trust = .init(), limits: BagLimits = .init()) {
    self.trust = trust
    self.limits = limits
  }

  /// Nil where the folder is no bag at all.
  public func verify(_ folder: String) throws(FileError) -> BundleVerdict? {
    let bag = try BagReader(limits: limits).read(folder) { !Self.isContent($0.text) }
    guard bag.isBag else { return nil }
    let files = BundleFiles(bag)
    var list = CheckList()
    BagChecks.add(bag, to: &list)
    let record = RecordChecks.add(files, to: &list)
    let checkpoint = CheckpointChecks(files: files, trust: trust).add(record: record, to: &list)
    let leaves = LeafChecks(files: files, checkpoint: checkpoint).add(record: record, to: &list)
    if let record {
      ItemChecks.add(files, record, leaves, to: &list)
      ChainChecks.add(record, leaves, to: &list)
    }
    let newest = leaves.values.map(\.time.seconds).max()
    let stamps = TimeChecks(files: files, authorities: trust.authorities).add(newestLeaf: newest, to: &list)
    return BundleVerdict(
      checks: list.checks, exhibitCount: record?.exhibits.count, leafCount: leaves.count,
      checkpoint: checkpoint.map { ($0.checkpoint.origin, $0.checkpoint.size) }, stampTimes: stamps,
      unproved: Limits.sentences(list.checks, record: record))
  }

  /// Files of which the digest is enough.
  private static func isContent(_ path: String) -> Bool {
    path.hasPrefix("data/originals/") || path.hasPrefix("data/working/") || path.hasPrefix(BundleLayout.generated)
  }
}
