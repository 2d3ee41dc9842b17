internal import Primitives

/// A second in UTC as records and pages write it: `2026-11-24T23:41:39Z`.
public enum UTCTime {
  private static let daySeconds = 86_400
  /// 1900 to 2199: what `CalendarDate` reads.
  private static let range = -2_208_988_800...7_258_118_399

  /// Seconds since 1970; outside 1900 to 2199 the nearest end.
  public static func text(_ seconds: Int) -> String {
    let seconds = min(max(seconds, range.lowerBound), range.upperBound)
    let days = seconds >= 0 ? seconds / daySeconds : (seconds - daySeconds + 1) / daySeconds
    let rest = seconds - days * daySeconds
    return "\(CalendarDate(daysSinceEpoch: days))T\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
  }

  /// Nil for anything but the one form.
  public static func seconds(_ text: String) -> Int? {
    let bytes = Array(text.utf8)
    guard bytes.count == 20, let day = CalendarDate(text.prefix(10)) else { return nil }
    let parts = [11, 14, 17].map { number(bytes[$0..<$0 + 2]) }
    guard let hour = parts[0], let minute = parts[1], let second = parts[2] else { return nil }
    let seconds = day.daysSinceEpoch * daySeconds + hour * 3600 + minute * 60 + second
    return self.text(seconds) == text ? seconds : nil
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? { Int(String(decoding: digits, as: UTF8.self)) }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
