/// Follows people after each measure until harm comes again, or the log ends. Days must not go back.
struct FirstReturns: Sendable {
  private struct Followed: Sendable {
    /// Measures that were ever given, by bits; only the first time counts.
    var seen: UInt64 = 0
    var open: [(measure: Int, day: Int)] = []
  }

  private(set) var curves: [HarmCurve]
  private var followed: [UInt64: Followed] = [:]

  init(measureCount: Int) { curves = Array(repeating: HarmCurve(), count: measureCount) }

  mutating func act(on key: UInt64, measures: UInt64, day: Int) {
    guard measures != 0 else { return }
    var person = followed[key] ?? Followed()
    var fresh = measures & ~person.seen
    guard fresh != 0 else { return }
    person.seen |= fresh
    while fresh != 0 {
      person.open.append((fresh.trailingZeroBitCount, day))
      fresh &= fresh - 1
    }
    followed[key] = person
  }

  mutating func harm(by key: UInt64, day: Int) {
    guard let person = followed[key], !person.open.isEmpty else { return }
    for open in person.open { curves[open.measure].addHarm(afterDays: day - open.day) }
    followed[key]?.open.removeAll()
  }

  /// The log ends on that day: the others were watched until then.
  mutating func end(day: Int) {
    for person in followed.values {
      for open in person.open { curves[open.measure].addWatched(forDays: day - open.day) }
    }
    followed.removeAll()
  }
}
