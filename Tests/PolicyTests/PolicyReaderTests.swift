import Policy
import SourceText
import Testing
import YAML

/// Mistakes in the text of a policy: what is told, and where.
@Suite struct PolicyReaderTests {
  /// The sound policy with one text replaced.
  private func told(_ old: String, _ new: String) throws -> [String] {
    let sound = try Examples.text("Tests/Fixtures/policies/sound.yaml")
    #expect(sound.contains(old), "the fixture has no \(old)")
    var log = Diagnostics()
    let text = sound.replacing(old, with: new, maxReplacements: 1)
    let root = try #require(YAMLParser.parse(SourceFile(name: "policy.yaml", text: text), into: &log))
    let policy = PolicyReader.read(root, catalogue: Examples.catalogue, into: &log)
    #expect(policy == nil)
    return log.entries.map { "\($0.code): \($0.message); \($0.hint)" }
  }

  @Test(arguments: [
    ("policy/1", "policy/2", "policy/other-kind: this should be policy/1; write bellbird: policy/1"),
    (
      "status: proposed", "status: draft", "yaml/not-a-choice: \"status\" cannot be \"draft\"; one of adopted, proposed"
    ),
    (
      "version: 1", "version: one",
      "policy/not-a-number: \"version\" cannot be \"one\"; write a whole number from 1 to 100000"
    ),
    (
      "ends: 1d", "ends: soon",
      "policy/not-a-span: a measure's \"ends\" cannot be \"soon\"; write hours, days, months or years: 72h, 90d, 6m, 2y"
    ),
    (
      "add: [hold]", "add: [hald]", "policy/unknown-measure: the policy has no measure \"hald\"; did you mean \"hold\"?"
    ),
    (
      "reaches: sure, words", "reaches: shure, words",
      "policy/unknown-certainty: the policy has no certainty \"shure\"; did you mean \"sure\"?"
    ),
    (
      "[vanishing-threats]", "[vanishing-threat]",
      "policy/unknown-pattern: the catalogue has no pattern \"vanishing-threat\"; did you mean \"vanishing-threats\"?"
    ),
    (
      "'incidents >= 3'", "'incident >= 3'",
      "cel/undeclared: there is no variable \"incident\"; did you mean \"incidents\"?"
    ),
    (
      "'incidents >= 3'", "'incidents'",
      "policy/not-a-condition: \"when\" gives int, and should say yes or no; compare it with something, as in incidents >= 3"
    ),
    (
      "'incidents >= 3'", "'1 < 2'",
      "policy/same-for-all: \"when\" asks for no fact, so that it is the same in every case; name a fact, or leave the condition out"
    ),
    (
      "\"records\" in evidence", "\"record\" in evidence",
      "policy/unknown-word: evidence is never \"record\"; did you mean \"records\"?"
    ),
    (
      "add: [leave], because", "because",
      "policy/rule-effect: the rule \"breach\" says 0 things to do; write one of add: [measures], forbid: [measures], raise: a severity"
    ),
    (
      "add: [leave], because", "add: [leave], raise: severe, because",
      "policy/rule-effect: the rule \"breach\" says 2 things to do; write one of add: [measures], forbid: [measures], raise: a severity"
    ),
    (
      "add: [leave], because", "add: [leave, leave], because",
      "policy/repeated: \"leave\" is listed twice; remove one of them"
    ),
    (
      "  leave: {", "  none: {",
      "policy/reserved-name: a measure cannot be called \"none\"; a cell of the grid says none where nothing is done"
    ),
    (
      "services: {", "facts: { incidents: { type: int, text: x } }\nservices: {",
      "policy/bad-fact: \"incidents\" cannot be the name of a fact; every policy has this fact already; use it, or choose another name"
    ),
    (
      "services: {", "facts: { tone: { type: choice, values: [one], text: x } }\nservices: {",
      "policy/bad-values: the fact needs a list of different words to choose from; write values: [none, some, many], from 2 to 60, in lower-case letters"
    ),
    (
      "severities: { light: \"It stops when we ask.\", severe", "severities: { severe",
      "policy/short-scale: severities needs at least two steps; write them one below the other, the lightest first"
    ),
    (
      "words: They stay away.", "words: \"\"",
      "policy/no-words: measure's \"words\" says nothing; write it in plain words"
    ),
    (
      "ends: { needs: [review] }", "ends: {}",
      "policy/no-end: the end names neither a span nor a condition; write once, never, 90d, or { after: 1y, needs: [protected-person-agrees] }"
    ),
    (
      "severity:\n      - { is: severe, when: 'danger != \"none\"', because: There is danger. }\n      - { is: light, because: It is a first threat. }",
      "severity: []",
      "policy/no-severity: there is no severity; write severity: serious, or a list of { is: severe, when: … }"
    ),
    (
      "words: They stay away.", "words: \(String(repeating: "a", count: 4_001))",
      "policy/too-long: measure's \"words\" has 4001 bytes; at most 4000 are read by anybody; write less"
    ),
    ("notice:\n", "notes:\n", "yaml/missing-field: policy has no \"notice\"; add notice: with its value"),
  ])
  func `a mistake is told`(old: String, new: String, expected: String) throws {
    let told = try told(old, new)
    #expect(told.contains(expected), "\(told.joined(separator: "\n"))")
  }

  @Test func `too many of anything is refused`() throws {
    let rules = (0...500).map { "  r\($0): { when: 'breach', add: [leave], because: x }" }.joined(separator: "\n")
    #expect(
      try told("rules:\n", "rules:\n\(rules)\n").contains { $0.hasPrefix("policy/too-many: rules has 502 entries") })
    let facts = (0...20).map { "f\($0): { type: bool, text: x }" }.joined(separator: ", ")
    #expect(
      try told("services: {", "facts: { \(facts) }\nservices: {").contains(
        "policy/too-many: the policy declares 21 facts; at most 20 are allowed"))
  }

  @Test func `a text that is no policy is told`() throws {
    for text in ["[]", "x", "{}", "bellbird: policy/1", "behaviours: 3\ngrid: [1]\nmeasures: {a: 1}\nfacts: 7"] {
      var log = Diagnostics()
      let root = try #require(YAMLParser.parse(SourceFile(name: "p", text: text), into: &log))
      #expect(PolicyReader.read(root, catalogue: Examples.catalogue, into: &log) == nil)
      #expect(log.hasErrors)
    }
  }
}
