internal import SourceText
internal import YAML

/// A text of another format, in YAML or in JSON, which is nearly a part of YAML.
enum ForeignText {
  static func parse(_ file: SourceFile, into log: inout Diagnostics) -> YAMLNode? {
    let isJSON = file.bytes.first { ![0xEF, 0xBB, 0xBF, 0x20, 0x09, 0x0A, 0x0D].contains($0) } == UInt8(ascii: "{")
    guard isJSON else { return YAMLParser.parse(file, into: &log) }
    let bytes = joiningSurrogates(blankingRefused(file.bytes))
    return YAMLParser.parse(SourceFile(name: file.name, bytes: bytes), into: &log)
  }

  /// Characters that JSON takes as they are and YAML refuses or takes for the end of a line become blanks of the same
  /// length, so that every place stays what it is.
  private static func blankingRefused(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for place in bytes.indices {
      switch bytes[place] {
      case 0x7F: bytes[place] = 0x20
      // U+0080 to U+009F
      case 0x80...0x9F where place >= 1 && bytes[place - 1] == 0xC2: bytes[place] = 0xA0
      // U+2028 to U+202E
      case 0xA8...0xAE where place >= 2 && bytes[place - 2] == 0xE2 && bytes[place - 1] == 0x80: bytes[place] = 0x8A
      // U+2066 to U+2069
      case 0xA6...0xA9 where place >= 2 && bytes[place - 2] == 0xE2 && bytes[place - 1] == 0x81:
        (bytes[place - 1], bytes[place]) = (0x80, 0x8A)
      // U+FFFE and U+FFFF
      case 0xBE...0xBF where place >= 2 && bytes[place - 2] == 0xEF && bytes[place - 1] == 0xBF: bytes[place] = 0xBD
      default: break
      }
    }
    return bytes
  }

  /// JSON escapes a character beyond U+FFFF as a pair of surrogates, which YAML refuses: each pair becomes the
  /// character itself, and half a pair the replacement character.
  private static func joiningSurrogates(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(UInt8(ascii: "\\")) else { return bytes }
    var joined: [UInt8] = []
    joined.reserveCapacity(bytes.count)
    var place = 0
    while place < bytes.count {
      guard bytes[place] == UInt8(ascii: "\\") else {
        joined.append(bytes[place])
        place += 1
        continue
      }
      switch (escape(bytes, at: place), escape(bytes, at: place + 6)) {
      case (let high?, let low?) where high >> 10 == 0x36 && low >> 10 == 0x37:
        let scalar = Unicode.Scalar(UInt32(0x10000 + (high & 0x3FF) << 10 + low & 0x3FF))
        joined += String(Character(scalar ?? "\u{FFFD}")).utf8
        place += 12
      case (let half?, _) where half >> 11 == 0x1B:
        joined += "\\ufffd".utf8
        place += 6
      default:
        joined += bytes[place..<min(place + 2, bytes.count)]
        place += 2
      }
    }
    return joined
  }

  /// The number in `\uXXXX`.
  private static func escape(_ bytes: [UInt8], at place: Int) -> Int? {
    guard place + 6 <= bytes.count, bytes[place] == UInt8(ascii: "\\"), bytes[place + 1] == UInt8(ascii: "u") else {
      return nil
    }
    return Int(String(decoding: bytes[place + 2..<place + 6], as: UTF8.self), radix: 16)
  }
}
