/// Where a request goes: decoded once, and spelled in one way only.
///
/// A path with an empty or dot segment, a percent sign that decodes to a separator, to a percent sign, to a control
/// character or to a letter that needs none, or one that is not UTF-8, is no path. So what a guard in front of us sees is
/// what we see.
public struct RequestTarget: Sendable {
  /// Decoded, without slashes. The root has none; a slash at the end is an empty last segment.
  public let segments: [String]
  /// Still encoded; nil where there is no question mark.
  let query: Range<Int>?

  init(_ bytes: [UInt8], _ range: Range<Int>) throws(Refusal) {
    guard let first = range.first, bytes[first] == UInt8(ascii: "/") else { throw .target }
    var pathEnd = range.upperBound
    var query: Range<Int>?
    for place in range {
      if bytes[place] == UInt8(ascii: "?") {
        (pathEnd, query) = (place, place + 1..<range.upperBound)
        break
      }
      guard bytes[place].isPathByte else { throw .path }
    }
    if let query { for place in query { guard bytes[place].isQueryByte else { throw .target } } }
    self.query = query
    guard pathEnd > first + 1 else {
      segments = []
      return
    }
    var segments: [String] = []
    var start = first + 1
    for place in start...pathEnd where place == pathEnd || bytes[place] == UInt8(ascii: "/") {
      guard place > start || place == pathEnd else { throw .path }
      segments.append(try Self.decoded(bytes[start..<place]))
      start = place + 1
    }
    self.segments = segments
  }

  private static func decoded(_ raw: ArraySlice<UInt8>) throws(Refusal) -> String {
    var bytes: [UInt8] = []
    var place = raw.startIndex
    while place < raw.endIndex {
      guard raw[place] == UInt8(ascii: "%") else {
        bytes.append(raw[place])
        place += 1
        continue
      }
      guard place + 2 < raw.endIndex, let high = raw[place + 1].hexValue, let low = raw[place + 2].hexValue else {
        throw .path
      }
      let byte = high << 4 | low
      let separators = Array("/\\%".utf8)
      guard byte > 0x1F, byte != 0x7F, !byte.isUnreserved, !separators.contains(byte) else { throw .path }
      bytes.append(byte)
      place += 3
    }
    guard let text = String(validating: bytes, as: UTF8.self), text != ".", text != ".." else { throw .path }
    return text
  }
}

extension UInt8 {
  /// RFC 3986, section 2.3.
  var isUnreserved: Bool { isLetter || isDigit || Self.unreservedMarks.contains(self) }
  private static let unreservedMarks = Array("-._~".utf8)

  /// RFC 3986, section 3.3, with the separator.
  var isPathByte: Bool { isLetter || isDigit || Self.pathMarks.contains(self) }
  private static let pathMarks = Array("-._~/%!$&'()*+,;=:@".utf8)

  var isQueryByte: Bool { isPathByte || self == UInt8(ascii: "?") }
}
