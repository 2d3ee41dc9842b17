public import SourceText

/// The text of one expression, and where it stands.
public struct CELSource: Sendable {
  public let text: String
  /// The file that diagnostics show, and where in it the expression starts.
  private let file: SourceFile
  private let firstLine: Int
  private let firstColumn: Int

  /// An expression on its own, such as a command's argument.
  public init(_ text: String, name: String = "expression") {
    self.text = text
    (file, firstLine, firstColumn) = (SourceFile(name: name, text: text), 1, 1)
  }

  /// An expression inside a file. Where the file holds it letter for letter at that place (behind a quotation mark or
  /// not), diagnostics show the file's own line; otherwise the expression's text under the place's name.
  public init(_ text: String, at place: SourceLocation) {
    self.text = text
    let line = place.file.line(place.line)?.unicodeScalars.dropFirst(place.column - 1)
    for skipped in 0...1 {
      if let line, line.dropFirst(skipped).starts(with: text.unicodeScalars) {
        (file, firstLine, firstColumn) = (place.file, place.line, place.column + skipped)
        return
      }
    }
    (file, firstLine, firstColumn) = (SourceFile(name: "\(place.file.name):\(place.line)", text: text), 1, 1)
  }

  /// The place of bytes of the text; of several lines, the first.
  public func location(_ span: Range<Int>) -> SourceLocation {
    let start = text.utf8.index(text.startIndex, offsetBy: min(span.lowerBound, text.utf8.count))
    let end = text.utf8.index(start, offsetBy: max(0, min(span.upperBound, text.utf8.count) - span.lowerBound))
    let before = text.unicodeScalars[..<start]
    let lineFeeds = before.reduce(0) { $0 + ($1 == "\n" ? 1 : 0) }
    let column = before.reversed().prefix { $0 != "\n" }.count
    let length = text.unicodeScalars[start..<end].prefix { $0 != "\n" }.count
    return SourceLocation(
      file: file, line: firstLine + lineFeeds, column: column + (lineFeeds == 0 ? firstColumn : 1), length: length)
  }
}
