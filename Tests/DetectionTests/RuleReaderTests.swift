import Detection
import DetectionTestKit
import SourceText
import Testing

@Suite struct RuleReaderTests {
  private func rendered(_ texts: [String]) -> String { DiagnosticRenderer().render(RuleFixture.read(texts).log) }

  private func codes(_ texts: [String]) -> [String] { RuleFixture.read(texts).log.entries.map(\.code) }

  private static let counting = """
    bellbird: rule/1
    id: R5
    title: Watching
    pattern: covert-live-location
    level: high
    on: [location_view, map_view]
    as: { viewer: actor, viewed: "string(target)" }
    where: amount < 5.0 && text != ""
    joined: { viewer: 3d }
    not_linked: { device: [viewer, viewed] }
    held: { follows: [viewer, viewed] }
    count: { at_least: 51, per: day, zone: "+05:30", from: 2026-01-01 }
    reset: { on: stop, as: { viewer: target, viewed: actor } }
    key: [viewer, viewed, window]
    again: 7d
    reason: "{viewer} looked {count} times on {window}; {{braces}}"
    near_misses: [A couple on the way to dinner.]
    """

  private static let episode = """
    bellbird: rule/1
    id: story
    title: A story
    pattern: coordinated-pile-on
    level: low
    opens: { on: block, as: { victim: actor, blocked: target } }
    within: 14d
    needs:
      - { on: message, as: { newcomer: actor, victim: target }, joined: { newcomer: after-opening }, linked: { device: [newcomer, blocked] } }
      - { on: report, as: { helper: actor, victim: target }, at_least: 3, distinct: helper }
    unless:
      - { on: unblock, as: { victim: actor, blocked: target } }
    open_max: 10
    same: [helper, blocked]
    key: [victim, newcomer]
    reason: "{newcomer} reached {victim} within {elapsed} of {window}"
    """

