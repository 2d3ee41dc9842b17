/// The ways in which people write words that stand in many phrases.
struct Spellings: Sendable {
  /// Phrases without choices, by the name of the word.
  var words: [String: [[String]]] = [:]
}
