public import Detection
internal import Primitives
internal import TextSignals

extension TextFunctions {
  /// The sets of phrases that are part of the program.
  public static let embedded = TextFunctions(TextSetReader.embedded())

  /// Slow: each question makes its own working memory. For tests and small logs.
  init(_ sets: TextSets) {
    self.init(setNames: sets.sets.map(\.id.text)) { text, set in
      guard let mention = sets.mentions(set) else { return false }
      var scratch = sets.makeScratch()
      let bytes = Array(text.utf8)
      return mention.isIn(sets.mask(of: bytes.span.bytes, scratch: &scratch))
    }
  }
}
