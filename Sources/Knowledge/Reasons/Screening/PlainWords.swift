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
    let source = Array(text.utf8)
    var start = 0
    while start < source.count {
      let end = Self.pieceEnd(source, from: start)
      folder.fold(source[start..<end].span.bytes)
      if folder.isASCII {
        bytes += source[start..<end].map(Self.small)
        places += start..<end
      } else {
        bytes += folder.plain.memory[..<folder.plain.count].map(Self.small)
        places += folder.plain.places[..<folder.plain.count].map { Int($0) + start }
      }
      start = end
    }
    split()
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
    var place = 0
    while place < bytes.count {
      guard Self.isWord(bytes[place]) else {
        place += 1
        continue
      }
      let start = place
      while place < bytes.count, Self.isWord(bytes[place]) { place += 1 }
      words.append(Word(text: String(decoding: bytes[start..<place], as: UTF8.self), start: places[start]))
    }
  }
}
