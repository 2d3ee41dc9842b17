public import Sodium

/// Ten bytes as 27 digits, for people to whom the words are foreign: 25 for the number, two as a check (ISO 7064, MOD
/// 97-10), in groups of three.
public enum DigitCode {
  static let byteCount = 10
  private static let digitCount = 25
  public static let allCount = digitCount + 2

  public static func text(of secret: borrowing Secret) throws(SealingError) -> Secret {
    guard secret.byteCount == byteCount else { throw .sodium(.malformed) }
    var rest = [UInt8](repeating: 0, count: byteCount)
    var digits = [UInt8](repeating: 0, count: allCount)
    defer {
      Libsodium.wipe(&rest)
      Libsodium.wipe(&digits)
    }
    for place in 0..<byteCount { rest[place] = secret[place] }
    for place in (0..<digitCount).reversed() { digits[place] = divideByTen(&rest) }
    let check = 98 - remainder(of: digits)
    digits[digitCount] = UInt8(check / 10)
    digits[digitCount + 1] = UInt8(check % 10)
    return try sodium { () throws(SodiumError) in
      // Every fourth character is a space.
      try Secret(byteCount: allCount + allCount / 3 - 1) { $0 % 4 == 3 ? 0x20 : 0x30 + digits[$0 / 4 * 3 + $0 % 4] }
    }
  }

  public static func secret(from typed: borrowing Secret) throws(TypedCodeError) -> Secret {
    guard typed.byteCount <= TypedLetters.byteCountMax else { throw .tooLong }
    var digits = [UInt8](repeating: 0, count: allCount)
    var bytes = [UInt8](repeating: 0, count: byteCount)
    defer {
      Libsodium.wipe(&digits)
      Libsodium.wipe(&bytes)
    }
    var found = 0
    TypedLetters.each(typed) { letter in
      guard case .digit(let digit) = letter else { return }
      if found < allCount { digits[found] = digit }
      found += 1
    }
    guard found == allCount else { throw .digitCount(found: found, expected: allCount) }
    guard remainder(of: digits) == 1 else { throw .check }
    for digit in digits[..<digitCount] {
      guard timesTen(&bytes, plus: digit) else { throw .check }
    }
    do throws(SodiumError) { return try Secret(taking: &bytes) } catch { throw .noMemory }
  }

  /// The number as it stands, by 97.
  private static func remainder(of digits: [UInt8]) -> Int { digits.reduce(0) { ($0 * 10 + Int($1)) % 97 } }

  /// Gives the last digit.
  private static func divideByTen(_ number: inout [UInt8]) -> UInt8 {
    var carry = 0
    for place in number.indices {
      let part = carry << 8 | Int(number[place])
      number[place] = UInt8(part / 10)
      carry = part % 10
    }
    return UInt8(carry)
  }

  /// False where the number becomes too large.
  private static func timesTen(_ number: inout [UInt8], plus digit: UInt8) -> Bool {
    var carry = Int(digit)
    for place in number.indices.reversed() {
      let part = Int(number[place]) * 10 + carry
      number[place] = UInt8(part & 0xFF)
      carry = part >> 8
    }
    return carry == 0
  }
}
