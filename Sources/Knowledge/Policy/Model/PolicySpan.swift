public import Primitives

/// How long something lasts, as people write it in a policy: `72h`, `90d`, `6m` (months), `2y`.
public struct PolicySpan: Hashable, Sendable, CustomStringConvertible {
  public enum Unit: String, Sendable, CaseIterable {
    case hours = "h"
    case days = "d"
    case months = "m"
    case years = "y"

    var word: String {
      switch self {
      case .hours: "hour"
      case .days: "day"
      case .months: "month"
      case .years: "year"
      }
    }
  }

  public let count: Int
  public let unit: Unit

  /// Nil where the text is no span from 1 to 9,999 of a unit.
  public init?(_ text: String) {
    guard let last = text.last, let unit = Unit(rawValue: String(last)) else { return nil }
    let digits = text.dropLast()
    guard (1...4).contains(digits.utf8.count), digits.utf8.allSatisfy({ (48...57).contains($0) }),
      let count = Int(digits), count > 0
    else { return nil }
    self.count = count
    self.unit = unit
  }

  public var description: String { "\(count)\(unit.rawValue)" }

  /// `72 hours`, `1 month`.
  public var words: String { English.count(count, unit.word) }

  /// The last day; a span of hours counts each day that has begun.
  public func end(from day: CalendarDate) -> CalendarDate {
    switch unit {
    case .hours: CalendarDate(daysSinceEpoch: day.daysSinceEpoch + (count + 23) / 24)
    case .days: CalendarDate(daysSinceEpoch: day.daysSinceEpoch + count)
    case .months: day.adding(months: count)
    case .years: day.adding(months: 12 * count)
    }
  }

  /// Whether it can be shorter than six months of the calendar, which have up to 184 days.
  var isUnderSixMonths: Bool {
    switch unit {
    case .hours: count < 184 * 24
    case .days: count < 184
    case .months: count < 6
    case .years: false
    }
  }

  /// For comparing; a month has 30 days and a year 365.
  public var hours: Int {
    switch unit {
    case .hours: count
    case .days: count * 24
    case .months: count * 24 * 30
    case .years: count * 24 * 365
    }
  }
}
