import Files

/// What a clock shows in a place: `Europe/Vienna`, `UTC`, or a fixed offset such as `+02:00`.
enum TimeZones {
  private static let folder = "/usr/share/zoneinfo"
  private static let nameBytesMax = 64

  static func civil(_ time: Timestamp, in zone: String) throws(EvaluationError) -> CivilTime {
    CivilTime(time, offsetSeconds: try find(zone).offset(at: time.seconds))
  }

  /// A fixed offset, or the rules of a place from the system's zone files.
  static func find(_ zone: String) throws(EvaluationError) -> TimeZone {
    if let fixed = fixedOffset(zone) { return TimeZone(fixedOffset: fixed) }
    guard isName(zone), let bytes = try? FileSystem.read("\(folder)/\(zone)", limitBytes: TimeZone.bytesMax),
      let rules = TimeZone(bytes)
    else {
      throw EvaluationError(
        .invalidArgument, "there is no time zone \"\(zone.prefix(80))\"; write it like Europe/Vienna or +02:00")
    }
    return rules
  }

  /// Letters, digits and a few marks, so that no name leads out of the folder.
  private static func isName(_ zone: String) -> Bool {
    let parts = zone.split(separator: "/", omittingEmptySubsequences: false)
    return zone.utf8.count <= nameBytesMax
      && parts.allSatisfy { part in
        !part.isEmpty && part.utf8.allSatisfy { Lexer.isWord($0) || Lexer.isDigit($0) || "+-".utf8.contains($0) }
      }
  }

  /// `02:00`, `+02:00`, `-09:30`.
  private static func fixedOffset(_ text: String) -> Int? {
    if ["UTC", "Z", ""].contains(text) { return 0 }
    var reader = DigitReader(text.first?.isNumber == true ? "+\(text)" : text)
    guard let offset = reader.offset(), reader.isAtEnd else { return nil }
    return offset
  }
}
