/// How it went when somebody outside was asked, kept on the disk: since when it goes wrong, why, and when to try again.
public struct Trouble: Hashable, Sendable {
  /// Seconds since 1970.
  public let since: Int
  public let failures: Int
  public let nextTry: Int
  /// What happened last, without a full stop.
  public let reason: String

  static let waitSecondsMax = 3_600
  private static let reasonBytesMax = 500

  init(since: Int, failures: Int, nextTry: Int, reason: String) {
    self.since = since
    self.failures = failures
    self.nextTry = nextTry
    self.reason = reason
  }

  /// After one more failure: a minute, then twice as long each time, up to an hour.
  public static func after(_ earlier: Trouble?, reason: String, seconds: Int) -> Trouble {
    let failures = (earlier?.failures ?? 0) + 1
    let wait = min(waitSecondsMax, 60 << min(failures - 1, 6))
    return Trouble(
      since: earlier?.since ?? seconds, failures: failures, nextTry: seconds &+ wait, reason: oneLine(reason))
  }

  /// Whether to wait still. A clock that was set back does not make it wait for longer than it ever would.
  public func waits(at seconds: Int) -> Bool { seconds < nextTry && nextTry - seconds <= Self.waitSecondsMax }

  private static func oneLine(_ text: String) -> String {
    let line = text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }
    var short = String(String.UnicodeScalarView(line))
    while short.utf8.count > reasonBytesMax { short.removeLast() }
    return short
  }

  var text: String { "\(since) \(failures) \(nextTry)\n\(reason)\n" }

  /// Nil where it is not that.
  init?(text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let numbers = lines.first?.split(separator: " ").map { Int($0) } ?? []
    guard lines.count == 3, numbers.count == 3, let since = numbers[0], let failures = numbers[1],
      let nextTry = numbers[2]
    else { return nil }
    self.init(since: since, failures: failures, nextTry: nextTry, reason: String(lines[1]))
  }
}
