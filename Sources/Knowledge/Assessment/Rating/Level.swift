/// How serious a finding is: OWASP Risk Rating Methodology, overall severity.
public enum Level: Int, CaseIterable, Comparable, Sendable {
  case note, low, medium, high, critical

  public init?(name: String) {
    guard let level = Level.allCases.first(where: { $0.name == name }) else { return nil }
    self = level
  }

  public var name: String {
    switch self {
    case .note: "note"
    case .low: "low"
    case .medium: "medium"
    case .high: "high"
    case .critical: "critical"
    }
  }

  /// The next lower level; the lowest stays.
  var lowered: Level { Level(rawValue: rawValue - 1) ?? self }

  public static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
}

/// Likelihood or impact on OWASP's scale of 0 to 9: below 3 low, below 6 medium, from 6 high.
public enum Band: Int, Comparable, Sendable {
  case low, medium, high

  init(sum: Int, of count: Int) { self = sum < 3 * count ? .low : sum < 6 * count ? .medium : .high }

  public var name: String {
    switch self {
    case .low: "low"
    case .medium: "medium"
    case .high: "high"
    }
  }

  public static func < (left: Band, right: Band) -> Bool { left.rawValue < right.rawValue }
}
