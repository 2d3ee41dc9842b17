import Foundation
import SourceText
import Testing
import YAML

@testable import Policy

/// Faults that one word of the sound policy makes: what is told, and nothing else.
@Suite struct PolicyCheckerTests {
  private func told(
    _ changes: [(old: String, new: String)], workMax: Int = PolicyChecker.workMax
  ) throws -> [String] {
    var text = try Examples.text("Tests/Fixtures/policies/sound.yaml")
    for change in changes {
      #expect(text.contains(change.old), "the fixture has no \(change.old)")
      text = text.replacing(change.old, with: change.new, maxReplacements: 1)
    }
    var log = Diagnostics()
    let policy = try Examples.read(SourceFile(name: "policy.yaml", text: text))
    PolicyChecker.check(policy, enabled: nil, workMax: workMax, into: &log)
    return log.entries.map { "\($0.severity) \($0.code): \($0.message)" }
  }

  @Test(arguments: [
    ("free: true", "free: false", "error policy/appeal-costs: an appeal costs money"),
    (
      "by: [respondent, reporter]", "by: [reporter]",
      "error policy/appeal-not-for-respondents: people who got a measure cannot appeal"
    ),
    ("steps: 2", "steps: 3", "error policy/appeal-far-away: an appeal is 3 steps from the decision"),
    ("  decided_by: reviewer\n", "", "error policy/appeal-by-program: nobody is named who decides appeals"),
    (
      "gives_reasons: true", "gives_reasons: false",
      "error policy/appeal-without-reasons: an appeal is decided without reasons"
    ),
    (
      "new_evidence: true", "new_evidence: false",
      "error policy/appeal-without-evidence: an appeal takes no new evidence"
    ),
    (
      "shows_reporter: false", "shows_reporter: true",
      "error policy/appeal-shows-reporter: an appeal shows who reported"
    ),
    (
      "learns_every: 1m", "learns_every: 1y",
      "error policy/appeal-teaches-nobody: outcomes of appeals are looked at every 1 year"
    ),
    (
      "learns_every: 1m",
      "learns_every: 1m\n  misuse: { warns_first: false, factors: [number, proportion, gravity, intention] }",
      "error policy/appeal-misuse: somebody may lose the right to appeal without a warning, or without all four factors"
    ),
    (
      "learns_every: 1m", "learns_every: 1m\n  misuse: { warns_first: true, factors: [number] }",
      "error policy/appeal-misuse: somebody may lose the right to appeal without a warning, or without all four factors"
    ),
    (
      "within: 24h, by", "within: 73h, by",
      "error policy/interim-review-late: interim protection danger ends before anybody looks at it"
    ),
    (
      "add: [hold]", "add: [hold, apart]",
      "error policy/interim-penalty: interim protection danger gives apart, which is no protection"
    ),
    (
      "ends: 1d, decided_by: [reviewer]", "ends: 1d", "error policy/no-decider: nobody is named who may decide hold"
    ),
    (
      "patterns: [vanishing-threats]", "patterns: []",
      "error policy/no-pattern: threats names no pattern of the catalogue"
    ),
    (
      "'incidents >= 5'", "'100 / incidents < 20'",
      "error policy/no-value: conduct.severity.1 has no value in some cases"
    ),
    (
      "recover: [help]", "recover: []",
      "error policy/nothing-for-coerced: a person who acted under coercion does not get the account back"
    ),
    (
      "not_meant: [One last message.]", "not_meant: []",
      "warning policy/nothing-excepted: contact does not say what is not meant"
    ),
    ("quotes_report: false", "quotes_report: true", "error policy/notice-quotes-report: the notice quotes the report"),
    (
      "training: [control], refresh: 12m }\n  outside", "training: [control] }\n  outside",
      "warning policy/training-once: the reviewer never repeats the training"
    ),
    (
      "We did this for you.", "We did this for you, {name}.",
      "error policy/unknown-placeholder: a notice cannot fill in {name}"
    ),
    (
      "rules:\n",
      "rules:\n  again: { when: 'breach && \"records\" in evidence', add: [apart], because: They came back. }\n",
      "warning policy/same-cases: again and breach hold in the same cases"
    ),
  ])
  func `a fault is told`(old: String, new: String, expected: String) throws {
    #expect(try told([(old, new)]) == [expected])
  }

