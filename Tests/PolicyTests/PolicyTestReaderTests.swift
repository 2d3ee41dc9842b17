import Policy
import SourceText
import Testing
import YAML

@Suite struct PolicyTestReaderTests {
  private func read(_ tests: String, into log: inout Diagnostics) throws -> [PolicyTest]? {
    let text = "bellbird: policy-tests/1\ndate: 2026-11-24\ngiven: { coercion: none }\ntests:\n\(tests)\n"
    let root = try #require(YAMLParser.parse(SourceFile(name: "policy-tests.yaml", text: text), into: &log))
    return PolicyTestReader.read(root, policy: try Examples.fixture("sound"), into: &log)
  }

  @Test func `a failure shows what was expected, what was decided and why`() throws {
    var log = Diagnostics()
    let test =
      "  - title: a threat\n    given: { behaviours: threats, evidence: records }\n    expect: { measures: [apart], certainty: sure }"
    let tests = try #require(try read(test, into: &log))
    let policy = try Examples.fixture("sound")
    let run = PolicyTestRun(tests, policy)
    try #require(run.failed.count == 1)
    run.failed[0].tell(policy, into: &log)
    #expect(
      DiagnosticRenderer().render(log) == """
        error[policy-test/measures]: measures: expected apart, decided explain: a threat
         --> policy-tests.yaml:7:13
          |
        7 |     expect: { measures: [apart], certainty: sure }
          |             ^
          note: evidence.records: We have read it.
          --> sound.yaml:11:3
           |
        11 |   records: { from: here, reaches: sure, words: We have read it. }
           |   ^^^^^^^
          note: behaviours.threats.severity.2: It is a first threat.
          --> sound.yaml:34:9
           |
        34 |       - { is: light, because: It is a first threat. }
           |         ^
          note: grid.item.light.sure: explain and help
          --> sound.yaml:53:34
           |
        53 |     light: { told: [help], sure: [explain, help] }
           |                                  ^
          hint: change the policy, or the test where it does not say what is right

        """)
  }

  @Test(arguments: [
    ("- { title: t, given: {}, expect: {} }", "policy-test/expects-nothing"),
    ("- { title: t, given: {}, expect: { measures: [appart] } }", "policy-test/unknown-measure"),
    ("- { title: t, given: {}, expect: { severity: grave } }", "policy-test/unknown-severity"),
    ("- { title: t, given: {}, expect: { steps: [wait] } }", "policy-test/unknown-step"),
    ("- { given: {}, expect: { measures: none } }", "yaml/missing-field"),
    ("- { title: t, given: { x: 1 }, expect: { measures: none } }", "case/unknown-fact"),
    ("- { title: t, given: {}, expects: { measures: none } }", "yaml/missing-field"),
  ])
  func `a test that cannot be run is told`(test: String, code: String) throws {
    var log = Diagnostics()
    #expect(try read("  \(test)", into: &log) == nil)
    #expect(log.entries.first?.code == code)
  }

  @Test func `what no test uses is named`() throws {
    var log = Diagnostics()
    let test = "  - { title: t, given: { behaviours: threats, evidence: records }, expect: { measures: [explain] } }"
    let run = PolicyTestRun(try #require(try read(test, into: &log)), try Examples.fixture("sound"))
    #expect(run.failed.isEmpty)
    #expect(run.coverage.share(of: "grid") == (1, 8))
    #expect(run.coverage.share(of: "rules") == (0, 1))
    #expect(run.coverage.uncovered.map(\.id).contains("rules.breach"))
    #expect(!run.coverage.uncovered.map(\.id).contains("grid.item.light.sure"))
    #expect(run.coverage.testsOfBehaviour == [1, 0])
  }

  @Test(arguments: ["harbour-messenger"]) func `an example has sixty tests that hold and use every clause`(name: String)
    throws
  {
    let policy = try Examples.policy(name)
    var log = Diagnostics()
    let file = SourceFile(name: "policy-tests.yaml", text: try Examples.text("examples/\(name)/policy-tests.yaml"))
    let root = try #require(YAMLParser.parse(file, into: &log))
    let tests = try #require(PolicyTestReader.read(root, policy: policy, into: &log))
    let run = PolicyTestRun(tests, policy)
    #expect(tests.count >= 60)
    #expect(run.failed.map(\.test.title) == [])
    #expect(run.coverage.uncovered.map(\.id) == [])
  }
}
