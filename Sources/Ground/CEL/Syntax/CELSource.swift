public import SourceText
private import YAML

/// The text of one expression, and where it stands.
public struct CELSource: Sendable {
  private enum Origin {
    case itself(SourceFile)
    case scalar(ScalarPlaces)
  }

  public let text: String
  private let origin: Origin

  /// An expression on its own, such as a command's argument.
  public init(_ text: String, name: String = "expression") {
    self.text = text
    origin = .itself(SourceFile(name: name, text: text))
  }

  /// An expression that is a scalar of a YAML file: diagnostics show the file's own lines, whether it is plain, in
  /// quotes or in a block. Where the file does not hold it, they show its text under the place's name.
  public init(_ text: String, at place: SourceLocation) {
    self.text = text
    origin =
      ScalarPlaces(of: text, at: place).map { .scalar($0) }
      ?? .itself(SourceFile(name: "\(place.file.name):\(place.line)", text: text))
  }

  /// The place of the whole expression; of several lines, the first.
  public var location: SourceLocation { location(0..<text.utf8.count) }

  /// The place of bytes of the text; of several lines, the first.
  public func location(_ span: Range<Int>) -> SourceLocation {
    switch origin {
    case .scalar(let places): places.location(span)
    case .itself(let file): location(span, in: file)
    }
  }

  private func location(_ span: Range<Int>, in file: SourceFile) -> SourceLocation {
    let start = text.utf8.index(text.startIndex, offsetBy: min(span.lowerBound, text.utf8.count))
    let end = text.utf8.index(start, offsetBy: max(0, min(span.upperBound, text.utf8.count) - span.lowerBound))
    let before = text.unicodeScalars[..<start]
    let lineFeeds = before.reduce(0) { $0 + ($1 == "\n" ? 1 : 0) }
    let column = before.reversed().prefix { $0 != "\n" }.count
    let length = text.unicodeScalars[start..<end].prefix { $0 != "\n" }.count
    return SourceLocation(file: file, line: 1 + lineFeeds, column: 1 + column, length: length)
  }
}
