import Detection
import DetectionTestKit
import Testing

/// Order, late events, and the order of alerts.
@Suite struct PlainEvaluatorTests {
  private func run(_ rules: [String], _ log: String, lateness: String = "0s") -> PlainEvaluator.Outcome {
    let map = """
      bellbird: event-map/1
      time: ts
      kind: kind
      lateness: \(lateness)
      fields: { actor: actor, target: target }
      """
    return PlainEvaluator(RuleFixture.rules(rules + [map])).run(EventText.events(log))
  }

  private func rule(_ id: String, on kind: String = "message", atLeast: Int = 1) -> String {
    RuleFixture.counting(
      "on: \(kind)\nas: { s: actor, r: target }\ncount: { at_least: \(atLeast), within: 10s }\nkey: [s, r]\nreason: r"
    ).replacing("a-rule", with: id)
  }

  @Test func `for one event, alerts come in the order of rules`() {
    let outcome = run([rule("R2"), rule("R10"), rule("R1")], "0s message a b\n1s message b a")
    #expect(
      outcome.alerts.map(\.short) == [
        "R1 [a,b] @0s 1", "R10 [a,b] @0s 1", "R2 [a,b] @0s 1", "R1 [b,a] @1s 2", "R10 [b,a] @1s 2", "R2 [b,a] @1s 2",
      ])
  }

  @Test func `without lateness an event older than the newest is late`() {
    let outcome = run([rule("R", atLeast: 2)], "5s message a b\n4s message a b\n5s message a b\n4s+999 x")
    #expect(outcome.late == [2, 4])
    #expect(outcome.alerts.map(\.short) == ["R [a,b] @5s 1 3"])
  }

  @Test func `within the lateness events are put in order`() {
    let log = "5s message a b\n3s message a b\n2s+999 message a b\n9s x\n6s+999 message c d\n5s+999 message c d"
    let outcome = run([rule("R", atLeast: 2)], log, lateness: "2s")
    #expect(outcome.late == [3, 5, 6])
    #expect(outcome.alerts.map(\.short) == ["R [a,b] @5s 1 2"])
  }

  @Test func `a late event does not move the clock, and equal times keep the order of arrival`() {
    let log = "5s message a b\n5s message c d\n4s message e f\n5s message g h"
    let outcome = run([rule("R")], log, lateness: "1s")
    #expect(outcome.late == [])
    #expect(outcome.alerts.map(\.short) == ["R [e,f] @4s 3", "R [a,b] @5s 1", "R [c,d] @5s 2", "R [g,h] @5s 4"])
  }
}
