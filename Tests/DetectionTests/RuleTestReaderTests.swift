import Detection
import DetectionTestKit
import SourceText
import Testing
import YAML

@Suite struct RuleTestReaderTests {
  private static let rules = RuleFixture.rules([
    RuleFixture.counting(
      "on: message\nas: { sender: actor, receiver: target }\ncount: { at_least: 3, within: 1h }\nkey: [sender, receiver]\nreason: \"{count}\""
    ),
    """
    bellbird: event-map/1
    time: ts
    kind: kind
    fields:
      actor: actor
      target: target
      amount: { from: amount, type: double }
      n: { from: n, type: int }
      flag: { from: flag, type: bool }
      tags: { from: tags, type: list of string }
      made: { from: made, type: timestamp }
      length: { from: length, type: duration }
      platform: { constant: web }
    """,
  ])

  private func read(_ text: String) -> ([RuleTest]?, Diagnostics) {
    var log = Diagnostics()
    let node = YAMLParser.parse(SourceFile(name: "a.tests.yaml", text: text), into: &log)
    return (node.flatMap { RuleTestReader.read($0, rules: Self.rules, into: &log) }, log)
  }

  private static let whole = """
    bellbird: rule-tests/1
    start: 2026-01-01T00:00:00Z
    tests:
      - title: Three in an hour
        shows: abuse
        log:
          - { at: 1h, kind: message, actor: "a{n}", target: b, times: 3, every: 1m, flag: true, n: 4 }
          - { at: 30m, kind: message, actor: c, target: b, times: 3, amount: 2, tags: [x, "y{n}"] }
          - { at: 2h, kind: other, made: 2026-01-01T00:00:01Z, length: 5s }
        alerts: [{ rule: a-rule, key: [c, b], at: 30m }]
    """

  @Test func `a log is read in order of time, and repeated`() throws {
    let (tests, log) = read(Self.whole)
    #expect(DiagnosticRenderer().render(log) == "")
    let test = try #require(tests?.first)
    #expect(test.log.map(\.number) == [1, 2, 3, 4, 5, 6, 7])
    #expect(test.log.map { ($0.time - EventText.start) / 60_000 } == [30, 30, 30, 60, 61, 62, 120])
    #expect(test.log[3].fields["actor"] == .string("a1"))
    #expect(test.log[5].fields["actor"] == .string("a3"))
    #expect(test.log[3].fields["flag"] == .bool(true))
    #expect(test.log[3].fields["n"] == .int(4))
    #expect(test.log[1].fields["tags"] == .list([.string("x"), .string("y2")]))
    #expect(test.log[1].fields["platform"] == .string("web"))
    #expect(test.log[6].fields["made"] == .timestamp(1_767_225_601_000_000_000))
    #expect(test.log[6].fields["length"] == .duration(5_000_000_000))
    #expect(test.alerts.map(\.key) == [["c", "b"]])
  }

  @Test func `a test that holds says nothing`() throws {
    var (tests, log) = read(Self.whole)
    for test in tests ?? [] { test.run(Self.rules, into: &log) }
    #expect(tests?.count == 1)
    #expect(DiagnosticRenderer().render(log) == "")
  }

  @Test func `a missing and an unexpected alert are told whole`() {
    var (tests, log) = read(Self.whole.replacing("key: [c, b]", with: "key: [x, b]"))
    for test in tests ?? [] { test.run(Self.rules, into: &log) }
    #expect(
      DiagnosticRenderer().render(log) == """
        error[rule-test/missing-alert]: a-rule raises no alert with the key [x, b]: Three in an hour
          --> a.tests.yaml:10:14
           |
        10 |     alerts: [{ rule: a-rule, key: [x, b], at: 30m }]
           |              ^
          hint: change the rule, or the log of the test if it does not show what it should

        error[rule-test/unexpected-alert]: a-rule raises an alert with the key [c, b]: Three in an hour
         --> a.tests.yaml:4:5
          |
        4 |   - title: Three in an hour
          |     ^
          hint: list it under alerts: if it is right; it says: 3

        """)
  }

  @Test func `an alert at another time is another alert`() {
    var (tests, log) = read(Self.whole.replacing("at: 30m }]", with: "at: 31m }]"))
    for test in tests ?? [] { test.run(Self.rules, into: &log) }
    #expect(log.entries.map(\.code) == ["rule-test/missing-alert", "rule-test/unexpected-alert"])
  }

  @Test(arguments: [
    ("rule-tests/1", "rule/1", "rule/other-kind"),
    ("start: 2026-01-01T00:00:00Z", "start: today", "rule-test/not-a-moment"),
    ("shows: abuse", "shows: nothing", "yaml/not-a-choice"),
    ("shows: abuse", "shows: near-miss", "rule-test/alert-on-near-miss"),
    ("alerts: [{ rule: a-rule, key: [c, b], at: 30m }]", "alerts: []", "rule-test/no-alert"),
    ("rule: a-rule", "rule: a-rul", "rule-test/unknown-rule"),
    ("at: 1h, kind", "at: soon, kind", "rule/not-a-span"),
    ("times: 3, every", "times: 0, every", "rule/not-a-number"),
    ("times: 3, every", "times: 20000, every", "rule-test/long-log"),
    ("amount: 2", "amount: two", "rule-test/other-type"),
    ("n: 4", "n: 4.5", "rule-test/other-type"),
    ("flag: true", "flag: maybe", "rule-test/other-type"),
    ("tags: [x,", "tags: [[x],", "yaml/not-text"),
    ("target: b, times: 3, every", "targt: b, times: 3, every", "yaml/unknown-field"),
    ("made: 2026-01-01T00:00:01Z", "made: yesterday", "rule-test/other-type"),
    ("length: 5s", "length: long", "rule-test/other-type"),
    ("title: Three in an hour", "titel: Three in an hour", "yaml/unknown-field"),
  ])
  func `a mistake is told by name`(_ from: String, _ to: String, _ code: String) {
    let wrong = Self.whole.replacing(from, with: to)
    #expect(wrong != Self.whole)
    let (tests, log) = read(wrong)
    #expect(tests == nil)
    #expect(log.entries.map(\.code).contains(code), "\(log.entries.map(\.code))")
  }

  @Test func `more tests than the limit are told`() {
    let test = "  - { title: t, shows: near-miss, log: [], alerts: [] }\n"
    let text = "bellbird: rule-tests/1\ntests:\n" + String(repeating: test, count: 501)
    #expect(read(text).1.entries.map(\.code) == ["rule-test/too-many"])
  }
}
