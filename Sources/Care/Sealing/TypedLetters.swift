internal import Sodium

/// What was typed, letter by letter, without a copy of it.
enum TypedLetters {
  static let byteCountMax = 1_024

  enum Letter: Equatable {
    case letter(UInt8)
    case digit(UInt8)
    /// Something that is seen by nobody.
    case nothing
    case separator
  }

  /// Gives the first four letters of each word, packed into a number, and how many letters it has. Digits separate, so that a
  /// numbered list can be read.
  static func words(_ typed: borrowing Secret, _ body: (UInt32, Int) -> Void) {
    var (letters, count): (UInt32, Int) = (0, 0)
    each(typed) { letter in
      switch letter {
      case .letter(let byte):
        if count < 4 { letters = letters << 8 | UInt32(byte) }
        count += 1
      case .nothing: break
      case .digit, .separator:
        if count > 0 { body(letters, count) }
        (letters, count) = (0, 0)
      }
    }
    if count > 0 { body(letters, count) }
  }

  /// Each letter of UTF-8 text; bytes that are no text are letters that fit nowhere.
  static func each(_ typed: borrowing Secret, _ body: (Letter) -> Void) {
    var place = 0
    while place < typed.byteCount {
      let first = typed[place]
      let length = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0
      guard length > 0, place + length <= typed.byteCount,
        (place + 1..<place + length).allSatisfy({ typed[$0] & 0xC0 == 0x80 })
      else {
        body(.letter(unknown))
        place += 1
        continue
      }
      let start = length == 1 ? UInt32(first) : UInt32(first) & (0x7F >> UInt32(length))
      body(fold((place + 1..<place + length).reduce(start) { $0 << 6 | UInt32(typed[$1] & 0x3F) }))
      place += length
    }
  }

  /// A letter of another script: it must not vanish and leave a shorter word that is known.
  private static let unknown: UInt8 = 0xFF

  static func fold(_ scalar: UInt32) -> Letter {
    switch scalar {
    case 0x41...0x5A: .letter(UInt8(scalar + 0x20))
    case 0x61...0x7A: .letter(UInt8(scalar))
    case 0x30...0x39: .digit(UInt8(scalar - 0x30))
    case 0..<0xC0: scalar == 0xAD ? .nothing : .separator
    case 0xC0...0xFF: .letter(latin[Int(scalar - 0xC0)])
    case 0x300...0x36F, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFE00...0xFE0F, 0xFEFF: .nothing
    case 0x2000...0x206F, 0x3000...0x303F, 0x1680, 0xFE58, 0xFE63, 0xFF0D: .separator
    case 0xFF21...0xFF3A: .letter(UInt8(scalar - 0xFF21 + 0x61))
    case 0xFF41...0xFF5A: .letter(UInt8(scalar - 0xFF41 + 0x61))
    default: digit(scalar).map { .digit($0) } ?? .letter(unknown)
    }
  }

  /// À to ÿ without their marks.
  private static let latin = Array("aaaaaaaceeeeiiiidnooooo?ouuuuy?saaaaaaaceeeeiiiidnooooo?ouuuuy?y".utf8)

  /// Digits of full width, and of Arabic, Persian, Devanagari, Bengali, Gurmukhi, Tamil and Thai.
  private static func digit(_ scalar: UInt32) -> UInt8? {
    let zeros: [UInt32] = [0xFF10, 0x660, 0x6F0, 0x966, 0x9E6, 0xA66, 0xBE6, 0xE50]
    return zeros.first { ($0...$0 + 9).contains(scalar) }.map { UInt8(scalar - $0) }
  }
}
