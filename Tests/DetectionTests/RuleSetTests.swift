import Detection
import Records
import SourceText
import Testing

@Suite struct RuleSetTests {
  private func rule(_ id: String) -> DetectionRule {
    let place = SourceLocation(file: SourceFile(name: "rule.yaml", text: ""), line: 1, column: 1)
    let step = Step(kinds: ["a"], roles: [], condition: nil, facts: [], location: place)
    return DetectionRule(
      id: id, title: id, pattern: "p", level: .low, roles: ["a", "b", "c"],
      form: .count(CountForm(step: step, atLeast: 1, window: .sliding(1), distinct: nil, reset: nil)),
      key: [.role("b"), .window, .role("a")], again: nil, same: [["a", "b"]], reason: ReasonTemplate(parts: []),
      nearMisses: [], location: place)
  }

  @Test func `rules stand in the order of their ids`() {
    let set = RuleSet(rules: [rule("R2"), rule("R10"), rule("a"), rule("R1")])
    #expect(set.rules.map(\.id) == ["R1", "R10", "R2", "a"])
    #expect(set["R2"]?.title == "R2")
    #expect(set["R3"] == nil)
  }

  @Test func `roles are different people, but those that a rule names`() {
    #expect(rule("a").mayBeSame("a", "b"))
    #expect(!rule("a").mayBeSame("a", "c"))
    #expect(rule("a").keyRoles == ["b", "a"])
  }

  @Test func `the standard map reads our own language`() {
    #expect(EventMap.standard.fields.map(\.name) == ["actor", "target", "device", "text", "amount"])
    #expect(EventMap.standard.field("amount")?.type == .double)
    let map = EventMap(time: ["t"], timeUnit: .seconds, kind: ["k"], kinds: [("msg", "message.sent")], fields: [])
    #expect(map.ruleKind("msg") == "message.sent")
    #expect(map.ruleKind("other") == "other")
  }
}
