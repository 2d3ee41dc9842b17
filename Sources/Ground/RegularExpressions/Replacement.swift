/// What stands in place of a match: text with `\0` for the whole match, `\1` to `\9` for groups, `\\` for a backslash.
public struct Replacement: Hashable, Sendable {
  enum Piece: Hashable, Sendable {
    case text([UInt8])
    case group(Int)
  }

  let pieces: [Piece]
  /// The highest group that it names.
  public let highestGroup: Int

  /// Why a replacement is not accepted: at this byte a backslash is not followed by a digit or a backslash.
  public struct BadEscape: Error, Hashable, Sendable {
    public let offset: Int
  }

  public init(_ text: String) throws(BadEscape) {
    var pieces: [Piece] = []
    var plain: [UInt8] = []
    var bytes = text.utf8.enumerated().makeIterator()
    while let (offset, byte) = bytes.next() {
      guard byte == UInt8(ascii: "\\") else {
        plain.append(byte)
        continue
      }
      switch bytes.next()?.element {
      case UInt8(ascii: "\\"): plain.append(byte)
      case .some(let digit) where (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit):
        if !plain.isEmpty { pieces.append(.text(plain)) }
        plain = []
        pieces.append(.group(Int(digit - UInt8(ascii: "0"))))
      default: throw BadEscape(offset: offset)
      }
    }
    if !plain.isEmpty { pieces.append(.text(plain)) }
    self.pieces = pieces
    highestGroup = pieces.reduce(0) { if case .group(let number) = $1 { max($0, number) } else { $0 } }
  }
}

/// Why no text came of a replacement.
public enum ReplacementError: Error, Hashable, Sendable {
  /// The replacement names a group that the pattern does not have.
  case noSuchGroup(Int)
  /// The new text would be longer than allowed.
  case tooLong(bytesMax: Int)
}

extension RegularExpression {
  /// The text with its first `max` matches replaced; a group that took no part is empty.
  public func replacing(
    in text: RawSpan, with replacement: Replacement, max: Int = .max, bytesMax: Int = 1 << 20
  ) throws(ReplacementError) -> [UInt8] {
    guard replacement.highestGroup <= groupCount else { throw .noSuchGroup(replacement.highestGroup) }
    var result: [UInt8] = []
    var place = 0
    for match in allMatches(in: text, max: max) {
      try append(text, place..<match.range.lowerBound, to: &result, bytesMax)
      for piece in replacement.pieces {
        switch piece {
        case .text(let bytes):
          guard result.count + bytes.count <= bytesMax else { throw .tooLong(bytesMax: bytesMax) }
          result += bytes
        case .group(let number):
          guard let range = number == 0 ? match.range : match.groups[number - 1] else { continue }
          try append(text, range, to: &result, bytesMax)
        }
      }
      place = match.range.upperBound
    }
    try append(text, place..<text.byteCount, to: &result, bytesMax)
    return result
  }

  private func append(
    _ text: RawSpan, _ range: Range<Int>, to result: inout [UInt8], _ bytesMax: Int
  ) throws(ReplacementError) {
    guard result.count + range.count <= bytesMax else { throw .tooLong(bytesMax: bytesMax) }
    // SAFETY: the buffer is copied while the span is alive.
    unsafe text.extracting(range).withUnsafeBytes { unsafe result.append(contentsOf: $0) }
  }
}
