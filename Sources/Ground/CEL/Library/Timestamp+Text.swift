/// RFC 3339.
extension Timestamp {
  /// `2026-11-23T08:30:00Z`, with a fraction and an offset if any; nil for other texts and outside of years 1 to 9999.
  public init?(_ text: String) {
    var reader = DigitReader(text)
    guard let year = reader.number(4), reader.take("-"), let month = reader.number(2), reader.take("-"),
      let day = reader.number(2), reader.take("Tt"), let hour = reader.number(2), reader.take(":"),
      let minute = reader.number(2), reader.take(":"), let second = reader.number(2),
      (1...12).contains(month), (1...CivilTime.daysInMonth(month, of: year)).contains(day), hour < 24, minute < 60,
      second < 60, let nanoseconds = reader.fraction(), let offset = reader.offset(), reader.isAtEnd
    else { return nil }
    let days = CivilTime.days(year: year, month: month, day: day)
    self.init(
      seconds: Int64(days * 86_400 + hour * 3600 + minute * 60 + second - offset), nanoseconds: Int32(nanoseconds))
  }

  /// In UTC, with as many digits of the fraction as it has.
  public var text: String {
    let civil = CivilTime(self, offsetSeconds: 0)
    let day = "\(padded(civil.year, 4))-\(padded(civil.month, 2))-\(padded(civil.day, 2))"
    let time = "\(padded(civil.hour, 2)):\(padded(civil.minute, 2)):\(padded(civil.second, 2))"
    return "\(day)T\(time)\(fractionText(Int(nanoseconds)))Z"
  }
}

extension TimeSpan {
  /// In seconds, with as many digits of the fraction as it has: `3600s`, `-0.5s`.
  public var text: String {
    let magnitude = nanoseconds.magnitude
    let fraction = fractionText(Int(magnitude % 1_000_000_000))
    return "\(nanoseconds < 0 ? "-" : "")\(magnitude / 1_000_000_000)\(fraction)s"
  }

  /// Numbers with units: `1h30m`, `-1.5s`, `250ms`; nil for other texts and for more than 292 years.
  public init?(_ text: String) {
    var reader = DigitReader(text)
    let isNegative = text.hasPrefix("-")
    if isNegative || text.hasPrefix("+") { _ = reader.take("+-") }
    var total: Int64 = 0
    var isUnitless = reader.rest.elementsEqual("0".utf8)
    if isUnitless { _ = reader.number(1) }
    while !reader.isAtEnd {
      guard let part = reader.quantity() else { return nil }
      let (sum, overflow) = total.addingReportingOverflow(isNegative ? -part : part)
      guard !overflow else { return nil }
      (total, isUnitless) = (sum, true)
    }
    guard isUnitless else { return nil }
    self.init(nanoseconds: total)
  }
}

private func padded(_ number: Int, _ digits: Int) -> String {
  let text = String(number)
  return String(repeating: "0", count: max(0, digits - text.count)) + text
}

private func fractionText(_ nanoseconds: Int) -> String {
  guard nanoseconds > 0 else { return "" }
  var digits = padded(nanoseconds, 9)
  while digits.hasSuffix("0") { digits.removeLast() }
  return ".\(digits)"
}
