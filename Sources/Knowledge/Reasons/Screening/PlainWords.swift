internal import TextFolding

/// A text as words that look the same in every spelling, each with the place where it starts.
struct PlainWords {
  struct Word {
    let text: String
    /// Byte offset in the original text.
    let start: Int
  }

  /// The text's bytes as they look: small letters, look-alike letters and wide digits as ASCII, nothing invisible.
  private(set) var bytes: [UInt8] = []
  /// For each of `bytes` the offset in the text.
  private(set) var places: [Int] = []
  private(set) var words: [Word] = []

  /// Read in pieces that the folder takes whole.
  private static let pieceBytesMax = 8 << 10

  init(_ text: String, folder: inout TextFolder) {
    let (source, origins) = Self.source(text)
    var start = 0
    while start < source.count {
      let end = Self.pieceEnd(source, from: start)
      folder.fold(source[start..<end].span.bytes)
      if folder.isASCII {
        bytes += source[start..<end].map(Self.small)
        places += origins[start..<end]
      } else {
        bytes += folder.plain.memory[..<folder.plain.count].map(Self.small)
        places += folder.plain.places[..<folder.plain.count].map { origins[Int($0) + start] }
      }
      start = end
    }
    split()
  }

  /// The text with every script's digits as ASCII, and for each byte the offset from which it comes.
  private static func source(_ text: String) -> (bytes: [UInt8], origins: [Int]) {
    var bytes: [UInt8] = []
    var origins: [Int] = []
    var offset = 0
    for scalar in text.unicodeScalars {
      let own = UTF8.encode(scalar).map(Array.init) ?? []
      if !scalar.isASCII, scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue {
        bytes.append(UInt8(ascii: "0") + UInt8(value))
        origins.append(offset)
      } else {
        bytes += own
        origins += offset..<(offset + own.count)
      }
      offset += own.count
    }
    return (bytes, origins)
  }

  /// A place between characters, where one can be found.
  private static func pieceEnd(_ source: [UInt8], from start: Int) -> Int {
    var end = min(source.count, start + pieceBytesMax)
    while end < source.count, end > start + pieceBytesMax / 2, source[end] & 0xC0 == 0x80 { end -= 1 }
    return end
  }

  private static func small(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte + 32 : byte
  }

  static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...: true
    default: false
    }
  }

  private mutating func split() {
    var start = 0
    func isWord(_ place: Int) -> Bool { place < bytes.count && Self.isWord(bytes[place]) }
    while start < bytes.count {
      guard isWord(start) else {
        start += 1
        continue
      }
      var end = start
      if let length = Self.signLength(bytes, at: start) {
        end += length
      } else {
        repeat { end += 1 } while isWord(end) && Self.signLength(bytes, at: end) == nil
      }
      words.append(Word(text: String(decoding: bytes[start..<end], as: UTF8.self), start: places[start]))
      start = end
    }
  }

  /// The bytes of a character in a script that puts no space between words: it counts as a word of its own.
  private static func signLength(_ bytes: [UInt8], at place: Int) -> Int? {
    let length = bytes[place] >= 0xF0 ? 4 : bytes[place] >= 0xE0 ? 3 : 0
    guard length > 0, place + length <= bytes.count else { return nil }
    guard let scalar = String(decoding: bytes[place..<place + length], as: UTF8.self).unicodeScalars.first else {
      return nil
    }
    return switch scalar.value {
    // Thai and Lao, Burmese, the parts of Korean syllables, Khmer, Japanese, Chinese.
    case 0x0E00...0x0EFF, 0x1000...0x11FF, 0x1780...0x17FF, 0x3040...0x30FF, 0x3400...0x9FFF, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0x20000...0x3FFFF:
      length
    default: nil
    }
  }
}

extension PlainWords.Word {
  /// One letter of a script with words: `a`, `é`.
  var isLetter: Bool { text.count == 1 && weight == 2 }

  /// Two signs say about as much as one word.
  var weight: Int { text.utf8.count > 2 && text.unicodeScalars.count == 1 ? 1 : 2 }
}
