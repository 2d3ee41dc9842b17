/// How long a message may take: some time for all, and more for what keeps coming.
public struct Pace: Hashable, Sendable {
  private let start: Int
  private var bytes = 0

  /// - Parameter now: Milliseconds of a clock that only goes forward.
  public init(now: Int) { start = now }

  public mutating func moved(_ count: Int) { bytes += count }

  /// When it is over, unless more moves until then.
  public func deadline(_ limits: Limits) -> Int {
    let earned = limits.graceSeconds * 1_000 + bytes * 1_000 / max(1, limits.bytesPerSecond)
    return start + min(earned, limits.messageSeconds * 1_000)
  }
}