  @Test func `a whole counting rule is read`() throws {
    let (rules, log) = RuleFixture.read([RuleFixture.facts, Self.counting])
    #expect(DiagnosticRenderer().render(log) == "")
    let rule = try #require(rules?["R5"])
    #expect(rule.title == "Watching")
    #expect(rule.pattern == "covert-live-location")
    #expect(rule.level == .high)
    #expect(rule.roles == ["viewer", "viewed"])
    #expect(rule.key == [.role("viewer"), .role("viewed"), .window])
    #expect(rule.again == 604_800_000)
    #expect(rule.nearMisses == ["A couple on the way to dinner."])
    #expect(
      rule.reason.parts == [
        .role("viewer"), .text(" looked "), .count, .text(" times on "), .window, .text("; {braces}"),
      ])
    guard case .count(let form) = rule.form, case .calendar(let window) = form.window else {
      Issue.record("not a calendar count")
      return
    }
    #expect(form.atLeast == 51)
    #expect(window.unit == .day)
    #expect(window.zone.description == "+05:30")
    #expect(form.step.kinds == ["location_view", "map_view"])
    #expect(form.step.roles.map(\.role) == ["viewer", "viewed"])
    #expect(form.step.roles.map(\.expression.field) == ["actor", nil])
    #expect(form.step.condition?.source == "amount < 5.0 && text != \"\"")
    #expect(
      form.step.facts == [
        .joined(role: "viewer", within: 259_200_000), .held(relation: "follows", "viewer", "viewed"),
        .notLinked(link: "device", "viewer", "viewed"),
      ])
    #expect(form.reset?.kinds == ["stop"])
  }

  @Test func `a whole episode is read`() throws {
    let (rules, log) = RuleFixture.read([RuleFixture.facts, Self.episode])
    #expect(DiagnosticRenderer().render(log) == "")
    let rule = try #require(rules?["story"])
    #expect(rule.roles == ["victim", "blocked", "newcomer", "helper"])
    #expect(rule.again == nil)
    #expect(rule.mayBeSame("helper", "blocked"))
    guard case .episode(let form) = rule.form else {
      Issue.record("not an episode")
      return
    }
    #expect(form.within == 1_209_600_000)
    #expect(form.hook == "victim")
    #expect(form.openMax == 10)
    #expect(form.order == .any)
    #expect(form.keyedNeed?.index == 0)
    #expect(form.keyedNeed?.role == "newcomer")
    #expect(form.needs.map(\.atLeast) == [1, 3])
    #expect(form.needs.map(\.distinct) == [nil, "helper"])
    #expect(form.needs[0].step.facts.first == .joinedAfterOpening(role: "newcomer"))
    #expect(form.unless.count == 1)
  }

  @Test func `a condition with a mistake is told at its place in the file`() {
    let text = Self.counting.replacing("amount < 5.0 && text", with: "amount < 5.0 && txt")
    #expect(
      rendered([RuleFixture.facts, text]) == """
        error[cel/undeclared]: there is no variable "txt"
         --> b.yaml:8:24
          |
        8 | where: amount < 5.0 && txt != ""
          |                        ^^^
          hint: did you mean "text"?

        """)
  }

  @Test func `an unknown pattern is told whole`() {
    let text = Self.episode.replacing("coordinated-pile-on", with: "coordinated-pileon")
    #expect(
      rendered([RuleFixture.facts, text]) == """
        error[rule/unknown-pattern]: the catalogue has no pattern "coordinated-pileon"
         --> b.yaml:4:10
          |
        4 | pattern: coordinated-pileon
          |          ^^^^^^^^^^^^^^^^^^
          hint: did you mean "coordinated-pile-on"?

        """)
  }

  @Test func `a role that no step binds is told whole`() {
    let text = Self.episode.replacing("key: [victim, newcomer]", with: "key: [victim, newcommer]")
    #expect(
      rendered([RuleFixture.facts, text]) == """
        error[rule/unknown-role]: the key names the role "newcommer", which no step binds
          --> b.yaml:15:15
           |
        15 | key: [victim, newcommer]
           |               ^^^^^^^^^
          hint: did you mean "newcomer"?

        """)
  }

  @Test(arguments: [
    ("rule/1", "rule/2", "yaml/not-a-choice"),
    ("bellbird: rule/1\n", "", "rule/no-kind"),
    ("id: R5", "id: R 5", "rule/bad-id"),
    ("id: R5\n", "", "yaml/missing-field"),
    ("level: high", "level: hihg", "yaml/not-a-choice"),
    ("on: [location_view, map_view]", "on: []", "rule/no-kinds"),
    ("on: [location_view, map_view]", "on: [a, a]", "rule/repeated-kind"),
    ("on: [location_view, map_view]", "on: [\"\"]", "rule/bad-kind"),
    ("as: { viewer: actor,", "as: { Viewer: actor,", "rule/bad-role"),
    ("as: { viewer: actor,", "as: { window: actor,", "rule/bad-role"),
    ("as: { viewer: actor, viewed: \"string(target)\" }", "as: {}", "rule/no-roles"),
    ("as: { viewer: actor,", "as: { viewer: amount,", "rule/not-an-identity"),
    ("as: { viewer: actor,", "as: { viewer: \"'u1'\",", "rule/same-for-all"),
    ("as: { viewer: actor, viewed: \"string(target)\" }", "as: { viewer: actor, viewed: actor }", "rule/never-matches"),
    ("where: amount < 5.0 && text != \"\"", "where: amount", "rule/not-a-condition"),
    ("where: amount < 5.0 && text != \"\"", "where: 1 < 2", "rule/same-for-all"),
    ("where: amount < 5.0 && text != \"\"", "where: text.mentions(\"thraet\")", "rule/unknown-set"),
    ("where: amount < 5.0 && text != \"\"", "where: text.mentions(target)", "rule/set-not-named"),
    ("where: amount < 5.0 && text != \"\"", "where: amount <", "cel/unexpected"),
    ("joined: { viewer: 3d }", "joined: { viewer: after-opening }", "rule/no-opening-before"),
    ("joined: { viewer: 3d }", "joined: { viewr: 3d }", "rule/unknown-role"),
    ("joined: { viewer: 3d }", "joined: { viewer: soon }", "rule/not-a-span"),
    ("not_linked: { device:", "not_linked: { devise:", "rule/unknown-link"),
    ("held: { follows: [viewer, viewed] }", "held: { folows: [viewer, viewed] }", "rule/unknown-relation"),
    ("held: { follows: [viewer, viewed] }", "held: { follows: [viewer] }", "rule/not-two-roles"),
    ("held: { follows: [viewer, viewed] }", "held: { follows: [viewer, viewer] }", "rule/not-two-roles"),
    (
      "held: { follows: [viewer, viewed] }",
      "held: { follows: [viewer, viewed] }\nnot_held: { follows: [viewer, viewed] }", "rule/never-matches"
    ),
    ("count: { at_least: 51,", "count: { at_least: 0,", "rule/not-a-number"),
    ("count: { at_least: 51,", "count: { at_least: 10001,", "rule/not-a-number"),
    ("count: { at_least: 51,", "count: { at_least: -1,", "rule/not-a-number"),
    ("count: { at_least: 51,", "count: { at_least: 51, within: 3h,", "rule/two-windows"),
    ("per: day, zone: \"+05:30\", from: 2026-01-01", "distinct: viewed", "rule/no-window"),
    ("per: day", "per: fortnight", "yaml/not-a-choice"),
    ("per: day, zone: \"+05:30\", from: 2026-01-01", "per: week", "rule/week-without-start"),
    ("zone: \"+05:30\"", "zone: Mars", "rule/not-a-zone"),
    ("from: 2026-01-01", "from: 2026-02-30", "yaml/not-a-date"),
    ("count: { at_least: 51,", "count: { at_least: 51, distinct: viewer,", "rule/distinct-in-key"),
    ("count: { at_least: 51,", "count: { at_least: 51, distinct: vewer,", "rule/unknown-role"),
    ("per: day, zone: \"+05:30\", from: 2026-01-01", "within: 24h", "rule/no-calendar"),
    ("per: day, zone: \"+05:30\", from: 2026-01-01", "within: 401d", "rule/span-too-long"),
    ("per: day, zone: \"+05:30\", from: 2026-01-01", "within: 0s", "rule/empty-span"),
    (
      "reset: { on: stop, as: { viewer: target, viewed: actor } }", "reset: { on: stop, as: { viewer: target } }",
      "rule/reset-role"
    ),
    (
      "reset: { on: stop, as: { viewer: target, viewed: actor } }",
      "reset: { on: stop, as: { viewer: target, viewed: actor, other: text } }", "rule/reset-role"
    ),
    (
      "reset: { on: stop, as: { viewer: target, viewed: actor } }",
      "reset: { on: [location_view, map_view], as: { viewer: actor, viewed: \"string(target)\" } }", "rule/never-fires"
    ),
    ("key: [viewer, viewed, window]", "key: []", "rule/no-key"),
    ("key: [viewer, viewed, window]", "key: [window]", "rule/no-key"),
    ("key: [viewer, viewed, window]", "key: [viewer, viewer]", "rule/repeated-key"),
    ("again: 7d", "again: often", "rule/not-a-span"),
    ("{viewer} looked", "{looker} looked", "rule/unknown-role"),
    ("{viewer} looked", "{viewer looked", "rule/unknown-role"),
    ("{{braces}}", "{{braces}", "rule/open-brace"),
    ("near_misses:", "near_mises:", "yaml/unknown-field"),
    ("again: 7d", "same: [viewer]", "rule/same-of-one"),
    ("again: 7d", "same: [viewer, stranger]", "rule/unknown-role"),
    ("again: 7d", "opens: { on: block, as: { victim: actor } }", "rule/two-forms"),
  ])
  func `a mistake in a counting rule is told by name`(_ from: String, _ to: String, _ code: String) {
    #expect(codes([RuleFixture.facts, Self.counting]).isEmpty)
    let wrong = Self.counting.replacing(from, with: to)
    #expect(wrong != Self.counting)
    let found = codes([RuleFixture.facts, wrong])
    #expect(found.contains(code), "\(found)")
  }

  @Test(arguments: [
    ("within: 14d\n", "", "yaml/missing-field"),
    ("open_max: 10", "open_max: 0", "rule/not-a-number"),
    ("open_max: 10", "order: sometimes", "yaml/not-a-choice"),
    ("open_max: 10", "order: in-turn", "rule/keyed-need-not-last"),
    ("open_max: 10", "count: { at_least: 1, within: 1d }", "rule/two-forms"),
    ("as: { helper: actor, victim: target }", "as: { newcomer: actor, victim: target }", "rule/role-in-two-needs"),
    ("distinct: helper", "distinct: victim", "rule/distinct-of-one"),
    ("distinct: helper", "distinct: helpers", "rule/unknown-role"),
    ("key: [victim, newcomer]", "key: [victim, newcomer, helper]", "rule/two-new-roles"),
    ("key: [victim, newcomer]", "key: [victim, helper]", "rule/distinct-in-key"),
    ("key: [victim, newcomer]", "key: [victim, window]", "rule/no-calendar"),
    (
      "- { on: unblock, as: { victim: actor, blocked: target } }", "- { on: unblock, as: { blocked: target } }",
      "rule/no-hook"
    ),
    (
      "- { on: unblock, as: { victim: actor, blocked: target } }",
      "- { on: unblock, as: { victim: actor, third: target } }", "rule/unknown-role"
    ),
    (
      "- { on: unblock, as: { victim: actor, blocked: target } }", "- { on: [report, x], as: { victim: target } }",
      "rule/never-fires"
    ),
    ("linked: { device: [newcomer, blocked] }", "linked: { device: [newcomer, helper] }", "rule/unknown-role"),
    ("reason: \"{newcomer}", "reason: \"{helper}", "rule/reason-role"),
    ("same: [helper, blocked]", "same: [[helper, blocked], [victim]]", "rule/same-of-one"),
    ("at_least: 3", "at_least: many", "rule/not-a-number"),
  ])
  func `a mistake in a story is told by name`(_ from: String, _ to: String, _ code: String) {
    let wrong = Self.episode.replacing(from, with: to)
    #expect(wrong != Self.episode)
    let found = codes([RuleFixture.facts, wrong])
    #expect(found.contains(code), "\(found)")
  }

  @Test func `a story without needs, and a rule without a form, are told`() {
    let noNeeds = RuleFixture.counting(
      """
      opens: { on: block, as: { victim: actor } }
      within: 1d
      needs: []
      key: [victim]
      reason: r
      """)
    #expect(codes([noNeeds]) == ["rule/no-needs"])
    #expect(codes([RuleFixture.counting("key: [victim]\nreason: r")]).contains("rule/no-form"))
  }

  @Test func `limits of the page are told`() {
    func rule(kinds: Int, roles: Int) -> String {
      let on = (0..<kinds).map { "k\($0)" }.joined(separator: ", ")
      let bound = (0..<roles).map { "r\($0): \"text + '\($0)'\"" }.joined(separator: ", ")
      return RuleFixture.counting(
        "on: [\(on)]\nas: { \(bound) }\ncount: { at_least: 2, within: 1h }\nkey: [r0]\nreason: r")
    }
    #expect(codes([rule(kinds: 32, roles: 8)]) == [])
    #expect(codes([rule(kinds: 33, roles: 8)]) == ["rule/too-many-kinds"])
    #expect(codes([rule(kinds: 32, roles: 9)]) == ["rule/too-many-roles"])
    func story(needs: Int, conditions: Int) -> String {
      let linked = (0..<conditions).map { _ in "{ device: [b, a] }" }.joined(separator: ", ")
      let lines = (0..<needs).map { "  - { on: k\($0), as: { a: actor, b: target }, linked: [\(linked)] }" }
      return RuleFixture.counting(
        "opens: { on: o, as: { a: actor, b: target } }\nwithin: 1d\nneeds:\n\(lines.joined(separator: "\n"))\nkey: [a]\nreason: r"
      )
    }
    #expect(codes([RuleFixture.facts, story(needs: 8, conditions: 16)]) == [])
    #expect(codes([RuleFixture.facts, story(needs: 9, conditions: 1)]) == ["rule/too-many-needs"])
    #expect(codes([RuleFixture.facts, story(needs: 1, conditions: 17)]) == ["rule/too-many-conditions"])
    let long = String(repeating: "x", count: 1_025)
    #expect(
      codes([
        RuleFixture.counting(
          "on: k\nas: { a: actor }\ncount: { at_least: 2, within: 1h }\nkey: [a]\nreason: \(long)")
      ]) == ["rule/reason-too-long"])
  }

  @Test func `a hundred mistakes give a hundred diagnostics, each with a place and a hint`() {
    let needs = (0..<8).map { need in
      let conditions = (0..<12).map { "{ no-\(need)-\($0): [a, b] }" }.joined(separator: ", ")
      return "  - { on: k, as: { a: actor, b: target }, linked: [\(conditions)] }"
    }
    let text = RuleFixture.counting(
      """
      opens: { on: o, as: { a: actor, b: target } }
      within: 1d
      needs:
      \(needs.joined(separator: "\n"))
      key: [a, c, d, e, f]
      reason: r
      """)
    let log = RuleFixture.read([RuleFixture.facts, text]).log
    #expect(log.errorCount == 100)
    for entry in log.entries {
      #expect(entry.location.column > 1)
      #expect(!entry.hint.isEmpty)
    }
  }

  @Test func `an unknown kind is warned about where the map names kinds`() {
    let map = """
      bellbird: event-map/1
      time: ts
      kind: kind
      kinds: { dm: message.sent, loc: location_view }
      fields: { actor: actor, target: target, device: device, text: text, amount: { from: amount, type: double } }
      """
    let (rules, log) = RuleFixture.read([RuleFixture.facts.replacing("login", with: "dm"), map, Self.counting])
    #expect(rules != nil)
    #expect(log.entries.map(\.code) == ["rule/unknown-kind", "rule/unknown-kind"])
    #expect(log.entries.map(\.location.line) == [6, 13])
  }
}
