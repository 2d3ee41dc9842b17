internal import CTime
internal import Glibc

/// What the clock says, beside a counter that nobody can set.
public struct ClockReading: Hashable, Sendable {
  /// Nanoseconds since 1970, UTC.
  public let wall: Int
  /// Nanoseconds since the machine started, sleep included.
  public let counter: Int
  /// Whether the system says that its clock is kept in step with others.
  public let isSynchronised: Bool

  public init(wall: Int, counter: Int, isSynchronised: Bool = true) {
    self.wall = wall
    self.counter = counter
    self.isSynchronised = isSynchronised
  }

  public static func now() -> ClockReading {
    // The two are read close together; reading them takes under a microsecond.
    let (wall, counter) = (nanoseconds(CLOCK_REALTIME), nanoseconds(CLOCK_BOOTTIME))
    return ClockReading(wall: wall, counter: counter, isSynchronised: bb_clock_is_kept_in_step() == 1)
  }

  /// Whole seconds since 1970.
  public var seconds: Int { wall >= 0 ? wall / 1_000_000_000 : -((999_999_999 - wall) / 1_000_000_000) }

  /// How far the clock moved by itself since an earlier reading, in nanoseconds: set by hand, by a time server, or wrong.
  public func step(since earlier: ClockReading) -> Int { (wall &- earlier.wall) &- (counter &- earlier.counter) }

  /// Whether it stepped by more than a second.
  public func hasStepped(since earlier: ClockReading) -> Bool { step(since: earlier).magnitude > 1_000_000_000 }

  private static func nanoseconds(_ clock: clockid_t) -> Int {
    var time = timespec()
    // SAFETY: clock_gettime writes into a local of its own type.
    guard unsafe clock_gettime(clock, &time) == 0 else { preconditionFailure("the system has the clock") }
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }

}
