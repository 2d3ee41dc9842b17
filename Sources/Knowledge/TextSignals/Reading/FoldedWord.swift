internal import TextFolding

/// A word of a phrase, read as the words of texts are.
enum FoldedWord {
  /// nil where the text is not exactly one word, or one with two readings.
  static func fold(_ text: String) -> String? {
    var folder = TextFolder()
    folder.fold(Array(text.utf8).span.bytes)
    let folded = folder.folded.text
    guard folded.hasPrefix("\n "), folded.hasSuffix(" \n") else { return nil }
    let word = folded.dropFirst(2).dropLast(2)
    return word.isEmpty || word.contains(" ") || word.contains("\n") ? nil : String(word)
  }
}
