/// The zone by whose clock a calendar window is cut: `UTC`, or a fixed distance from it such as `+05:30`.
public struct ClockZone: Hashable, Sendable, CustomStringConvertible {
  public static let utc = ClockZone(minutes: 0)

  /// How far the clock is ahead of UTC, from -14 to +14 hours.
  public let minutes: Int

  private init(minutes: Int) { self.minutes = minutes }

  /// Nil where the text is no such zone.
  public init?(_ text: String) {
    if text == "UTC" || text == "Z" {
      self = .utc
      return
    }
    let bytes = Array(text.utf8)
    guard bytes.count == 6, bytes[0] == UInt8(ascii: "+") || bytes[0] == UInt8(ascii: "-"),
      bytes[3] == UInt8(ascii: ":")
    else { return nil }
    let digits = [1, 2, 4, 5].map { Int(bytes[$0]) - 48 }
    guard digits.allSatisfy((0...9).contains) else { return nil }
    let (hours, rest) = (digits[0] * 10 + digits[1], digits[2] * 10 + digits[3])
    guard hours * 60 + rest <= 14 * 60, rest < 60 else { return nil }
    self.init(minutes: (bytes[0] == UInt8(ascii: "-") ? -1 : 1) * (hours * 60 + rest))
  }

  public func offset(at time: Milliseconds) -> Milliseconds { Milliseconds(minutes) * 60_000 }

  public var description: String {
    guard minutes != 0 else { return "UTC" }
    let (hours, rest) = (abs(minutes) / 60, abs(minutes) % 60)
    return "\(minutes < 0 ? "-" : "+")\(hours < 10 ? "0" : "")\(hours):\(rest < 10 ? "0" : "")\(rest)"
  }
}
