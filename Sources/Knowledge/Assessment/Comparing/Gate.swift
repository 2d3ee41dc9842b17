public import Catalogue
internal import Product

/// Decides whether a change may go in.
public struct Gate: Sendable {
  public let level: Level
  /// With one, only what is new or worse counts: an existing product starts from where it is.
  public let baseline: Baseline?
  /// Patterns that came later do not count, so that a new catalogue does not stop other people's work.
  public let lockedVersion: CatalogueVersion?

  public init(level: Level, baseline: Baseline?, lockedVersion: CatalogueVersion?) {
    self.level = level
    self.baseline = baseline
    self.lockedVersion = lockedVersion
  }

  /// The findings that stop the change; none where it may go in.
  public func stops(_ findings: [Finding], acceptances: Acceptances) -> [Finding] {
    findings.filter { finding in
      finding.isOpen && finding.rating.level >= level && acceptances[finding]?.suppresses != true
        && baseline?.isWorse(finding) != false && !isBeyondLock(finding.pattern)
    }
  }

  private func isBeyondLock(_ pattern: AbusePattern) -> Bool {
    lockedVersion.map { pattern.since > $0 } ?? false
  }
}
