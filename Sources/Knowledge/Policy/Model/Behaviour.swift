public import Catalogue
public import SourceText

/// Something that people do to each other, in public words, tied to the catalogue's patterns.
public struct Behaviour: Sendable {
  public enum Track: String, Sendable, CaseIterable {
    /// A single message, image, payment.
    case item
    /// What a person does to another over time.
    case conduct
  }

  public let id: String
  public let title: String
  public let patterns: [Pattern]
  public let track: Track
  public let words: String
  public let examples: [String]
  public let notMeant: [String]
  /// The first that holds decides.
  public let severity: [SeverityClause]
  public let places: FieldPlaces

  public struct Pattern: Sendable {
    public let id: AbusePattern.ID
    public let location: SourceLocation
  }
}

/// How serious something is, if it holds.
public struct SeverityClause: Sendable {
  /// Its place in the scale of severities.
  public let severity: Int
  /// Its place among the policy's clauses.
  public let clause: Int
}

/// How single acts against one person add up.
public struct Conduct: Sendable {
  public enum Across: String, Sendable, CaseIterable {
    case accounts, services
  }

  public let words: String
  public let window: PolicySpan
  public let across: [Across]
  /// The first that holds decides; none: the acts do not add up yet.
  public let severity: [SeverityClause]
  public let location: SourceLocation
}
