/// What an earlier run found, by fingerprint.
public struct Baseline: Sendable {
  public struct Entry: Sendable {
    public let fingerprint: String
    public let outcome: Finding.Outcome
    public let level: Level
    public let pattern: String
    public let feature: String
    public let story: String

    public init(
      fingerprint: String, outcome: Finding.Outcome, level: Level, pattern: String, feature: String, story: String
    ) {
      self.fingerprint = fingerprint
      self.outcome = outcome
      self.level = level
      self.pattern = pattern
      self.feature = feature
      self.story = story
    }
  }

  /// How a finding stands to the earlier run (SARIF 2.1.0, baselineState).
  public enum State: String, Sendable {
    case new, unchanged, updated, absent
  }

  public let entries: [Entry]
  private let byFingerprint: [String: Entry]

  public init(_ entries: [Entry]) {
    self.entries = entries
    byFingerprint = Dictionary(entries.map { ($0.fingerprint, $0) }) { first, _ in first }
  }

  public func state(of finding: Finding) -> State {
    guard let earlier = byFingerprint[finding.fingerprint] else { return .new }
    return earlier.outcome == finding.outcome && earlier.level == finding.rating.level ? .unchanged : .updated
  }

  /// Whether the finding was not there before, or is more serious than it was.
  public func isWorse(_ finding: Finding) -> Bool {
    guard let earlier = byFingerprint[finding.fingerprint] else { return true }
    if earlier.outcome == .pass { return finding.isOpen }
    return finding.rating.level > earlier.level
  }

  /// Earlier results that have no counterpart any more.
  public func absent(from findings: [Finding]) -> [Entry] {
    let present = Set(findings.map(\.fingerprint))
    return entries.filter { !present.contains($0.fingerprint) }
  }
}
