public import SourceText

/// A sentence of the policy that can decide something, with its place.
public struct Clause: Sendable {
  /// How the policy is cited: `behaviours.threats.severity.1`, `grid.item.serious.confirmed`, `rules.breach`.
  public let id: String
  public let location: SourceLocation
  /// What it says, in words.
  public let words: String
  /// When it holds; nil: always, where its turn comes.
  public let condition: Condition?

  init(_ id: String, at location: SourceLocation, _ words: String, when condition: Condition? = nil) {
    self.id = id
    self.location = location
    self.words = words
    self.condition = condition
  }
}
