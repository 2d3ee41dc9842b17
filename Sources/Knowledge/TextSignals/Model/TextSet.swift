public import Primitives
public import SourceText

/// A named set of phrases: one thing that a text can say.
///
/// A hit says that certain words stand in a text. It says nothing of what they mean between two people, so a set alone is
/// never an alert.
public struct TextSet: Sendable {
  public typealias ID = Identifier<TextSet>

  public let id: ID
  public let title: String
  /// What the words say.
  public let meaning: String
  /// With what else a rule must combine the set.
  public let combineWith: String
  /// Texts that look the same and say something else, in words.
  public let nearMisses: [String]
  /// Words anywhere in a text.
  public let phrases: [Phrase]
  /// Words that are the whole text.
  public let whole: [Phrase]
  /// Words that take back a phrase inside of them.
  public let except: [Phrase]
  /// Shapes with digits in the text as it was written.
  public let shapes: [Shape]
  public let examples: Examples
  public let location: SourceLocation

  /// Texts that the set must name, and texts that it must not.
  public struct Examples: Sendable {
    public let match: [Example]
    public let not: [Example]
  }

  public struct Example: Sendable {
    public let text: String
    public let location: SourceLocation
  }
}
