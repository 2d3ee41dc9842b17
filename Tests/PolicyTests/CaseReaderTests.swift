import Policy
import SourceText
import Testing
import YAML

@Suite struct CaseReaderTests {
  private func told(_ text: String) throws -> String {
    var log = Diagnostics()
    let node = try #require(YAMLParser.parse(SourceFile(name: "case.json", text: text), into: &log))
    let found = CaseReader(try Examples.fixture("sound")).read(node, on: DeciderTests.day, into: &log)
    #expect(found == nil || log.entries.isEmpty)
    return log.entries.map { "\($0.code) \($0.location.line):\($0.location.column) \($0.message); \($0.hint)" }
      .joined(separator: "\n")
  }

  @Test(arguments: [
    (
      #"{"facts": {"behaviour": "threats"}}"#,
      #"case/unknown-fact 1:12 the policy knows no fact "behaviour"; did you mean "behaviours"?"#
    ),
    (
      #"{"facts": {"behaviours": ["threat"]}}"#,
      #"case/unknown-word 1:27 behaviours cannot be "threat"; did you mean "threats"?"#
    ),
    (
      #"{"facts": {"coercion": "yes"}}"#,
      #"case/unknown-word 1:24 coercion cannot be "yes"; one of not-asked, none, possible, shown"#
    ),
    (
      #"{"facts": {"incidents": -1}}"#,
      #"policy/not-a-number 1:25 incidents cannot be "-1"; write a whole number from 0 to 100000"#
    ),
    (#"{"facts": {"breach": "yes"}}"#, "yaml/not-bool 1:22 breach should be true or false; write true or false"),
    (
      #"{"facts": [1]}"#,
      "case/not-facts 1:11 the facts are a list, and should be a block of names; write for instance { behaviours: [threats], incidents: 3 }"
    ),
    ("{}", "yaml/missing-field 1:1 case has no \"facts\"; add facts: with its value"),
    (
      #"{"facts": {}, "survivor": "x"}"#,
      #"yaml/unknown-field 1:15 case has no field "survivor"; known fields: case, date, facts, history"#
    ),
    (
      #"{"facts": {}, "history": {"measures": [{"measure": "appart", "on": "2026-01-01"}]}}"#,
      #"case/unknown-measure 1:52 the policy has no measure "appart"; did you mean "apart"?"#
    ),
    (#"{"facts": {}, "date": "soon"}"#, #"yaml/not-a-date 1:23 "soon" is not a date; write YYYY-MM-DD"#),
  ])
  func `what cannot be used is told at its place`(text: String, expected: String) throws {
    #expect(try told(text) == expected)
  }

  @Test func `a history has a limit`() throws {
    let incidents = Array(repeating: "{on: 2026-01-01}", count: 1_001).joined(separator: ", ")
    #expect(try told("{facts: {}, history: {incidents: [\(incidents)]}}").hasPrefix("case/too-long"))
  }

  @Test func `facts show as they were written`() throws {
    let policy = try Examples.fixture("sound")
    var log = Diagnostics()
    let text = "facts: { behaviours: [contact, threats], incidents: 3, breach: true, coercion: none }"
    let node = try #require(YAMLParser.parse(SourceFile(name: "case", text: text), into: &log))
    let facts = try #require(CaseReader(policy).read(node, on: DeciderTests.day, into: &log)).facts
    let shown = ["behaviours", "incidents", "breach", "coercion", "relation"].map { name in
      policy.facts.text(of: policy.facts.place(of: name) ?? 0, in: facts)
    }
    #expect(shown == ["[threats, contact]", "3", "true", "none", "unknown"])
  }
}
