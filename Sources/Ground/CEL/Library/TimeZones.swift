/// What a clock shows in a place: `Europe/Vienna`, `UTC`, or a fixed offset such as `+02:00`.
enum TimeZones {
  static func civil(_ time: Timestamp, in zone: String) throws(EvaluationError) -> CivilTime {
    CivilTime(time, offsetSeconds: try offset(of: zone, at: time))
  }

  private static func offset(of zone: String, at time: Timestamp) throws(EvaluationError) -> Int {
    if let fixed = fixedOffset(zone) { return fixed }
    throw EvaluationError(.invalidArgument, "there is no time zone \"\(zone.prefix(80))\"")
  }

  /// `02:00`, `+02:00`, `-09:30`.
  private static func fixedOffset(_ text: String) -> Int? {
    if ["UTC", "Z", ""].contains(text) { return 0 }
    var reader = DigitReader(text.first?.isNumber == true ? "+\(text)" : text)
    guard let offset = reader.offset(), reader.isAtEnd else { return nil }
    return offset
  }
}
