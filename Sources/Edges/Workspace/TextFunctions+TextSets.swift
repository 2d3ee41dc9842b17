public import Detection
internal import Primitives
internal import TextSignals

extension TextFunctions {
  /// The sets of phrases that are part of the program.
  ///
  /// Slow: each question makes its own working memory. For tests and small logs.
  public static let embedded = TextFunctions(setNames: TextSetReader.embeddedNames) { text, set in
    guard let mention = sets.mentions(set) else { return false }
    var scratch = sets.makeScratch()
    let bytes = Array(text.utf8)
    return mention.isIn(sets.mask(of: bytes.span.bytes, scratch: &scratch))
  }

  /// Made ready when the first rule asks.
  private static let sets = TextSetReader.embedded()
}
