public import Detection
import GroundTestKit

/// Small random logs for `RandomRules`: few people, times that coincide, some lines too late and some that are no events.
public struct RandomLog {
  private var random: SeededRandom
  private let unit: EventMap.TimeUnit
  private let hasIDs: Bool

  private init(seed: UInt64, map: EventMap) {
    random = SeededRandom(seed: seed)
    unit = map.timeUnit
    hasIDs = map.id != nil
  }

  /// In 2026: New York forward on 8 March, Lord Howe and Sydney back on 5 April, Cairo forward on 24 April and back from
  /// midnight on 30 October, Sydney forward on 4 October, New York back on 1 November.
  private static let clockChanges: [Milliseconds] = [
    1_772_953_200, 1_775_314_800, 1_775_318_400, 1_776_981_600, 1_793_307_600, 1_791_043_200, 1_793_512_800,
  ].map { $0 * 1_000 }

  /// Lines of JSON for a map of `RandomRules`.
  public static func lines(seed: UInt64, map: EventMap) -> [String] {
    var log = RandomLog(seed: seed &* 31 &+ 7, map: map)
    let count = log.number(10...120)
    // Just before midnight of a window's start, or before the clocks of a place are set.
    var time =
      log.chance(0.5)
      ? EventText.start + Milliseconds(log.number(0...2)) * 86_400_000 - Milliseconds(log.number(0...20)) * 1_000
      : log.one(of: clockChanges) - Milliseconds(log.number(0...20)) * 1_000
        - (log.chance(0.5) ? Milliseconds(log.number(0...26)) * 3_600_000 : 0)
    return (1...count).map { number in
      time += log.step()
      let shown = log.chance(0.08) ? time - log.step() * 2 : time
      return log.chance(0.03) ? log.malformed(shown) : log.line(number, at: shown)
    }
  }

  /// The events on the lines; a line that is none has a number all the same.
  public static func events(_ lines: [String], map: EventMap) -> (events: [DetectionEvent], malformed: [Int64]) {
    let reader = EventReader(map)
    var events: [DetectionEvent] = []
    var malformed: [Int64] = []
    for (index, line) in lines.enumerated() {
      do throws(EventReader.Malformed) {
        events.append(try reader.event(line: Array(line.utf8), number: Int64(index + 1)))
      } catch {
        malformed.append(Int64(index + 1))
      }
    }
    return (events, malformed)
  }

  private mutating func step() -> Milliseconds {
    let steps: [Milliseconds] = [0, 0, 0, 1, 999, 1_000, 1_000, 1_000, 2_000, 3_000, 5_000, 10_000, 60_000]
    return chance(0.02) ? 86_400_000 : chance(0.03) ? 3_600_000 : one(of: steps)
  }

  private mutating func line(_ number: Int, at time: Milliseconds) -> String {
    let people = ["a", "a", "b", "b", "c", "d"]
    var members = [#""at":\#(written(time))"#, #""kind":"\#(one(of: ["M", "m", "m", "b", "b", "f", "r", "z"]))""#]
    if hasIDs { members.append(chance(0.9) ? #""id":"e-\#(number)""# : #""id":\#(number)"#) }
    if chance(0.97) { members.append(#""actor":"\#(one(of: people))""#) }
    if chance(0.97) { members.append(#""other":{"name":"x","id":"\#(one(of: people))"}"#) }
    if chance(0.8) { members.append(#""device":"\#(one(of: ["d1", "d2", "d3", "a"]))""#) }
    if chance(0.8) {
      members.append(#""text":"\#(one(of: ["", "a", "b", "@c", "@a@b", "x", "x[threat]", "ab", "\\u0061"]))""#)
    }
    if chance(0.8) { members.append(#""amount":\#(one(of: ["1", "2", "2.5", "3.0", "4e0", "null"]))"#) }
    if chance(0.7) { members.append(#""flag":\#(one(of: ["true", "false"]))"#) }
    if chance(0.7) { members.append(#""n":\#(number % 4)"#) }
    if chance(0.5) { members.append(#""tags":\#(one(of: ["[]", #"["x"]"#, #"["a","x"]"#, #"["b"]"#]))"#) }
    if chance(0.5) { members.append(#""made":\#(time / 1_000 - Milliseconds(self.number(-2...3)))"#) }
    if chance(0.5) { members.append(#""length":\#(self.number(-1...5))"#) }
    if chance(0.2) { members.append(#""extra":{"at":1,"kind":["b",{}]}"#) }
    if chance(0.3) { members.shuffle(using: &random) }
    return "{\(members.joined(separator: one(of: [",", ", "])))}"
  }

  private mutating func malformed(_ time: Milliseconds) -> String {
    one(of: [
      "", "{", "[]", "null", #"{"at":\#(written(time))}"#, #"{"kind":"m","actor":"a"}"#,
      #"{"at":\#(written(time)),"kind":"m","id":"e","n":1.5}"#,
      #"{"at":\#(written(time)),"kind":"m","id":"e","tags":["a",1]}"#,
      #"{"at":-1,"kind":"m","id":"e"}"#, #"{"at":true,"kind":"m","id":"e"}"#,
    ])
  }

  private func written(_ time: Milliseconds) -> String {
    switch unit {
    case .milliseconds: return "\(time)"
    case .seconds: return "\(time / 1_000)"
    case .microseconds: return "\(time * 1_000 + 7)"
    case .rfc3339:
      // By a clock that is two hours ahead.
      let local = time + 2 * 3_600_000
      let window = CalendarWindow(unit: .day, zone: .utc, from: EventText.firstDay)
      let day = window.number(at: local)
      let rest = local - EventText.start - day * 86_400_000
      func two(_ number: Milliseconds) -> String { number < 10 ? "0\(number)" : "\(number)" }
      let milliseconds = String(String(1_000 + rest % 1_000).dropFirst())
      return
        "\"\(window.text(of: day))T\(two(rest / 3_600_000)):\(two(rest / 60_000 % 60)):\(two(rest / 1_000 % 60)).\(milliseconds)+02:00\""
    }
  }

  private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
  private mutating func chance(_ probability: Double) -> Bool { Double.random(in: 0..<1, using: &random) < probability }

  private mutating func one<Value>(of values: [Value]) -> Value {
    values[Int.random(in: 0..<values.count, using: &random)]
  }
}
