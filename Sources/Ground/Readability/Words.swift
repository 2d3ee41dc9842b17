/// The words of a sentence: what stands between spaces, dashes and strokes, and has a letter or a digit.
enum Words {
  static func split(_ sentence: Substring) -> [Substring] {
    sentence.split { $0.isWhitespace || $0 == "—" || $0 == "–" || $0 == "/" }
      .filter { $0.contains { $0.isLetter || $0.isNumber } }
  }
}
