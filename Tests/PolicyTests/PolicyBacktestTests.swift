import Policy
import Primitives
import Testing

@Suite struct PolicyBacktestTests {
  @Test func `harm again is Kaplan and Meier's share`() throws {
    // Ten people: harm on days 10 and 40, one watched for 20 days, seven for 200.
    var curve = HarmCurve()
    curve.addHarm(afterDays: 10)
    curve.addHarm(afterDays: 40)
    curve.addWatched(forDays: 20)
    for _ in 0..<7 { curve.addWatched(forDays: 200) }
    #expect(curve.count == 10)
    let first = try #require(curve.share(within: 30))
    #expect(abs(first.value - 0.1) < 1e-12)
    let second = try #require(curve.share(within: 90))
    // 0.9 survived the first, then one of eight still watched.
    #expect(abs(second.value - (1 - 0.9 * 7 / 8)) < 1e-12)
    #expect(try #require(second.error) > #require(first.error))
    #expect(curve.harmed(within: 90) == 2)
    #expect(curve.unseen(before: 30) == 1)
  }

  @Test func `fewer than ten say nothing`() {
    var curve = HarmCurve()
    for day in 0..<9 { curve.addHarm(afterDays: day) }
    #expect(curve.share(within: 180) == nil)
    curve.addWatched(forDays: 1)
    // All who were watched on were harmed, and stay so.
    #expect(curve.share(within: 180)?.value == 1)
    #expect(curve.share(within: 180)?.error == nil)
  }

  @Test func `days that nobody saw are not told`() throws {
    var curve = HarmCurve()
    curve.addHarm(afterDays: 2)
    for _ in 0..<40 { curve.addWatched(forDays: 5) }
    #expect(abs(try #require(curve.share(within: 5)).value - 1 / 41.0) < 1e-12)
    #expect(curve.share(within: 6) == nil && curve.share(within: 180) == nil)
    var single = HarmCurve()
    for _ in 0..<40 { single.addWatched(forDays: 0) }
    #expect(single.share(within: 0) != nil && single.share(within: 1) == nil)
  }

  @Test func `where nobody was harmed the share may still be three in as many`() throws {
    var curve = HarmCurve()
    for _ in 0..<20 { curve.addWatched(forDays: 40) }
    for _ in 0..<10 { curve.addWatched(forDays: 200) }
    let first = try #require(curve.share(within: 30))
    #expect(first.value == 0 && first.error == nil)
    #expect(abs(try #require(first.most) - 0.1) < 1e-12)
    #expect(abs(try #require(curve.share(within: 90)?.most) - 0.3) < 1e-12)
    curve.addHarm(afterDays: 1)
    #expect(curve.share(within: 30)?.most == nil && curve.share(within: 30)?.error != nil)
  }

  @Test func `a young log does not look safe`() throws {
    // Half of those who were watched long enough were harmed; the others were watched for a day.
    var young = HarmCurve()
    for _ in 0..<100 { young.addWatched(forDays: 1) }
    for _ in 0..<10 { young.addHarm(afterDays: 20) }
    for _ in 0..<10 { young.addWatched(forDays: 300) }
    let share = try #require(young.share(within: 30))
    #expect(abs(share.value - 0.5) < 1e-12)
  }

  private func backtest(_ policy: PolicyModel, _ old: PolicyModel?) throws -> PolicyBacktest {
    PolicyBacktest(policy, against: old, names: try #require(OutcomeNames([policy] + (old.map { [$0] } ?? []))))
  }

  private func facts(_ policy: PolicyModel, _ values: [String: Int64]) throws -> CaseFacts {
    var facts = CaseFacts(policy.facts)
    for (name, value) in values { facts[try #require(policy.facts.place(of: name))] = value }
    return facts
  }

  private func found(_ line: UInt64, day: Int, decided: UInt64?, group: String? = nil) -> BacktestCase {
    BacktestCase(
      line: line, id: "c\(line)", day: CalendarDate(daysSinceEpoch: day), cluster: 7, dyad: line, group: group,
      decided: decided)
  }

  @Test func `a case that is decided otherwise is counted with its clauses`() throws {
    let policy = try Examples.fixture("sound")
    var backtest = try backtest(policy, nil)
    var scratch = DecidingScratch()
    let apart = UInt64(1) << UInt64(try #require(backtest.names.place(of: "apart")))
    let threat = try facts(policy, ["behaviours": 1, "evidence": 1])
    backtest.add(found(1, day: 20_000, decided: apart, group: "en"), new: threat, old: nil, scratch: &scratch)
    backtest.add(found(2, day: 20_000, decided: nil, group: "en"), new: threat, old: nil, scratch: &scratch)
    #expect(backtest.cases == 2 && backtest.compared == 1 && backtest.changed == 1)
    #expect(backtest.clauses == ["+ grid.item.light.sure": 1])
    let moved = try #require(backtest.transitions.first)
    #expect(backtest.names.ids(of: moved.key.now) == ["explain", "help"])
    #expect(moved.value.examples.map(\.id) == ["c1"])
    #expect(backtest.groups["en"]?.now == [0, 2, 0, 0, 0, 0])
    #expect(backtest.groups["en"]?.before == [0, 0, 1, 0, 0, 0])
  }

  @Test func `against another policy the clauses that differ are named`() throws {
    let new = try Examples.fixture("sound")
    let old = try Examples.fixture("report-count")
    var backtest = try backtest(new, old)
    var scratch = DecidingScratch()
    let values: [String: Int64] = ["evidence": 1, "reports": 9]
    backtest.add(
      found(1, day: 20_000, decided: nil), new: try facts(new, values), old: try facts(old, values), scratch: &scratch)
    #expect(backtest.changed == 1)
    #expect(backtest.clauses == ["- conduct.severity.1": 1, "- grid.conduct.severe.sure": 1])
  }

  @Test func `harm is followed to the same survivor and to anybody`() throws {
    let policy = try Examples.fixture("sound")
    var backtest = try backtest(policy, nil)
    var scratch = DecidingScratch()
    let place = try #require(backtest.names.place(of: "apart"))
    for line in 1...12 {
      backtest.add(
        found(UInt64(line), day: 20_000, decided: 1 << UInt64(place)), new: CaseFacts(policy.facts), old: nil,
        scratch: &scratch)
    }
    // A second time does not count again.
    backtest.add(
      found(3, day: 20_001, decided: 1 << UInt64(place)), new: CaseFacts(policy.facts), old: nil, scratch: &scratch)
    backtest.addIncident(cluster: 7, dyad: 3, day: 20_010)
    backtest.addIncident(cluster: 7, dyad: 99, day: 20_020)
    backtest.end(day: 20_200)
    #expect(backtest.revictimisation[place].count == 12)
    #expect(backtest.revictimisation[place].harmed(within: 30) == 1)
    #expect(backtest.recidivism[place].count == 1)
    #expect(backtest.recidivism[place].harmed(within: 30) == 1)
  }
}
