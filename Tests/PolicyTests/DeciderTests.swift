import Policy
import Primitives
import SourceText
import Testing
import YAML

/// The order of deciding, on the small policy of the fixtures.
@Suite struct DeciderTests {
  static let day = CalendarDate(daysSinceEpoch: 20_781)

  /// A case in YAML, decided: measures, interim, support and steps by their names.
  private func decide(
    _ facts: String, history: String? = nil, changed: [(String, String)] = []
  ) throws -> (told: String, decision: Decision) {
    let sound = try Examples.text("Tests/Fixtures/policies/sound.yaml")
    let policyText = changed.reduce(sound) { $0.replacing($1.0, with: $1.1) }
    let policy = try Examples.read(SourceFile(name: "policy.yaml", text: policyText))
    var log = Diagnostics()
    let text = "facts: \(facts)\n" + (history.map { "history: \($0)\n" } ?? "")
    let node = try #require(YAMLParser.parse(SourceFile(name: "case", text: text), into: &log))
    let found = CaseReader(policy).read(node, on: Self.day, into: &log)
    #expect(log.entries.isEmpty, "\(DiagnosticRenderer().render(log))")
    let decision = Decider(policy).decide(try #require(found).facts, on: Self.day)
    let names = [decision.measures, decision.interim.map(\.measure), decision.support].map { places in
      places.map { policy.measures[$0].id }.joined(separator: " ")
    }
    return (names.joined(separator: " | "), decision)
  }

  @Test(arguments: [
    ("{}", " |  | "),
    ("{ behaviours: threats }", " |  | help"),
    ("{ behaviours: threats, evidence: records }", "explain |  | help"),
    ("{ behaviours: threats, evidence: order, danger: present }", "apart |  | help"),
    ("{ behaviours: threats, danger: immediate }", " | hold | help"),
    ("{ behaviours: contact, evidence: records, incidents: 3 }", "apart leave |  | help"),
    ("{ evidence: records, incidents: 4 }", " |  | "),
    ("{ evidence: records, incidents: 5 }", "apart leave |  | help"),
    ("{ behaviours: threats, evidence: records, breach: true }", "explain leave |  | help"),
    ("{ behaviours: threats, evidence: order, breach: true }", "explain |  | help"),
    ("{ returned: confirmed }", "leave |  | "),
    ("{ returned: suspected }", " |  | "),
    ("{ role: unclear, behaviours: threats, evidence: records, danger: immediate }", " | hold | help"),
    ("{ role: survivor, behaviours: threats, evidence: records, danger: immediate, breach: true }", " |  | help"),
    ("{ coercion: shown, behaviours: contact, evidence: records, incidents: 9, danger: immediate }", " |  | help"),
    ("{ coercion: possible, behaviours: contact, evidence: records, incidents: 9, returned: confirmed }", " |  | help"),
    ("{ coercion: possible, behaviours: contact, evidence: records, danger: immediate }", " | hold | help"),
    ("{ coercion: possible, danger: immediate }", " | hold | help"),
    ("{ coercion: possible, role: unclear, behaviours: threats, danger: immediate }", " | hold | help"),
  ])
  func `facts give measures, interim protection and support`(facts: String, told: String) throws {
    #expect(try decide(facts).told == told)
  }

  @Test(arguments: [
    ("{ behaviours: threats, evidence: records }", [Decision.Step.askAboutCoercion, .previewNotice]),
    ("{ behaviours: threats, evidence: records, coercion: none }", [.previewNotice]),
    ("{ linked: suspected }", [.lookAtAccounts]), ("{ danger: immediate }", [.reviewInterim]),
    ("{ role: unclear }", [.findOutWhoHarms]),
    ("{ coercion: possible }", [.askAboutCoercion]), ("{ coercion: shown }", []),
    (
      "{ coercion: possible, behaviours: threats, evidence: records, danger: immediate }",
      [.askAboutCoercion, .reviewInterim]
    ),
    ("{ coercion: possible, role: unclear }", [.findOutWhoHarms, .askAboutCoercion]),
  ])
  func `what a person has to do is told`(facts: String, steps: [Decision.Step]) throws {
    #expect(try decide(facts).decision.steps == steps)
  }

  @Test(arguments: [
    ("{ danger: immediate }", Decision.PoliceAnswer.no), ("{ consent_police: true, legal_duty: true }", .withConsent),
    ("{ life_threat: true }", .threatToLife), ("{ legal_duty: true }", .legalDuty),
    ("{ role: survivor, life_threat: true }", .threatToLife),
  ])
  func `the police are told with consent, in danger of life or by duty`(facts: String, answer: Decision.PoliceAnswer)
    throws
  {
    #expect(try decide(facts).decision.police == answer)
  }

  @Test(arguments: [
    ("{ incidents: [{ on: 2026-11-20 }, { on: 2026-11-21 }, { on: 2026-01-21 }] }", "apart leave"),
    ("{ incidents: [{ on: 2026-11-20 }, { on: 2026-11-21 }, { on: 2025-11-21 }] }", "explain"),
    ("{ incidents: [{ on: 2026-11-20 }, { on: 2026-11-21 }, { on: 2027-11-21 }] }", "explain"),
  ])
  func `incidents count inside of the window`(history: String, measures: String) throws {
    let told = try decide("{ behaviours: contact, evidence: records }", history: history).told
    #expect(told == "\(measures) |  | help")
  }

  /// A rule that asks whether a no-contact measure is in force tells what the history is worth.
  @Test(arguments: [
    ("{ measures: [{ measure: apart, on: 2026-11-20 }] }", true),
    ("{ measures: [{ measure: apart, on: 2026-11-20, lifted: true }] }", false),
    ("{ measures: [{ measure: apart, on: 2026-11-27 }] }", false),
    ("{ measures: [{ measure: explain, on: 2026-11-20 }] }", false),
  ])
  func `no contact is in force until somebody lifts it`(history: String, isApart: Bool) throws {
    let told = try decide("{}", history: history, changed: [("'breach && \"records\" in evidence'", "'no_contact'")])
      .told
    #expect(told == (isApart ? "leave |  | " : " |  | "))
  }

  /// The window ends with its last day: what happened that day a year ago counts, and what the day before it did not.
  @Test(arguments: [("2025-11-24", true), ("2025-11-23", false)])
  func `the last day of the window counts`(first: String, counts: Bool) throws {
    let history = "{ incidents: [{ on: \(first) }, { on: 2026-11-20 }, { on: 2026-11-21 }] }"
    let told = try decide("{ behaviours: contact, evidence: records }", history: history).told
    #expect(told.hasPrefix(counts ? "apart leave" : "explain"))
  }

  /// How long an earlier measure counts is told by a span, and that ends with its last day too.
  @Test(arguments: [("2026-11-17", true), ("2026-11-16", false)])
  func `the last day on which a measure counts counts`(on: String, counts: Bool) throws {
    let told = try decide(
      "{}", history: "{ measures: [{ measure: explain, on: \(on) }] }",
      changed: [
        ("'breach && \"records\" in evidence'", "'rung == \"education\"'"),
        ("ends: once, decided_by: [reviewer] }", "ends: once, decided_by: [reviewer], counts_for: 7d }"),
      ]
    ).told
    #expect(told.hasPrefix("leave") == counts)
  }

  @Test(arguments: [
    ("{ life_threat: true }", "[legal-duty]", Decision.PoliceAnswer.no),
    ("{ life_threat: true, legal_duty: true }", "[legal-duty]", .legalDuty),
    ("{ legal_duty: true }", "[threat-to-life]", .no), ("{ life_threat: true }", "[]", .no),
    ("{ life_threat: true, consent_police: true }", "[]", .withConsent),
  ])
  func `the police are told only by an exception that the policy has`(
    facts: String, exceptions: String, answer: Decision.PoliceAnswer
  ) throws {
    let decision = try decide(facts, changed: [("[threat-to-life, legal-duty]", exceptions)]).decision
    #expect(decision.police == answer)
  }

  @Test func `no rule takes interim protection away`() throws {
    let rule = "rules:\n  no-hold: { when: 'targets == 0', forbid: [hold], because: Nobody was harmed. }\n"
    let decided = try decide("{ danger: immediate }", changed: [("rules:\n", rule)])
    #expect(decided.told == " | hold | ")
    #expect(!decided.decision.reasons.contains { if case .forbids = $0.effect { true } else { false } })
  }

  @Test func `the stronger measure takes the place of the weaker`() throws {
    let policy = try Examples.policy("harbour-messenger")
    var facts = CaseFacts(policy.facts)
    for (name, value) in [
      ("behaviours", Int64.max), ("evidence", 1), ("breach", 1), ("weapon_named", 1), ("incidents", 40),
    ] {
      let place = try #require(policy.facts.place(of: name))
      facts[place] = value == .max ? (1 << Int64(policy.behaviours.count)) - 1 : value
    }
    let decision = Decider(policy).decide(facts, on: Self.day)
    let kinds = decision.measures.map { policy.measures[$0].kind }
    #expect(kinds.contains(.exit) && !kinds.contains(.suspension) && !kinds.contains(.limit))
    #expect(kinds.contains(.noContact))
    let replaced = decision.reasons.contains { if case .replaces = $0.effect { true } else { false } }
    #expect(replaced)
  }

  @Test func `each measure has a clause that gives it`() throws {
    let decision = try decide("{ behaviours: [threats, contact], evidence: records, breach: true, incidents: 9 }")
      .decision
    for measure in decision.measures {
      #expect(decision.reasons.contains { $0.effect == .gives(measure: measure) })
    }
  }
}
