/// The sets of phrases that a condition can look for, as in `text.mentions("threat")`.
public struct TextFunctions: Sendable {
  /// For rules that look at no text.
  public static let none = TextFunctions(setNames: []) { _, _ in false }

  /// In the order in which they are shown to a person.
  public let setNames: [String]
  /// Whether the text has a phrase of the set, which is one of `setNames`.
  public let mentions: @Sendable (_ text: String, _ set: String) -> Bool

  public init(setNames: [String], mentions: @escaping @Sendable (_ text: String, _ set: String) -> Bool) {
    self.setNames = setNames
    self.mentions = mentions
  }
}
