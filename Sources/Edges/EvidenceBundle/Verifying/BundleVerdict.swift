/// What came out of checking a bundle.
public struct BundleVerdict: Sendable {
  public let checks: [BundleCheck]
  /// What is named and where it is listed; nil where the record could not be read.
  public let exhibitCount: Int?
  public let leafCount: Int
  /// Log and size of the checkpoint under which everything is; nil where it could not be read.
  public let checkpoint: (origin: String, size: Int)?
  /// Seconds since 1970 of the stamps that hold.
  public let stampTimes: [Int]
  /// What nobody has shown, in whole sentences.
  public let unproved: [String]

  public var failures: [BundleCheck] { checks.filter { $0.outcome == .fails } }
  public var holds: Bool { failures.isEmpty }

  /// What is said of files that a desktop puts into folders.
  static let leftBehind = "a file that a desktop leaves behind; it is no part of the bundle"

  /// Whether nothing else is wrong than that desktops have left files of theirs behind.
  public var hasOnlyLeftBehind: Bool {
    !holds && failures.allSatisfy { $0.id == .bagExtra && $0.finding == Self.leftBehind }
  }

  /// The first entry of the log about which something is wrong.
  public var firstBadLeaf: Int? {
    failures.filter { [.leafForm, .leafProof, .leafKind, .chainLink].contains($0.id) }.compactMap(\.number).min()
  }
}
