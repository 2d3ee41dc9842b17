import DetectionTestKit
import Testing

@testable import Detection

@Suite struct BacktestTests {
  private static let day: Milliseconds = 86_400_000

  private func alert(_ rule: String, _ key: String, day: Int = 0, hour: Int64 = 0) -> BacktestAlert {
    BacktestAlert(
      Alert(
        rule: rule, key: [.text(key)], roles: [], time: EventText.start + Int64(day) * Self.day + hour * 3_600_000,
        events: [.number(1)], reason: key, pattern: "p"))
  }

  private func backtest(
    _ old: [BacktestAlert], _ new: [BacktestAlert], rules: [String] = ["b", "a"], days: Int = 4
  ) -> Backtest {
    Backtest(
      old: old, new: new, ruleIDs: rules, span: EventText.start...(EventText.start + Int64(days) * Self.day - 1))
  }

  @Test func `alerts are the same where rule and key are`() {
    let result = backtest(
      [alert("a", "1"), alert("a", "2", day: 1), alert("b", "1")],
      [alert("a", "2", day: 2), alert("b", "1"), alert("b", "3", day: 3)])
    #expect(result.rules.map(\.id) == ["a", "b"])
    #expect(result.rules.map(\.total.gained) == [0, 1])
    #expect(result.rules.map(\.total.lost) == [1, 0])
    #expect(result.rules.map(\.total.unchanged) == [1, 1])
    #expect(result.total.before == 3 && result.total.now == 3)
    #expect(result.gained.map(\.reason) == ["3"] && result.lost.map(\.reason) == ["1"])
    let first = result.dayRange.lowerBound
    #expect(result.days.keys.sorted() == [first, first + 2, first + 3])
    #expect(result.days[first] == Backtest.Counts(gained: 0, lost: 1, unchanged: 1))
  }

  @Test func `a key that raises again counts as often as it did`() {
    let result = backtest(
      [alert("a", "1"), alert("a", "1", day: 1), alert("a", "1", day: 2)], [alert("a", "1", day: 1)])
    #expect(result.total == Backtest.Counts(gained: 0, lost: 2, unchanged: 1))
    #expect(result.lost.map(\.time) == [EventText.start + Self.day, EventText.start + 2 * Self.day])
  }

  @Test func `texts of other bytes are other keys`() {
    #expect(backtest([alert("a", "e\u{301}")], [alert("a", "\u{E9}")]).total.unchanged == 0)
  }

  private func many(_ rule: String, _ count: Int, day: Int = 0) -> [BacktestAlert] {
    (0..<count).map { alert(rule, "\(day)-\($0)", day: day) }
  }

  @Test func `more than three times and more than ten is a jump`() {
    func sets(_ old: Int, _ new: Int) -> [Backtest.Jump] {
      backtest(many("a", old), many("a", new)).jumps.filter { $0.between == .sets }
    }
    #expect(sets(5, 15).isEmpty && sets(4, 14).isEmpty)
    #expect(sets(5, 16) == [.init(rule: "a", between: .sets, from: 5, to: 16)])
    #expect(sets(16, 5) == [.init(rule: "a", between: .sets, from: 16, to: 5)])
    #expect(sets(0, 1).count == 1 && sets(1, 0).count == 1 && sets(0, 0).isEmpty)
    #expect(sets(3, 13).isEmpty)
  }

  @Test func `halves and days of the log are held against each other`() {
    let new = many("a", 2, day: 0) + many("a", 1, day: 1) + many("a", 20, day: 3)
    let jumps = backtest(new, new).jumps
    #expect(
      jumps == [
        .init(rule: "a", between: .halves, from: 3, to: 20),
        .init(rule: "a", between: .day(backtest(new, new).dayRange.lowerBound + 3), from: 1, to: 20),
      ])
    #expect(backtest(new, new, days: 4).hasChanges == false)
  }

  @Test func `a log of one day has no other days`() {
    #expect(
      backtest(many("a", 30), many("a", 30), days: 1).jumps == [.init(rule: "a", between: .halves, from: 30, to: 0)])
  }
}
