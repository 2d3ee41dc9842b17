public import Catalogue
public import Product

/// How far one control of a pattern is there, for one finding.
public struct ControlStatus: Sendable {
  /// In order of strength.
  public enum Standing: Int, Comparable, Sendable {
    case missing, planned, optional, claimed, enforced

    public var name: String {
      switch self {
      case .missing: "missing"
      case .planned: "planned"
      case .optional: "optional"
      case .claimed: "claimed"
      case .enforced: "enforced"
      }
    }

    public static func < (left: Standing, right: Standing) -> Bool { left.rawValue < right.rawValue }
  }

  public let control: Control.ID
  public let standing: Standing
  /// What shows it; empty where it is missing.
  public let evidence: [Evidence]
  /// The statement of the grant that it follows from, where it does.
  public let isDerived: Bool
}
