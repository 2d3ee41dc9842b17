/// Timestamps and durations: making them, calculating with them, reading the calendar and the clock.
enum Times {
  static let functions: [Function] =
    [
      Function(
        "timestamp",
        [
          .function("timestamp_to_timestamp") { (a: Timestamp) in a },
          .function("string_to_timestamp") { (a: String) throws(EvaluationError) in try timestamp(a) }.once(),
          .function("int64_to_timestamp") { (a: Int64) throws(EvaluationError) in
            try inRange(Timestamp(seconds: a))
          },
        ]),
      Function(
        "duration",
        [
          .function("duration_to_duration") { (a: TimeSpan) in a },
          .function("string_to_duration") { (a: String) throws(EvaluationError) in try span(a) }.once(),
        ]),
    ] + calendar + clock

  private static func timestamp(_ text: String) throws(EvaluationError) -> Timestamp {
    guard let time = Timestamp(text) else {
      throw EvaluationError(
        .range, "\"\(text.prefix(80))\" is no time between the years 1 and 9999, such as 2026-11-23T08:30:00Z",
        advice: "write the day, the letter T, hours, minutes and seconds, and Z or an offset such as +10:00")
    }
    return time
  }

  private static func span(_ text: String) throws(EvaluationError) -> TimeSpan {
    guard let span = TimeSpan(text) else {
      throw EvaluationError(
        .range, "\"\(text.prefix(80))\" is no duration up to 292 years, such as 1h30m or 90s",
        advice: "the units are h, m, s, ms, us and ns; a day is 24h")
    }
    return span
  }

  static func inRange(_ time: Timestamp?) throws(EvaluationError) -> Timestamp {
    guard let time else {
      throw EvaluationError(
        .range, "the time is outside of the years 1 to 9999",
        advice: "a time made of a number counts seconds, not milliseconds, since 1970")
    }
    return time
  }

  // MARK: Parts of a time

  private static let calendar: [Function] =
    [
      part("getFullYear", "year") { $0.year }, part("getMonth", "month") { $0.month - 1 },
      part("getDate", "day_of_month_1_based") { $0.day }, part("getDayOfMonth", "day_of_month") { $0.day - 1 },
      part("getDayOfWeek", "day_of_week") { $0.dayOfWeek }, part("getDayOfYear", "day_of_year") { $0.dayOfYear },
    ]

  private static let clock: [Function] = [
    part("getHours", "hours", of: 3600) { $0.hour }, part("getMinutes", "minutes", of: 60) { $0.minute },
    part("getSeconds", "seconds", of: 1) { $0.second },
    Function(
      "getMilliseconds",
      part("getMilliseconds", "milliseconds") { $0.nanosecond / 1_000_000 }.overloads + [
        .method("duration_to_milliseconds") { (a: TimeSpan) in a.nanoseconds / 1_000_000 % 1000 }
      ]),
  ]

  private static func part(_ function: String, _ id: String, _ read: @escaping @Sendable (CivilTime) -> Int) -> Function
  {
    let zoned = Overload.method("timestamp_to_\(id)_with_tz") {
      (time: Timestamp, zone: String) throws(EvaluationError) in
      Int64(read(try TimeZones.civil(time, in: zone)))
    }.preparing(argument: 1) { zone throws(EvaluationError) in
      let zone = try TimeZones.find(String(zone) ?? "")
      return .binary { time, _ throws(EvaluationError) in
        guard let time = Timestamp(time) else { throw EvaluationError.noSuchOverload(function, [time]) }
        return .int(Int64(read(CivilTime(time, offsetSeconds: zone.offset(at: time.seconds)))))
      }
    }
    return Function(
      function,
      [.method("timestamp_to_\(id)") { (time: Timestamp) in Int64(read(CivilTime(time, offsetSeconds: 0))) }, zoned])
  }

  /// A part that a duration has too: the whole duration in that unit.
  private static func part(
    _ function: String, _ id: String, of seconds: Int64, _ read: @escaping @Sendable (CivilTime) -> Int
  ) -> Function {
    let whole = Overload.method("duration_to_\(id)") { (span: TimeSpan) in span.nanoseconds / (seconds * 1_000_000_000)
    }
    return Function(function, part(function, id, read).overloads + [whole])
  }
}

extension Timestamp {
  func adding(_ span: TimeSpan) throws(EvaluationError) -> Timestamp {
    let total = Int64(nanoseconds) + span.nanoseconds % 1_000_000_000
    let carry = total < 0 ? -1 : total / 1_000_000_000
    let seconds = seconds + span.nanoseconds / 1_000_000_000 + carry
    return try Times.inRange(
      Timestamp(seconds: seconds, nanoseconds: Int32(total - carry * 1_000_000_000)))
  }

  func since(_ earlier: Timestamp) throws(EvaluationError) -> TimeSpan {
    var (whole, rest) = (seconds - earlier.seconds, Int64(nanoseconds - earlier.nanoseconds))
    // Both of one sign, so that the longest span does not overflow on the way.
    if whole < 0, rest > 0 { (whole, rest) = (whole + 1, rest - 1_000_000_000) }
    if whole > 0, rest < 0 { (whole, rest) = (whole - 1, rest + 1_000_000_000) }
    let product = try Arithmetic.checked(whole.multipliedReportingOverflow(by: 1_000_000_000))
    return TimeSpan(nanoseconds: try Arithmetic.checked(product.addingReportingOverflow(rest)))
  }
}
