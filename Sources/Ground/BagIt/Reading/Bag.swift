public import OpenSSL

/// A bag that was read: its files, and everything that is not as it should be.
public struct Bag: Sendable {
  /// A file as it was found.
  public struct File: Sendable {
    public let byteCount: Int
    /// By each algorithm that a manifest of the bag uses for it, and SHA-256.
    public let digests: [DigestAlgorithm: [UInt8]]
    /// The content, where the caller asked for it.
    public let bytes: [UInt8]?

    public var sha256: [UInt8] { digests[.sha256] ?? [] }
  }

  /// Whether the folder is meant to be a bag: a declaration or a manifest is there.
  public internal(set) var isBag = false
  public internal(set) var version = BagVersion.current
  public internal(set) var info = BagInfo()
  public internal(set) var files: [BagPath: File] = [:]
  /// What any manifest names.
  public internal(set) var listed: Set<BagPath> = []
  /// By file and line.
  public internal(set) var problems: [BagProblem] = []

  /// No error; there may be warnings.
  public var isValid: Bool { !problems.contains { $0.severity == .error } }

  mutating func sortProblems() {
    problems.sort { ($0.file, $0.line ?? 0, $0.message) < ($1.file, $1.line ?? 0, $1.message) }
  }
}
