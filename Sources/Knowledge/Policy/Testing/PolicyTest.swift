public import Primitives
public import SourceText

/// A case with what the policy must decide.
public struct PolicyTest: Sendable {
  /// What a test says; nil where it says nothing about it.
  public struct Expected: Sendable {
    public var measures: [String]?
    public var interim: [String]?
    public var support: [String]?
    /// None of these, of whatever sort.
    public var never: [String]?
    /// The most serious finding's.
    public var severity: String?
    public var certainty: String?
    public var shield: String?
    public var police: String?
    public var steps: [String]?
    public var location: SourceLocation
  }

  public let title: String
  public let day: CalendarDate
  public let facts: CaseFacts
  public let expected: Expected
  public let location: SourceLocation
}
