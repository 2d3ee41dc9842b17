/// Breaks a paragraph into lines.
enum TextWrap {
  /// Lines of at most `width` characters, not counting colour codes; a longer word is cut.
  static func lines(_ paragraph: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in paragraph.split(whereSeparator: \.isWhitespace).flatMap({ pieces($0, width: width) }) {
      let length = visibleLength(word)
      if used > 0, used + 1 + length > width {
        lines.append(line)
        (line, used) = (String(word), length)
      } else {
        line += used > 0 ? " \(word)" : String(word)
        used += used > 0 ? length + 1 : length
      }
    }
    return used > 0 ? lines + [line] : lines
  }

  /// The word, or parts of it where it is wider than a line. Coloured words are our own and short.
  private static func pieces(_ word: Substring, width: Int) -> [Substring] {
    guard word.count > width, !word.contains("\u{1B}") else { return [word] }
    return [word.prefix(width)] + pieces(word.dropFirst(width), width: width)
  }

  private static func visibleLength(_ word: Substring) -> Int {
    var count = 0
    var isCode = false
    for character in word {
      if character == "\u{1B}" { isCode = true }
      if !isCode { count += 1 }
      if isCode, character == "m" { isCode = false }
    }
    return count
  }
}
