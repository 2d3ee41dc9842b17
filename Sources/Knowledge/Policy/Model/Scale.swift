public import SourceText

/// One step of an ordered scale, such as a severity or a certainty.
public struct ScaleStep: Sendable {
  public let id: String
  /// What it means, and what it needs.
  public let words: String
  public let location: SourceLocation
}

/// A kind of evidence, and how far it goes.
public struct EvidenceKind: Sendable {
  public enum Origin: String, Sendable, CaseIterable {
    /// What the company's own services hold.
    case here
    /// What comes from outside: a court's order, a reference of the police, a screenshot.
    case elsewhere
  }

  public let id: String
  public let words: String
  public let from: Origin
  /// The certainty that it reaches on its own, by its place in the scale.
  public let reaches: Int
  /// The certainty that it reaches where there is another kind beside it.
  public let withAnother: Int
  /// How it is found to be genuine.
  public let check: String?
  /// Who looks at it.
  public let handledBy: String?
  /// Its place among the policy's clauses.
  public let clause: Int
  public let places: FieldPlaces
}
