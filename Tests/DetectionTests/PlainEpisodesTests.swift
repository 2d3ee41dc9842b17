import Detection
import DetectionTestKit
import Testing

/// The sentences of docs/detection-semantics.md on episodes, one by one.
@Suite struct PlainEpisodesTests {
  private func alerts(_ rule: String, _ log: String) -> [String] { full(rule, log).map(\.short) }

  private func full(_ rule: String, _ log: String) -> [Alert] {
    let rules = RuleFixture.rules([RuleFixture.counting(rule), RuleFixture.facts])
    return PlainEvaluator(rules).run(EventText.events(log)).alerts
  }

  private func story(_ needs: String, key: String = "[v, b]", more: String = "") -> String {
    """
    opens: { on: block, as: { v: actor, b: target } }
    within: 10s
    needs:
    \(needs.split(separator: "\n").map { "  - \($0)" }.joined(separator: "\n"))
    key: \(key)
    reason: "{v} {count} {elapsed} {window}"
    \(more)
    """
  }

  private let message = "{ on: message, as: { b: actor, v: target } }"

  @Test func `only what is after the opening and within the time takes part`() {
    #expect(alerts(story(message), "1s block v b\n11s message b v") == ["a-rule [v,b] @11s 1 2"])
    #expect(alerts(story(message), "1s block v b\n11s+1 message b v") == [])
    #expect(alerts(story(message), "1s block v b\n1s message b v") == [])
    #expect(alerts(story(message), "0s message b v\n1s block v b") == [])
  }

  @Test func `roles of the opening must agree`() {
    #expect(alerts(story(message), "1s block v b\n2s message c v\n3s message b c") == [])
  }

  @Test func `a need keeps its first matches, and the event itself is listed`() {
    let rule = story("{ on: message, as: { b: actor, v: target }, at_least: 2 }", more: "again: 1s")
    let log = "0s block v b\n1s message b v\n2s message b v\n3s message b v"
    #expect(alerts(rule, log) == ["a-rule [v,b] @2s 1 2 3", "a-rule [v,b] @3s 1 2 3 4"])
    #expect(full(rule, log).map(\.reason) == ["v 2 2s 10s", "v 2 3s 10s"])
  }

  @Test func `a need may count different people`() {
    let rule = story("{ on: message, as: { x: actor, v: target }, at_least: 2, distinct: x }")
    #expect(
      alerts(rule, "0s block v b\n1s message x v\n2s message x v\n3s message b v\n4s message y v") == [
        "a-rule [v,b] @4s 1 2 5"
      ])
  }

  @Test func `the key's new role is counted for each identity on its own`() {
    let rule = story("{ on: message, as: { x: actor, v: target }, at_least: 2 }", key: "[v, x]")
    let log = "0s block v b\n1s message x v\n2s message y v\n3s message y v\n4s message x v"
    #expect(alerts(rule, log) == ["a-rule [v,y] @3s 1 3 4", "a-rule [v,x] @4s 1 2 5"])
  }

  @Test func `a shared need alerts for all new identities in the order of their first event`() {
    let rule = story(
      "{ on: message, as: { x: actor, v: target } }\n{ on: call, as: { c: actor, v: target } }", key: "[v, x]")
    let log = "0s block v b\n1s message y v\n2s message x v\n3s message y v\n4s call c v\n5s message z v"
    #expect(
      alerts(rule, log) == ["a-rule [v,y] @4s 1 2 5", "a-rule [v,x] @4s 1 3 5", "a-rule [v,z] @5s 1 5 6"])
    #expect(
      full(rule, log)[0].roles == [.init("v", "v"), .init("b", "b"), .init("x", "y"), .init("c", "c")])
    #expect(full(rule, log)[2].roles == [.init("v", "v"), .init("b", "b"), .init("x", "z")])
  }

  @Test func `an event that matches another identity does not speak for this one`() {
    let rule = story("{ on: message, as: { x: actor, v: target } }", key: "[v, x]", more: "again: 1s")
    let log = "0s block v b\n1s message x v\n3s message y v\n5s message x v"
    #expect(alerts(rule, log) == ["a-rule [v,x] @1s 1 2", "a-rule [v,y] @3s 1 3", "a-rule [v,x] @5s 1 2 4"])
  }

  @Test func `in any order or in turn`() {
    let needs = "{ on: message, as: { b: actor, v: target } }\n{ on: call, as: { b: actor, v: target } }"
    let mixed = "0s block v b\n1s call b v\n2s message b v\n2s call b v\n3s call b v"
    #expect(alerts(story(needs), mixed) == ["a-rule [v,b] @2s 1 2 3"])
    #expect(alerts(story(needs, more: "order: in-turn"), mixed) == ["a-rule [v,b] @3s 1 3 5"])
  }

  @Test func `an event may meet several needs`() {
    let needs = "{ on: message, as: { b: actor, v: target } }\n{ on: [message, call], as: { b: actor, v: target } }"
    let alerts = full(story(needs), "0s block v b\n1s message b v")
    #expect(alerts.map(\.short) == ["a-rule [v,b] @1s 1 2"])
    #expect(alerts.map(\.reason) == ["v 2 1s 10s"])
  }

  @Test func `unless ends an episode before the needs are asked`() {
    let rule = story(message, more: "unless: [{ on: unblock, as: { v: actor, b: target } }]")
    #expect(alerts(rule, "0s block v b\n1s unblock v b\n2s message b v") == [])
    #expect(alerts(rule, "0s block v b\n1s unblock v c\n2s message b v") == ["a-rule [v,b] @2s 1 3"])
    #expect(alerts(rule, "0s block v b\n0s unblock v b\n2s message b v") == ["a-rule [v,b] @2s 1 3"])
  }

  @Test func `each opening starts an episode of its own, and the oldest speaks first`() {
    let rule = story(message, more: "again: 1s")
    let log = "0s block v b\n1s block v b\n2s message b v\n11s message b v"
    #expect(alerts(rule, log) == ["a-rule [v,b] @2s 1 3", "a-rule [v,b] @11s 2 3 4"])
  }

  @Test func `a further episode of one hook ends the oldest`() {
    let rule = story(message, more: "open_max: 2")
    let log = "0s block v b\n1s block v c\n2s block v d\n3s message b v\n4s message c v\n5s message d v"
    #expect(alerts(rule, log) == ["a-rule [v,c] @4s 2 5", "a-rule [v,d] @5s 3 6"])
    #expect(alerts(rule, "0s block v b\n0s block v c\n11s block v d\n12s message d v") == ["a-rule [v,d] @12s 3 4"])
  }

  @Test func `new roles are other people than those of the opening`() {
    let rule = story("{ on: message, as: { x: actor, v: target } }", key: "[v, x]")
    #expect(alerts(rule, "0s block v b\n1s message b v") == [])
    let allowed = story("{ on: message, as: { x: actor, v: target } }", key: "[v, x]", more: "same: [x, b]")
    #expect(alerts(allowed, "0s block v b\n1s message b v") == ["a-rule [v,b] @1s 1 2"])
  }
}
