internal import Primitives

/// Times as logs write them, to nanoseconds since 1970 UTC.
public enum LogTime {
  private static let secondNanoseconds: Int64 = 1_000_000_000

  /// A moment of RFC 3339: `2026-01-18T09:30:00Z`, `2026-01-18T10:30:00.25+01:00`. Digits past the ninth of a second are
  /// dropped. Nil where the text is something else, is a leap second, or is not in the years 1970 to 2199.
  public static func nanoseconds(rfc3339 text: some Collection<UInt8>) -> Int64? {
    var reader = DigitReader(text)
    guard let date = CalendarDate(reader.text(10)), reader.skip("T") || reader.skip("t"), let hour = reader.number(2),
      reader.skip(":"), let minute = reader.number(2), reader.skip(":"), let second = reader.number(2), hour < 24,
      minute < 60, second < 60, let fraction = reader.fraction(), let offset = offsetMinutes(&reader), reader.isAtEnd
    else { return nil }
    let seconds = Int64(date.daysSinceEpoch * 86_400 + hour * 3_600 + minute * 60 + second - offset * 60)
    guard (0..<(RuleLimits.times.upperBound + 1) / 1_000).contains(seconds) else { return nil }
    return seconds * secondNanoseconds + fraction
  }

  /// A whole number of milliseconds, seconds or microseconds, in the years 1970 to 2199.
  public static func nanoseconds(_ number: Int64, in unit: EventMap.TimeUnit) -> Int64? {
    guard let nanoseconds = span(number, in: unit), nanoseconds >= 0,
      nanoseconds / 1_000_000 <= RuleLimits.times.upperBound
    else { return nil }
    return nanoseconds
  }

  /// A span of time, in nanoseconds; nil where it is too long for them, or the unit is no unit of spans.
  public static func span(_ number: Int64, in unit: EventMap.TimeUnit) -> Int64? {
    let factor: Int64
    switch unit {
    case .milliseconds: factor = 1_000_000
    case .seconds: factor = secondNanoseconds
    case .microseconds: factor = 1_000
    case .rfc3339: return nil
    }
    let (nanoseconds, overflow) = number.multipliedReportingOverflow(by: factor)
    return overflow ? nil : nanoseconds
  }

  private static func offsetMinutes(_ reader: inout DigitReader) -> Int? {
    if reader.skip("Z") || reader.skip("z") { return 0 }
    let sign = reader.skip("+") ? 1 : reader.skip("-") ? -1 : 0
    guard sign != 0, let hours = reader.number(2), reader.skip(":"), let minutes = reader.number(2), hours < 24,
      minutes < 60
    else { return nil }
    return sign * (hours * 60 + minutes)
  }
}

/// Reads numbers of a fixed count of digits.
private struct DigitReader {
  private let bytes: [UInt8]
  private var position = 0

  /// One byte more than any moment has is enough to refuse the text.
  init(_ text: some Collection<UInt8>) { bytes = Array(text.prefix(65)) }

  var isAtEnd: Bool { position == bytes.count && bytes.count <= 64 }

  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  mutating func text(_ count: Int) -> String {
    defer { position = min(position + count, bytes.count) }
    return String(decoding: bytes[position...].prefix(count), as: UTF8.self)
  }

  mutating func number(_ digits: Int) -> Int? {
    guard position + digits <= bytes.count else { return nil }
    var number = 0
    for byte in bytes[position..<position + digits] {
      guard (48...57).contains(byte) else { return nil }
      number = number * 10 + Int(byte - 48)
    }
    position += digits
    return number
  }

  /// `.25` as nanoseconds; 0 where there is no point; nil where no digit follows it.
  mutating func fraction() -> Int64? {
    guard skip(".") else { return 0 }
    var nanoseconds: Int64 = 0
    var unit: Int64 = 100_000_000
    let start = position
    while let digit = number(1) {
      nanoseconds += Int64(digit) * unit
      unit /= 10
    }
    return position > start ? nanoseconds : nil
  }
}
