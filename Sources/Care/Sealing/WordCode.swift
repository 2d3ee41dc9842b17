public import Sodium

/// Bytes as words that people can write down, with a check sum: eleven bits a word, the last eight of which are the first
/// byte of SHA-256 of the bytes.
public enum WordCode {
  /// 2,048 short words, distinct in their first four letters; see docs/evidence.md for how they were chosen.
  public static let words: [[UInt8]] =
    EmbeddedFiles.all.first { $0.path == "receipt-words.txt" }
    .map { "\($0.text)".utf8.split(separator: 0x0A).map { Array($0) } } ?? []

  private static let places: [UInt32: Int] = Dictionary(
    words.enumerated().map { (key($0.element.prefix(4)), $0.offset) }, uniquingKeysWith: { first, _ in first })

  private static func key(_ letters: ArraySlice<UInt8>) -> UInt32 { letters.reduce(0) { $0 << 8 | UInt32($1) } }

  /// How many words so many bytes need; nil where they do not come out even.
  static func wordCount(bytes: Int) -> Int? { (bytes + 1) * 8 % 11 == 0 ? (bytes + 1) * 8 / 11 : nil }

  /// The words with a space between them.
  public static func text(of secret: borrowing Secret) throws(SealingError) -> Secret {
    guard let count = wordCount(bytes: secret.byteCount) else { throw .sodium(.malformed) }
    let check = KeyedHash.sha256(of: secret)[0]
    var text: [UInt8] = []
    // Enough for all, so that nothing is left behind by a larger array.
    text.reserveCapacity(count * 9)
    for word in 0..<count {
      var number = 0
      for bit in word * 11..<word * 11 + 11 {
        let byte = bit / 8 < secret.byteCount ? secret[bit / 8] : check
        number = number << 1 | Int(byte >> (7 - bit % 8)) & 1
      }
      if word > 0 { text.append(0x20) }
      text += words[number]
    }
    return try sodium { () throws(SodiumError) in try Secret(taking: &text) }
  }

  /// Reads what somebody typed. The first four letters of a word count; upper case, hyphens, line ends, odd spaces, marks
  /// that cannot be seen and accents do not.
  public static func secret(from typed: borrowing Secret, bytes: Int) throws(TypedCodeError) -> Secret {
    guard typed.byteCount <= TypedLetters.byteCountMax else { throw .tooLong }
    let expected = wordCount(bytes: bytes) ?? 0
    // Two bytes a word; overwritten at the end.
    var numbers = [UInt8](repeating: 0, count: expected * 2)
    defer { Libsodium.wipe(&numbers) }
    var (found, unknown): (Int, Int?) = (0, nil)
    TypedLetters.words(typed) { letters, count in
      if found < expected, count >= 4, let number = places[letters] {
        numbers[found * 2] = UInt8(number >> 8)
        numbers[found * 2 + 1] = UInt8(number & 0xFF)
      } else if unknown == nil {
        unknown = found
      }
      found += 1
    }
    guard found == expected else { throw .wordCount(found: found, expected: expected) }
    if let unknown { throw .unknownWord(place: unknown + 1) }
    return try checked(numbers, bytes: bytes)
  }

  private static func checked(_ numbers: [UInt8], bytes: Int) throws(TypedCodeError) -> Secret {
    func byte(_ place: Int) -> UInt8 {
      (place * 8..<place * 8 + 8).reduce(0) { byte, bit in
        let inWord = 10 - bit % 11
        return byte << 1 | numbers[bit / 11 * 2 + (inWord >= 8 ? 0 : 1)] >> (inWord % 8) & 1
      }
    }
    let secret: Secret
    do throws(SodiumError) { secret = try Secret(byteCount: bytes, byte) } catch { throw .noMemory }
    guard KeyedHash.sha256(of: secret)[0] == byte(bytes) else { throw .check }
    return secret
  }
}
