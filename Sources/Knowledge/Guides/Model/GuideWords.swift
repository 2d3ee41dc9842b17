public import SourceText

/// Everything the site itself says, in one language.
public struct GuideWords: Sendable {
  public enum Direction: String, CaseIterable, Sendable {
    case leftToRight = "ltr"
    case rightToLeft = "rtl"
  }

  public let language: String
  /// What the language calls itself.
  public let name: String
  public let direction: Direction
  /// Names of countries by their codes; what is not there is told in English.
  public let countries: [String: String]
  let words: [GuideWord: String]
  public let location: SourceLocation
  /// The place of each word.
  public let places: [GuideWord: SourceLocation]

  public subscript(word: GuideWord) -> String { words[word] ?? "" }

  /// The word with its braces filled in.
  public func text(_ word: GuideWord, _ values: KeyValuePairs<String, String>) -> String {
    values.reduce(self[word]) { $0.replacing("{\($1.key)}", with: $1.value) }
  }

  public subscript(situation: Situation) -> String { named("situation", situation.rawValue) }
  public subscript(notified: Notified) -> String { named("notifies", notified.rawValue) }
  public subscript(onlooker: Onlooker) -> String { named("visible_to", onlooker.rawValue) }

  private func named(_ group: String, _ name: String) -> String {
    GuideWord(rawValue: "\(group)_\(name.replacing("-", with: "_"))").map { self[$0] } ?? name
  }
}
