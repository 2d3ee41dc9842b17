/// How hard an English text is to read, by Flesch and Kincaid: the American school year that reads it with ease.
///
/// The grade is `0.39 · words ÷ sentences + 11.8 · syllables ÷ words − 15.59` (J. P. Kincaid and others, Derivation of
/// new readability formulas, Research Branch Report 8-75, 1975). It sees the length of sentences and words, and nothing
/// of their sense: a low grade does not make a text clear.
public struct Readability: Hashable, Sendable {
  public let sentences: Int
  public let words: Int
  public let syllables: Int

  /// Counts a text of plain paragraphs, lists and headings. A blank line or the start of a list's item ends a sentence.
  public init(of text: String) {
    var sentences = 0
    var words = 0
    var syllables = 0
    for sentence in Sentences.split(text) {
      let parts = Words.split(sentence)
      guard !parts.isEmpty else { continue }
      sentences += 1
      words += parts.count
      syllables += parts.reduce(0) { $0 + Syllables.count(in: $1) }
    }
    self.init(sentences: sentences, words: words, syllables: syllables)
  }

  public init(sentences: Int, words: Int, syllables: Int) {
    self.sentences = sentences
    self.words = words
    self.syllables = syllables
  }

  /// The grade; 0 for a text without words. May be below 0 for very short words.
  public var grade: Double {
    guard words > 0, sentences > 0 else { return 0 }
    return 0.39 * Double(words) / Double(sentences) + 11.8 * Double(syllables) / Double(words) - 15.59
  }

  public static func grade(of text: String) -> Double { Readability(of: text).grade }

  /// The syllables of one word as this module hears them.
  public static func syllables(in word: String) -> Int { Syllables.count(in: word[...]) }

  /// The sentences of a text, each without the white space around it.
  public static func sentences(of text: String) -> [String] { Sentences.split(text).map(String.init) }
}