  @Test(arguments: [("183d", false), ("184d", true), ("4415h", false), ("4416h", true), ("5m", false), ("1y", true)])
  func `six months are the longest that they can be`(open: String, isLong: Bool) throws {
    #expect(try told([("open: 6m", "open: \(open)")]).isEmpty == isLong)
  }

  @Test func `a rule is no twin of one that does less`() throws {
    // The wider rule gives less, so the narrower one still changes something.
    let rule = "rules:\n  child: { when: 'breach', add: [explain], because: They came back. }\n"
    #expect(try told([("rules:\n", rule)]) == [])
  }

  @Test func `a policy without no contact is told beside what follows from it`() throws {
    let told = try told([("kind: no-contact", "kind: removal")])
    #expect(told.contains("error policy/no-no-contact: the policy has no measure of kind no-contact"))
  }

  // MARK: Policies that tell very many cases apart

  /// Rules of which each pair tells some thousands of cases apart.
  private static func rules(_ count: Int) -> String {
    "rules:\n"
      + (0..<count).map { number in
        let when = "incidents == \(number) && accounts > \(number) && targets > 3 && services < 4 && child && breach"
        let effect = number.isMultiple(of: 2) ? "add: [explain]" : "forbid: [explain]"
        return "  r\(number): { when: '\(when)', \(effect), because: It is so. }\n"
      }.joined()
  }

  @Test func `a policy of very many cases is judged as far as a budget goes, and says so`() throws {
    let changes = [("rules:\n", Self.rules(12)), ("free: true", "free: false")]
    let costs = "error policy/appeal-costs: an appeal costs money"
    #expect(try told(changes) == [costs])
    let less = try told(changes, workMax: 100_000)
    let rest = try #require(less.first)
    #expect(
      rest.hasPrefix(
        "warning policy/not-judged: not gone through, as they tell too many kinds of cases apart: rules.r"))
    #expect(rest.contains(" with rules.r") && rest.hasSuffix(" more"))
    #expect(less.dropFirst() == [costs])
    #expect(try told(changes, workMax: 100_000) == less)
  }

  @Test func `the smallest are judged first`() throws {
    let always = "  always: { when: 'child || !child', forbid: [explain], because: It is so. }\n"
    let changes = [("rules:\n", Self.rules(12) + always)]
    #expect(try told(changes, workMax: 20_000).contains { $0.hasPrefix("error policy/always-forbidden: always") })
  }

  @Test(arguments: [
    "harbour-messenger", "lantern-home", "wattle-bank", "apple-family", "commbank-payments", "mastodon-server",
    "ring-shared-users", "uber-family",
  ])
  func `an ordinary policy is judged whole`(name: String) throws {
    var log = Diagnostics()
    PolicyChecker.check(try Examples.policy(name), enabled: nil, into: &log)
    #expect(log.entries.map(\.code).filter { $0 != "policy/hard-words" } == [])
  }

  // MARK: Every code

  /// A code that no test expects could go without anybody seeing it.
  @Test func `every code has a test that expects it`() throws {
    let codes = try Self.texts("Sources/Knowledge/Policy", ending: ".swift").flatMap { text in
      text.matches(of: /"(policy\/[a-z-]+)"/).map { String($0.1) }
        + text.matches(of: /"(appeal-[a-z-]+)"/).map { "policy/\($0.1)" }
    }
    let here = URL(filePath: #filePath).lastPathComponent
    #expect(Set(codes).count > 80, "\(here) finds no codes")
    let tests =
      try Self.texts("Tests/PolicyTests", ending: ".swift") + Self.texts("Tests/Fixtures/policies", ending: ".txt")
    let expected = Set(tests.flatMap { text in text.matches(of: /policy\/[a-z-]+/).map { String($0.0) } })
    #expect(Set(codes).subtracting(expected).sorted() == [])
  }

  private static func texts(_ folder: String, ending: String) throws -> [String] {
    let root = Examples.root.appending(path: folder)
    let names = try FileManager.default.subpathsOfDirectory(atPath: root.path())
    return try names.filter { $0.hasSuffix(ending) }.map { try Examples.text("\(folder)/\($0)") }
  }
}
