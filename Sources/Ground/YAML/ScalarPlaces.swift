public import SourceText

/// Where a scalar's text stands in its file, whatever YAML made of the written lines: quotes and escapes taken away,
/// lines folded, indentation dropped. Every visible character has its exact place; white space that YAML made of a
/// line's end stands at that end.
public struct ScalarPlaces: Sendable {
  /// Characters that stand side by side in the text and in one line of the file.
  private struct Piece: Sendable {
    /// In scalars of the text.
    let start: Int
    let line: Int
    let column: Int
    /// How many scalars of the file a character takes: several for an escape, none for a line that was folded.
    let width: Int
  }

  private let file: SourceFile
  private let text: String
  private var pieces: [Piece] = []
  private let end: (line: Int, column: Int)

  /// Nil where the file does not hold the text at that place.
  public init?(of text: String, at place: SourceLocation) {
    (file, self.text) = (place.file, text)
    var written = WrittenScalar(at: place)
    for (index, scalar) in text.unicodeScalars.enumerated() {
      guard let (line, column, width) = written.take(scalar) else { return nil }
      if let last = pieces.last, last.line == line, last.width == width,
        last.column + (index - last.start) * width == column
      {
        continue
      }
      pieces.append(Piece(start: index, line: line, column: column, width: width))
    }
    end = (written.line, written.column)
  }

  /// The place of bytes of the text; of several lines, what is in the first.
  public func location(_ span: Range<Int>) -> SourceLocation {
    let utf8 = text.utf8
    let start = utf8.index(utf8.startIndex, offsetBy: min(span.lowerBound, utf8.count))
    let end = utf8.index(start, offsetBy: max(0, min(span.upperBound, utf8.count) - span.lowerBound))
    let first = text.unicodeScalars[..<start].count
    guard let from = place(first) else {
      return SourceLocation(file: file, line: self.end.line, column: self.end.column)
    }
    let behind = stride(from: first + text.unicodeScalars[start..<end].count - 1, to: first, by: -1).lazy
      .compactMap { place($0) }.first { $0.line == from.line }
    let last = behind ?? from
    return SourceLocation(
      file: file, line: from.line, column: from.column, length: last.column + last.width - from.column)
  }

  /// Nil behind the last character.
  private func place(_ index: Int) -> (line: Int, column: Int, width: Int)? {
    guard index < text.unicodeScalars.count, let piece = pieces.last(where: { $0.start <= index }) else { return nil }
    return (piece.line, piece.column + (index - piece.start) * piece.width, piece.width)
  }
}

/// A walk over the written form of one scalar.
private struct WrittenScalar {
  private enum Style {
    case bare, single, double
  }

  private let file: SourceFile
  private let style: Style
  private(set) var line: Int
  /// Counted from 0 in `scalars`.
  private var position: Int
  private var scalars: [Unicode.Scalar]

  var column: Int { position + 1 }

  init(at place: SourceLocation) {
    (file, line, position) = (place.file, place.line, place.column - 1)
    scalars = Array((place.file.line(place.line) ?? "").unicodeScalars)
    let mark = position < scalars.count ? scalars[position] : nil
    style = mark == "'" ? .single : mark == "\"" ? .double : .bare
    if style != .bare { position += 1 }
    // The line of a block's mark holds nothing of its text.
    if mark == "|" || mark == ">" { position = scalars.count }
  }

  /// The place of the next character of the text; nil where another one is written.
  mutating func take(_ scalar: Unicode.Scalar) -> (line: Int, column: Int, width: Int)? {
    if !scalar.properties.isWhitespace {
      while let unit = unit, unit.value?.properties.isWhitespace ?? true { guard skip(unit.width) else { return nil } }
    }
    guard let unit, unit.value == scalar else {
      return scalar.properties.isWhitespace ? (line, column, 0) : nil
    }
    defer { position += unit.width }
    return (line, column, unit.width)
  }

  /// The character written next, and how many scalars it takes; without value at a line's end.
  private var unit: (value: Unicode.Scalar?, width: Int)? {
    guard position < scalars.count else { return (nil, 0) }
    let written = scalars[position]
    let next = position + 1 < scalars.count ? scalars[position + 1] : nil
    switch (style, written) {
    case (.single, "'"): return next == "'" ? ("'", 2) : nil
    case (.double, "\""): return nil
    case (.double, "\\"): return next.flatMap { escape($0) } ?? (nil, 1)
    default: return (written, 1)
    }
  }

  private func escape(_ letter: Unicode.Scalar) -> (value: Unicode.Scalar?, width: Int)? {
    if let digits = ["x": 2, "u": 4, "U": 8][letter] {
      let written = String(String.UnicodeScalarView(scalars.dropFirst(position + 2).prefix(digits)))
      return (UInt32(written, radix: 16).flatMap { Unicode.Scalar($0) }, digits + 2)
    }
    return (Self.escapes[letter] ?? letter, 2)
  }

  /// YAML 1.1, section 5.7; any other letter stands for itself.
  private static let escapes: [Unicode.Scalar: Unicode.Scalar] = [
    "0": "\0", "a": "\u{7}", "b": "\u{8}", "t": "\t", "n": "\n", "v": "\u{B}", "f": "\u{C}", "r": "\r", "e": "\u{1B}",
    "N": "\u{85}", "_": "\u{A0}", "L": "\u{2028}", "P": "\u{2029}",
  ]

  /// Over so many characters, or over a line's end; false at the file's end.
  private mutating func skip(_ width: Int) -> Bool {
    guard position >= scalars.count else {
      position += width
      return true
    }
    guard let next = file.line(line + 1) else { return false }
    line += 1
    position = 0
    scalars = Array(next.unicodeScalars)
    return true
  }
}
