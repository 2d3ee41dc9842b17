/// Finds where sentences end.
enum Sentences {
  /// A stop after one of these ends nothing.
  private static let abbreviations: Set<String> = [
    "mr", "mrs", "ms", "mx", "dr", "prof", "st", "no", "nos", "e.g", "eg", "i.e", "ie", "vs", "cf", "fig", "approx",
    "dept", "tel", "ext", "incl", "esp",
  ]
  /// A stop after one of these ends a sentence where the next word is written large.
  private static let endings: Set<String> = [
    "etc", "a.m", "p.m", "am", "pm", "u.s", "u.k", "inc", "ltd", "co", "jr", "sr",
  ]
  private static let closing: Set<Character> = ["\"", "'", "”", "’", "»", ")", "]", "*", "_"]
  private static let stops: Set<Character> = [".", "!", "?", "…"]

  static func split(_ text: String) -> [Substring] {
    blocks(of: text).flatMap(sentences)
  }

  /// Paragraphs, headings and items of lists, none of which runs on into the next.
  private static func blocks(of text: String) -> [Substring] {
    var blocks: [Substring] = []
    var start: Substring.Index?
    var end = text.startIndex
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let isBlank = line.allSatisfy(\.isWhitespace)
      if isBlank || startsItem(line), let first = start {
        blocks.append(text[first..<end])
        start = nil
      }
      if isBlank { continue }
      if start == nil { start = afterMarker(line) }
      end = line.endIndex
    }
    if let start { blocks.append(text[start..<end]) }
    return blocks
  }

  private static func startsItem(_ line: Substring) -> Bool {
    afterMarker(line) != line.firstIndex { !$0.isWhitespace }
  }

  /// Where the line's own text starts: behind `-`, `*`, `•`, `#`, `1.` or `1)`.
  private static func afterMarker(_ line: Substring) -> Substring.Index {
    let text = line.drop(while: \.isWhitespace)
    var rest = text.drop { "-*•+#".contains($0) }
    if rest.startIndex == text.startIndex {
      rest = text.drop { $0.isASCII && $0.isNumber }
      guard rest.startIndex != text.startIndex, rest.first == "." || rest.first == ")" else { return text.startIndex }
      rest = rest.dropFirst()
    }
    guard rest.first?.isWhitespace == true else { return text.startIndex }
    return rest.drop(while: \.isWhitespace).startIndex
  }

  private static func sentences(of block: Substring) -> [Substring] {
    let tokens = block.split(whereSeparator: \.isWhitespace)
    var sentences: [Substring] = []
    var start = tokens.first?.startIndex
    for (index, token) in tokens.enumerated() {
      let next = index + 1 < tokens.count ? tokens[index + 1] : nil
      guard next == nil || ends(token, before: next), let first = start else { continue }
      sentences.append(block[first..<token.endIndex])
      start = next?.startIndex
    }
    return sentences
  }

  private static func ends(_ token: Substring, before next: Substring?) -> Bool {
    let bare = token.trimming { closing.contains($0) }
    guard let stop = bare.last, stops.contains(stop) else { return false }
    let nextIsLarge = next?.first { $0.isLetter || $0.isNumber }.map { !$0.isLowercase } ?? true
    guard stop == ".", !bare.hasSuffix("..") else { return nextIsLarge }
    let word = bare.dropLast().drop { !$0.isLetter && !$0.isNumber }.lowercased()
    if abbreviations.contains(word) { return false }
    if endings.contains(word) { return nextIsLarge }
    // A letter alone is an initial.
    return word.count != 1 || word.first?.isNumber == true
  }
}

extension Substring {
  /// Without the characters at the end that fit.
  fileprivate func trimming(_ fits: (Character) -> Bool) -> Substring {
    var rest = self
    while let last = rest.last, fits(last) { rest.removeLast() }
    return rest
  }
}
