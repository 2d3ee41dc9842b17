public import Primitives

/// Windows of the calendar: hours, days or weeks by the clock of a zone. Where the clock is set forward or back, a day
/// has 23 or 25 hours, an hour that is shown twice is one window of two hours, and one that is left out does not occur.
public struct CalendarWindow: Sendable {
  public enum Unit: String, Sendable, CaseIterable {
    case hour, day, week

    var milliseconds: Milliseconds {
      switch self {
      case .hour: 3_600_000
      case .day: 86_400_000
      case .week: 7 * 86_400_000
      }
    }
  }

  public let unit: Unit
  public let zone: ClockZone
  /// Window 0 starts at midnight of this day; a week starts on its weekday.
  public let from: CalendarDate

  public init(unit: Unit, zone: ClockZone, from: CalendarDate) {
    self.unit = unit
    self.zone = zone
    self.from = from
  }

  /// The number of windows from `from` to the one that has the time; negative before it.
  public func number(at time: Milliseconds) -> Int64 {
    let clock = zone.furthestClock(at: time) - origin
    return clock >= 0 ? clock / unit.milliseconds : (clock + 1) / unit.milliseconds - 1
  }

  /// The window's start by the zone's clock: `2026-01-18`, for hours `2026-01-18 13:00`.
  public func text(of number: Int64) -> String {
    let start = origin + number * unit.milliseconds
    let day = (start >= 0 ? start : start - 86_399_999) / 86_400_000
    let date = "\(CalendarDate(daysSinceEpoch: Int(day)))"
    guard unit == .hour else { return date }
    let hour = (start - day * 86_400_000) / 3_600_000
    return "\(date) \(hour < 10 ? "0" : "")\(hour):00"
  }

  private var origin: Milliseconds { Milliseconds(from.daysSinceEpoch) * 86_400_000 }
}
