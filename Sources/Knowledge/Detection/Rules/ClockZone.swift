internal import CEL

/// The zone by whose clock a calendar window is cut: `UTC`, a fixed distance from it such as `+05:30`, or a place of the
/// IANA database such as `Australia/Sydney`, whose clock is set forward and back.
public struct ClockZone: Hashable, Sendable, CustomStringConvertible {
  public static let utc = ClockZone(name: "UTC", firstOffset: 0)

  public let description: String
  private let firstOffset: Milliseconds
  /// When the clock is set, rising.
  private var times: [Milliseconds] = []
  /// How far the clock is ahead of UTC from each of these times on.
  private var offsets: [Milliseconds] = []

  private init(name: String, firstOffset: Milliseconds) { (description, self.firstOffset) = (name, firstOffset) }

  /// Nil where the text is no such zone.
  public init?(_ text: String) {
    if text == "UTC" || text == "Z" {
      self = .utc
    } else if let minutes = Self.minutes(text) {
      self.init(name: minutes == 0 ? "UTC" : text, firstOffset: minutes * 60_000)
    } else if let clock = PlaceClock(text, throughYear: Self.lastYear) {
      self.init(name: text, firstOffset: Milliseconds(clock.firstOffset) * 1_000)
      times = clock.changes.map { $0.time * 1_000 }
      offsets = clock.changes.map { Milliseconds($0.offset) * 1_000 }
    } else {
      return nil
    }
  }

  /// The last of an event; see `RuleLimits.times`.
  private static let lastYear = 2_199

  /// `+05:30` and `-03:00`, from -14 to +14 hours.
  private static func minutes(_ text: String) -> Milliseconds? {
    let bytes = Array(text.utf8)
    guard bytes.count == 6, bytes[0] == UInt8(ascii: "+") || bytes[0] == UInt8(ascii: "-"),
      bytes[3] == UInt8(ascii: ":")
    else { return nil }
    let digits = [1, 2, 4, 5].map { Milliseconds(bytes[$0]) - 48 }
    guard digits.allSatisfy({ (0...9).contains($0) }) else { return nil }
    let (hours, rest) = (digits[0] * 10 + digits[1], digits[2] * 10 + digits[3])
    guard hours * 60 + rest <= 14 * 60, rest < 60 else { return nil }
    return (bytes[0] == UInt8(ascii: "-") ? -1 : 1) * (hours * 60 + rest)
  }

  /// The furthest that the zone's clock has shown up to a time, in milliseconds since its own midnight of 1970-01-01:
  /// a clock that is set back stands still for that long.
  func furthestClock(at time: Milliseconds) -> Milliseconds {
    // The last change at or before the time, by halving.
    var (low, high) = (0, times.count)
    while low < high {
      let middle = (low + high) / 2
      if times[middle] <= time { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return time + firstOffset }
    let before = low > 1 ? offsets[low - 2] : firstOffset
    return max(time + offsets[low - 1], times[low - 1] - 1 + before)
  }
}
