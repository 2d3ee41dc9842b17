/// What one byte of a text is to a word.
enum CharacterKind {
  /// Stands between words.
  static let separator: UInt8 = 0
  /// Is not there: an apostrophe, a control character, the star of "f*ck".
  static let dropped: UInt8 = 1
  static let digit: UInt8 = 2
  /// Can stand for a letter inside a word.
  static let symbol: UInt8 = 3
  /// The kinds from here on are letters: the small letter, or the byte of a character that is not ASCII.
  static let letters: UInt8 = 4

  static let table: [UInt8] = (0...255).map { of(UInt8($0)) }

  private static func of(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), 0x80...: byte
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit
    case UInt8(ascii: "@"), UInt8(ascii: "$"), UInt8(ascii: "!"), UInt8(ascii: "|"), UInt8(ascii: "+"): symbol
    // Tab to carriage return are white space; other control characters are seen by nobody.
    case 0x09...0x0D: separator
    case UInt8(ascii: "'"), UInt8(ascii: "`"), UInt8(ascii: "*"), 0x00...0x1F, 0x7F: dropped
    default: separator
    }
  }

  /// The letter for which a digit or symbol stands inside a word; the byte itself where it stands for none.
  ///
  /// - Parameter one: the reading of those that can be an i or an l.
  static func letter(for byte: UInt8, one: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "0"): UInt8(ascii: "o")
    case UInt8(ascii: "1"), UInt8(ascii: "!"), UInt8(ascii: "|"): one
    case UInt8(ascii: "3"): UInt8(ascii: "e")
    case UInt8(ascii: "4"), UInt8(ascii: "@"): UInt8(ascii: "a")
    case UInt8(ascii: "5"), UInt8(ascii: "$"): UInt8(ascii: "s")
    case UInt8(ascii: "7"), UInt8(ascii: "+"): UInt8(ascii: "t")
    default: byte
    }
  }
}
