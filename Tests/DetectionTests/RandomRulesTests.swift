import Detection
import DetectionTestKit
import SourceText
import Testing

/// The random rules and logs are worth their name, and the plain evaluator keeps its promises on them.
@Suite struct RandomRulesTests {
  private static let seeds: Range<UInt64> = 1..<301

  @Test func `random rules use everything that rules can say`() {
    let all = Self.seeds.flatMap { RandomRules.texts(seed: $0) }.joined(separator: "\n")
    for word in [
      "per: hour", "per: day", "per: week", "within:", "distinct:", "reset:", "window,", "again:", "same:", "opens:",
      "unless:", "order: in-turn", "open_max:", "joined:", "after-opening", "linked:", "not_linked:", "held:",
      "not_held:",
      "forget:", "most: none", "until:", "where:", "regex.extract", "optional.none", "lateness: 3s", "id: id",
      "unit: us",
      "unit: rfc3339",
    ] {
      #expect(all.contains(word), "\(word) never occurs")
    }
  }

  @Test func `the same seed gives the same rules and the same log`() {
    #expect(RandomRules.texts(seed: 5) == RandomRules.texts(seed: 5))
    #expect(RandomRules.texts(seed: 5) != RandomRules.texts(seed: 6))
  }

  @Test func `alerts come in order, name the rule's roles, and no key alerts twice in vain`() {
    var alerting = 0
    var late = 0
    var malformed = 0
    var rulesThatFired = (count: 0, episode: 0)
    for seed in Self.seeds {
      let rules = RuleFixture.rules(RandomRules.texts(seed: seed))
      let lines = RandomLog.lines(seed: seed, map: rules.eventMap)
      let log = RandomLog.events(lines, map: rules.eventMap)
      let outcome = PlainEvaluator(rules).run(log.events)
      if !outcome.alerts.isEmpty { alerting += 1 }
      late += outcome.late.count
      malformed += log.malformed.count
      #expect(outcome.alerts.map(\.time) == outcome.alerts.map(\.time).sorted(), "seed \(seed)")
      for rule in rules.rules {
        let alerts = outcome.alerts.filter { $0.rule == rule.id }
        if case .count = rule.form { rulesThatFired.count += alerts.isEmpty ? 0 : 1 }
        if case .episode = rule.form { rulesThatFired.episode += alerts.isEmpty ? 0 : 1 }
        if rule.again == nil { #expect(Set(alerts.map(\.key)).count == alerts.count, "seed \(seed)") }
        for alert in alerts {
          #expect(alert.key.count == rule.key.count, "seed \(seed)")
          #expect(Set(alert.roles.map(\.name)).isSuperset(of: rule.keyRoles), "seed \(seed)")
          #expect(Set(alert.events).count == alert.events.count, "seed \(seed)")
        }
      }
      // Late events take no part: without them nothing changes.
      let inTime = log.events.filter { !outcome.late.contains($0.number) }
      #expect(PlainEvaluator(rules).run(inTime).alerts == outcome.alerts, "seed \(seed)")
    }
    #expect(alerting > 150, "\(alerting)")
    #expect(rulesThatFired.count > 100, "\(rulesThatFired)")
    #expect(rulesThatFired.episode > 60, "\(rulesThatFired)")
    #expect(late > 100, "\(late)")
    #expect(malformed > 100, "\(malformed)")
  }
}
