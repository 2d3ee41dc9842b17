/// What is written of one answer. Nothing that somebody sent fits into it.
public struct LogEntry: Hashable, Sendable {
  public let route: RouteName
  public let status: Status
  public let milliseconds: Int
  public let refusal: Refusal?

  public init(route: RouteName, status: Status, milliseconds: Int, refusal: Refusal?) {
    (self.route, self.status, self.milliseconds, self.refusal) = (route, status, milliseconds, refusal)
  }

  /// `route=start status=200 ms=3`, without a line end.
  public var line: String {
    "route=\(route) status=\(status.rawValue) ms=\(milliseconds)" + (refusal.map { " refusal=\($0.rawValue)" } ?? "")
  }
}
