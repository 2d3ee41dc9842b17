import Detection
import DetectionTestKit
import Testing

/// The sentences of docs/detection-semantics.md on counting rules, one by one.
@Suite struct PlainCountTests {
  private func alerts(_ rule: String, _ log: String, facts: String = RuleFixture.facts) -> [String] {
    let rules = RuleFixture.rules([RuleFixture.counting(rule), facts])
    return PlainEvaluator(rules).run(EventText.events(log)).alerts.map(\.short)
  }

  private func sliding(_ count: String, more: String = "") -> String {
    """
    on: message
    as: { sender: actor, receiver: target }
    count: { \(count) }
    key: [sender, receiver]
    reason: "{sender} wrote {count} times to {receiver} in {elapsed} of {window}"
    \(more)
    """
  }

  @Test func `a sliding window includes its end`() {
    let rule = sliding("at_least: 3, within: 10s")
    #expect(
      alerts(rule, "0s message a b\n5s message a b\n10s message a b") == ["a-rule [a,b] @10s 1 2 3"])
    #expect(alerts(rule, "0s message a b\n5s message a b\n10s+1 message a b") == [])
  }

  @Test func `each group counts for itself, and each key alerts once`() {
    let log = """
      0s message a b
      1s message b a
      2s message a b
      3s message b a
      4s message a b
      5s message b a
      6s call a b
      """
    #expect(alerts(sliding("at_least: 2, within: 1h"), log) == ["a-rule [a,b] @2s 1 3", "a-rule [b,a] @3s 2 4"])
  }

  @Test func `again lets a key alert again after that time`() {
    let log = "0s message a b\n9s message a b\n10s message a b\n19s message a b\n20s message a b"
    let rule = sliding("at_least: 1, within: 1h", more: "again: 10s")
    #expect(alerts(rule, log) == ["a-rule [a,b] @0s 1", "a-rule [a,b] @10s 3", "a-rule [a,b] @20s 5"])
  }

  @Test func `different people are counted once, by their latest event`() {
    let rule = """
      on: message
      as: { sender: actor, receiver: target }
      count: { at_least: 2, within: 10s, distinct: sender }
      key: [receiver]
      again: 1s
      reason: "{count}"
      """
    let log = "0s message a x\n1s message a x\n2s message b x\n3s message a x\n12s message a x\n14s message c x"
    #expect(
      alerts(rule, log) == [
        "a-rule [x] @2s 2 3", "a-rule [x] @3s 3 4", "a-rule [x] @12s 3 5", "a-rule [x] @14s 5 6",
      ])
  }

  @Test func `an event that resets forgets what came before, also in the same millisecond`() {
    let rule = sliding(
      "at_least: 2, within: 1h", more: "reset: { on: message, as: { sender: target, receiver: actor } }")
    #expect(alerts(rule, "0s message a b\n1s message b a\n2s message a b") == [])
    #expect(alerts(rule, "0s message a b\n0s message b a\n0s message a b\n1s message a b") == ["a-rule [a,b] @1s 3 4"])
  }

  @Test func `an event that matches and resets, resets first`() {
    let rule = sliding(
      "at_least: 2, within: 1h",
      more: "reset: { on: message, as: { sender: actor, receiver: target }, where: text == 'stop' }")
    #expect(
      alerts(rule, "0s message a b\n1s message a b text=stop\n2s message a b") == ["a-rule [a,b] @2s 2 3"])
  }

  @Test func `a calendar window is cut by the zone's clock`() {
    let rule = """
      on: view
      as: { viewer: actor, viewed: target }
      count: { at_least: 2, per: day, zone: "+01:00", from: 2026-01-01 }
      key: [window, viewer, viewed]
      reason: "{count} on {window}"
      """
    let log = "22h view a b\n22h59m view a b\n23h view a b\n1d view a b\n1d1s view a b"
    #expect(alerts(rule, log) == ["a-rule [0,a,b] @22h59m 1 2", "a-rule [1,a,b] @1d 3 4"])
  }

  @Test func `two roles are two people, unless the rule allows one`() {
    #expect(alerts(sliding("at_least: 1, within: 1h"), "0s message a a") == [])
    #expect(
      alerts(sliding("at_least: 1, within: 1h", more: "same: [sender, receiver]"), "0s message a a") == [
        "a-rule [a,a] @0s 1"
      ])
  }

  @Test func `an absent, empty or long identity is none, and an error of a condition is no`() {
    let rule = sliding("at_least: 1, within: 1h")
    let long = String(repeating: "x", count: 257)
    #expect(alerts(rule, "0s message a -\n1s message \(long) b\n2s message \(long.dropFirst()) c").count == 1)
    let conditional = sliding("at_least: 1, within: 1h", more: "where: amount > 1.0")
    #expect(
      alerts(conditional, "0s message a b\n1s message a b amount=1\n2s message a b amount=2") == ["a-rule [a,b] @2s 3"])
  }

  @Test func `identities are compared by bytes`() {
    let rule = sliding("at_least: 2, within: 1h")
    #expect(alerts(rule, "0s message \u{E9} b\n1s message e\u{301} b") == [])
  }

  @Test func `an expression may name a role, and see time and kind`() {
    let rule = """
      on: [post, message]
      as: { sender: actor, named: 'regex.extract(text, "@([a-z]+)")' }
      where: kind == "post" && time < timestamp("2026-01-01T00:00:03Z")
      count: { at_least: 1, within: 1h }
      key: [sender, named]
      reason: r
      """
    let log = "0s post a - text=@ben,@cy\n1s message a - text=@ben\n2s post a - text=ben\n4s post a - text=@cy"
    #expect(alerts(rule, log) == ["a-rule [a,ben] @0s 1"])
  }

  @Test func `a set of phrases is asked`() {
    let rule = sliding("at_least: 1, within: 1h", more: "where: text.mentions(\"threat\")")
    #expect(alerts(rule, "0s message a b text=hello\n1s message a b text=x[threat]x") == ["a-rule [a,b] @1s 2"])
  }

  @Test func `the whole alert is written`() {
    let rules = RuleFixture.rules([RuleFixture.counting(sliding("at_least: 2, within: 1h"))])
    let alerts = PlainEvaluator(rules).run(EventText.events("0s message a b\n1m5s message a b")).alerts
    let expected =
      #"{"rule":"a-rule","key":["a","b"],"roles":{"sender":"a","receiver":"b"},"ts":1767225665000,"events":[1,2],"#
      + #""reason":"a wrote 2 times to b in 1m5s of 1h","catalogue":"coordinated-pile-on"}"# + "\n"
    #expect(alerts.map { String(decoding: $0.line, as: UTF8.self) } == [expected])
  }
}
