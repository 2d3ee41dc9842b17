internal import Memory

/// The times of the latest events, by number: as many as the longest window that counts reaches back.
struct EventTimes: ~Copyable {
  private var times = Block<Int64>(count: 1 << 12)
  /// Milliseconds that an event's time can still be asked for.
  let horizon: Int64
  private var newest: UInt64 = 0

  init(horizon: Int64) { self.horizon = horizon }

  var byteCount: Int { times.count * 8 }

  @inline(__always)
  mutating func note(_ number: UInt64, _ time: Int64) {
    if number >= UInt64(times.count) { makeRoom(for: number, time) }
    times[Int(truncatingIfNeeded: number) & (times.count - 1)] = time
    newest = max(newest, number)
  }

  /// The place may be taken only from an event that no window reaches any more.
  @inline(__always)
  private mutating func makeRoom(for number: UInt64, _ time: Int64) {
    guard times[Int(truncatingIfNeeded: number) & (times.count - 1)] >= time - horizon, number > newest else { return }
    grow()
  }

  @inline(never)
  private mutating func grow() {
    var larger = Block<Int64>(count: times.count * 2)
    let oldest = newest >= UInt64(times.count) ? newest - UInt64(times.count) + 1 : 0
    for number in oldest...newest {
      larger[Int(truncatingIfNeeded: number) & (larger.count - 1)] =
        times[Int(truncatingIfNeeded: number) & (times.count - 1)]
    }
    swap(&times, &larger)
  }

  /// The time of an event that was noted, by the low bits of its number; nil where it lies behind the horizon.
  @inline(__always)
  func time(of low: UInt32, near current: UInt64) -> Int64? {
    let number = Self.full(low, near: current)
    guard number <= newest, newest - number < UInt64(times.count) else { return nil }
    return times[Int(truncatingIfNeeded: number) & (times.count - 1)]
  }

  /// The number whose low bits these are, among those nearest to the current one: events that were held back can have
  /// larger numbers than it.
  @inline(__always)
  static func full(_ low: UInt32, near current: UInt64) -> UInt64 {
    current &+ UInt64(bitPattern: Int64(Int32(bitPattern: low &- UInt32(truncatingIfNeeded: current))))
  }
}

extension EventTimes {
  func save(to sink: inout StateSink) throws {
    try sink.put(newest)
    try sink.put(times, used: times.count)
  }

  private init(horizon: Int64, newest: UInt64, times: consuming Block<Int64>) {
    (self.horizon, self.newest) = (horizon, newest)
    self.times = times
  }

  static func restored(horizon: Int64, from source: inout StateSource) throws -> EventTimes {
    let newest = try source.number()
    let times = try source.block(Int64.self)
    guard times.count & (times.count - 1) == 0 else { throw StateError.damaged }
    return EventTimes(horizon: horizon, newest: newest, times: times)
  }
}
