internal import Detection
internal import Primitives

/// A time of a log in words, in UTC.
enum LogMoment {
  static func day(_ time: Milliseconds) -> String { "\(CalendarDate(daysSinceEpoch: Int(time / 86_400_000)))" }

  /// `09:30`, `09:30:05`, `09:30:05.250`: as exact as the time itself.
  static func clock(_ time: Milliseconds, seconds: Bool = true) -> String {
    let rest = time % 86_400_000
    var text = "\(two(rest / 3_600_000)):\(two(rest / 60_000 % 60))"
    guard seconds else { return text }
    text += ":\(two(rest / 1_000 % 60))"
    let fraction = rest % 1_000
    return fraction == 0 ? text : text + "." + String(repeating: "0", count: 3 - "\(fraction)".count) + "\(fraction)"
  }

  /// `2026-01-18 09:30:05`.
  static func text(_ time: Milliseconds) -> String { "\(day(time)) \(clock(time))" }

  private static func two(_ number: Milliseconds) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
