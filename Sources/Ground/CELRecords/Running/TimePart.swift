/// What a calendar and a clock show for nanoseconds since 1970, in the proleptic Gregorian calendar.
enum TimePart: UInt64, CaseIterable {
  case fullYear, month, date, dayOfMonth, dayOfWeek, dayOfYear, hours, minutes, seconds, milliseconds

  /// The member function that reads the part.
  var function: String {
    switch self {
    case .fullYear: "getFullYear"
    case .month: "getMonth"
    case .date: "getDate"
    case .dayOfMonth: "getDayOfMonth"
    case .dayOfWeek: "getDayOfWeek"
    case .dayOfYear: "getDayOfYear"
    case .hours: "getHours"
    case .minutes: "getMinutes"
    case .seconds: "getSeconds"
    case .milliseconds: "getMilliseconds"
    }
  }

  @inline(__always)
  func of(time nanoseconds: Int64, offsetSeconds: Int64) -> Int64 {
    let second = Self.wholeSeconds(nanoseconds) + offsetSeconds
    switch self {
    case .hours: return remainder(second, 86_400) / 3600
    case .minutes: return remainder(second, 3600) / 60
    case .seconds: return remainder(second, 60)
    case .milliseconds: return remainder(nanoseconds, 1_000_000_000) / 1_000_000
    // 1970-01-01 was a Thursday, and weeks count from Sunday.
    case .dayOfWeek: return remainder(quotient(second, 86_400) + 4, 7)
    case .fullYear, .month, .date, .dayOfMonth, .dayOfYear: return of(day: quotient(second, 86_400))
    }
  }

  @inline(__always)
  static func wholeSeconds(_ nanoseconds: Int64) -> Int64 { quotient(nanoseconds, 1_000_000_000) }

  /// In that unit the whole duration, but for milliseconds, which are those of its second.
  @inline(__always)
  func of(duration nanoseconds: Int64) -> Int64 {
    switch self {
    case .hours: nanoseconds / 3_600_000_000_000
    case .minutes: nanoseconds / 60_000_000_000
    case .seconds: nanoseconds / 1_000_000_000
    default: nanoseconds / 1_000_000 % 1000
    }
  }

  /// Days are counted in eras of 400 years whose years start on the first of March, as in Howard Hinnant's
  /// "chrono-compatible low-level date algorithms".
  private func of(day: Int64) -> Int64 {
    let shifted = day + 719_468
    let era = quotient(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayFromMarch = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayFromMarch + 2) / 153
    let dayOfMonth = dayFromMarch - (153 * monthFromMarch + 2) / 5
    let month = monthFromMarch < 10 ? monthFromMarch + 2 : monthFromMarch - 10
    let year = era * 400 + yearOfEra + (month < 2 ? 1 : 0)
    switch self {
    case .fullYear: return year
    case .month: return month
    case .date: return dayOfMonth + 1
    case .dayOfMonth: return dayOfMonth
    default:
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      return dayFromMarch >= 306 ? dayFromMarch - 306 : dayFromMarch + (isLeap ? 60 : 59)
    }
  }
}

/// Both round towards the past.
@inline(__always)
private func quotient(_ value: Int64, _ divisor: Int64) -> Int64 {
  let quotient = value / divisor
  return quotient &* divisor > value ? quotient - 1 : quotient
}

@inline(__always)
private func remainder(_ value: Int64, _ divisor: Int64) -> Int64 { value &- quotient(value, divisor) &* divisor }
