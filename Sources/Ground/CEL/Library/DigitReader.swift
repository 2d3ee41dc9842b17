/// Reads the parts of dates and durations.
struct DigitReader {
  private(set) var rest: Substring.UTF8View

  init(_ text: String) { rest = text[...].utf8 }

  var isAtEnd: Bool { rest.isEmpty }

  /// Takes one of the characters.
  mutating func take(_ characters: String) -> Bool {
    guard let first = rest.first, characters.utf8.contains(first) else { return false }
    rest.removeFirst()
    return true
  }

  mutating func skip() { rest.removeFirst() }

  /// A number of exactly that many digits.
  mutating func number(_ digits: Int) -> Int? {
    let text = rest.prefix(digits)
    guard text.count == digits, text.allSatisfy(Lexer.isDigit) else { return nil }
    rest.removeFirst(digits)
    return text.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  /// `.123456789` as nanoseconds, 0 where there is none; nil where a point has no digits or more than nine.
  mutating func fraction() -> Int? {
    guard take(".") else { return 0 }
    let digits = rest.prefix(while: Lexer.isDigit)
    guard (1...9).contains(digits.count) else { return nil }
    var value = number(digits.count) ?? 0
    for _ in digits.count..<9 { value *= 10 }
    return value
  }

  /// `Z` or `+01:00` as seconds east of Greenwich.
  mutating func offset() -> Int? {
    if take("Zz") { return 0 }
    let sign = rest.first == UInt8(ascii: "-") ? -1 : 1
    guard take("+-"), let hours = number(2), take(":"), let minutes = number(2), hours < 24, minutes < 60 else {
      return nil
    }
    return sign * (hours * 3600 + minutes * 60)
  }

  private static let units: [(String, Int64)] = [
    ("ns", 1), ("us", 1000), ("\u{B5}s", 1000), ("\u{3BC}s", 1000), ("ms", 1_000_000), ("s", 1_000_000_000),
    ("m", 60_000_000_000), ("h", 3_600_000_000_000),
  ]

  /// `1.5h` as nanoseconds.
  mutating func quantity() -> Int64? {
    let whole = rest.prefix(while: Lexer.isDigit)
    rest.removeFirst(whole.count)
    var fraction: Substring.UTF8View.SubSequence = rest.prefix(0)
    if take(".") {
      fraction = rest.prefix(while: Lexer.isDigit)
      rest.removeFirst(fraction.count)
    }
    guard whole.count + fraction.count > 0 else { return nil }
    guard let (name, factor) = Self.units.first(where: { rest.starts(with: $0.0.utf8) }) else { return nil }
    rest.removeFirst(name.utf8.count)
    let number = whole.isEmpty ? 0 : Int64(Substring(whole))
    guard let number, case let (product, overflow) = number.multipliedReportingOverflow(by: factor), !overflow else {
      return nil
    }
    return Self.sum(product, fraction: fraction, factor: factor)
  }

  /// Digits of a fraction past the twelfth are less than a nanosecond even of an hour, and are cut off.
  private static func sum(_ whole: Int64, fraction: Substring.UTF8View, factor: Int64) -> Int64? {
    var (part, scale): (Int64, Int64) = (0, 1)
    for digit in fraction.prefix(12) {
      part = part * 10 + Int64(digit - UInt8(ascii: "0"))
      scale *= 10
    }
    // The product may need more than 64 bits; the quotient is less than an hour.
    let added = scale.dividingFullWidth(part.multipliedFullWidth(by: factor)).quotient
    let (total, overflow) = whole.addingReportingOverflow(added)
    return overflow ? nil : total
  }
}
