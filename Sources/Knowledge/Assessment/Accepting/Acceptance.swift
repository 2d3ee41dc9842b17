internal import Catalogue
public import Primitives
internal import Product
public import SourceText

/// Somebody's signed decision to live with a finding until a day.
public struct Acceptance: Sendable {
  public enum Decision: String, CaseIterable, Sendable {
    case accepted
    case falsePositive = "false-positive"
    case transferred
    /// Being worked on: shown as such, and still counted by the gate.
    case inProgress = "in-progress"
  }

  /// The specialist who was asked.
  public struct Consulted: Sendable {
    public let name: String
    public let organisation: String
    public let date: CalendarDate
  }

  public let decision: Decision
  public let reason: String
  public let until: CalendarDate
  public let by: String
  public let consulted: Consulted?
  /// What it means for the people whom the finding is about; shown in the public report.
  public let affectsSurvivor: String
  public let location: SourceLocation
  let selector: Selector

  /// Which findings an entry is about.
  enum Selector: Sendable {
    case fingerprint(prefix: String)
    /// Nil for any.
    case place(pattern: String?, feature: String?)

    func matches(_ finding: Finding) -> Bool {
      switch self {
      case .fingerprint(let prefix): finding.fingerprint.hasPrefix(prefix)
      case .place(let pattern, let feature):
        (pattern ?? finding.pattern.id.text) == finding.pattern.id.text
          && (feature ?? finding.feature.id.text) == finding.feature.id.text
      }
    }
  }

  /// Whether the gate passes over findings with this decision.
  public var suppresses: Bool { decision != .inProgress }
}
