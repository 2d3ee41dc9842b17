/// Time zones that are the same all year: `UTC`, `+05:30`, `-08:00`, `05:30`.
enum FixedOffset {
  /// Seconds east of Greenwich; nil for names of places and for anything malformed.
  static func seconds(_ text: String) -> Int? {
    if ["UTC", "Z", ""].contains(text) { return 0 }
    var bytes = Array(text.utf8)[...]
    let isWest = bytes.first == UInt8(ascii: "-")
    if isWest || bytes.first == UInt8(ascii: "+") { bytes.removeFirst() }
    guard bytes.count == 5, bytes[bytes.startIndex + 2] == UInt8(ascii: ":"),
      let hours = number(bytes.prefix(2)), let minutes = number(bytes.suffix(2)), hours < 24, minutes < 60
    else { return nil }
    return (hours * 3600 + minutes * 60) * (isWest ? -1 : 1)
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }
}
