import Assessment
import Catalogue
import JSON
import Primitives
import Product
import SourceText
import TestKit
import Testing
import YAML

@testable import Reports

@Suite struct SARIFReportTests {
  private static let model = Fixture.model(
    """
      - { id: map, title: Map, capabilities: [location.share], subject: member, viewer: organiser }
      - { id: plan, title: Plan, capabilities: [account.family.organiser], subject: member, viewer: organiser }
    """)

  private func log(_ report: AssessmentReport) throws -> JSONValue {
    try JSONParser.parse(SARIFReport.render(report, programVersion: "0.0.0"))
  }

  private func report(baseline: Baseline? = nil) -> AssessmentReport {
    AssessmentReport(Fixture.assess(Self.model), catalogue: Fixture.catalogue, baseline: baseline)
  }

  private func results(_ log: JSONValue) -> [JSONValue] { log["runs"]?.array?.first?["results"]?.array ?? [] }

  @Test func `every result has a line, a rule and a kind that fits its level`() throws {
    let all = try results(log(report()))
    let assessed = report().result
    #expect(all.count == assessed.findings.count + assessed.notApplicable.count)
    #expect(all.count >= Fixture.catalogue.patterns.count)
    for result in all {
      let region = result["locations"]?.array?.first?["physicalLocation"]?["region"]
      #expect(region?["startLine"] != nil)
      #expect(result["ruleId"]?.string != nil)
      if result["kind"]?.string != "fail" { #expect(result["level"] == "none") }
    }
    #expect(Set(all.compactMap { $0["kind"]?.string }) == ["fail", "notApplicable"])
  }

  @Test func `every pattern is a rule with help and three taxonomies`() throws {
    let run = try #require(log(report())["runs"]?.array?.first)
    let rules = run["tool"]?["driver"]?["rules"]?.array ?? []
    #expect(rules.count == Fixture.catalogue.patterns.count)
    for rule in rules {
      #expect(rule["help"]?["text"]?.string?.contains("Take care") == true)
      #expect(rule["relationships"]?.array?.count == 3)
    }
    #expect(run["taxonomies"]?.array?.count == 3)
  }

  @Test func `a log read back as baseline knows every finding`() throws {
    let first = report()
    let baseline = try SARIFBaseline.read(log(first))
    #expect(baseline.entries.count == first.result.findings.count)
    let second = report(baseline: baseline)
    let states = try results(log(second)).compactMap { $0["baselineState"]?.string }
    #expect(Set(states) == ["unchanged"])
    let empty = Fixture.assess(Fixture.model("  - { id: a, title: A, capabilities: [x-a] }"))
    let gone = AssessmentReport(empty, catalogue: Fixture.catalogue, baseline: baseline)
    let absent = try results(log(gone)).filter { $0["baselineState"] == "absent" }
    #expect(absent.count == first.result.findings.count)
  }

  @Test func `what is gone does not come back in the next baseline`() throws {
    let baseline = try SARIFBaseline.read(log(report()))
    let empty = Fixture.assess(Fixture.model("  - { id: a, title: A, capabilities: [x-a] }"))
    let gone = AssessmentReport(empty, catalogue: Fixture.catalogue, baseline: baseline)
    #expect(try SARIFBaseline.read(log(gone)).entries.isEmpty)
  }

  @Test(arguments: [
    ("{}", "it is not a SARIF 2.1.0 log"), ("[]", "it is not a SARIF 2.1.0 log"),
    (#"{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"Other"}}}]}"#, "no run in it is Bellbird's"),
    (#"{"version":"2.2","runs":[]}"#, "it is not a SARIF 2.1.0 log"),
  ])
  func `what is no baseline is told`(_ text: String, _ message: String) throws {
    let value = try JSONParser.parse(Array(text.utf8))
    #expect {
      _ = try SARIFBaseline.read(value)
    } throws: { error in
      (error as? SARIFBaseline.Problem)?.message == message
    }
  }

  @Test func `a code host is told of open findings only`() throws {
    let baseline = try SARIFBaseline.read(log(report()))
    let small = Fixture.assess(
      Fixture.model("  - { id: map, title: Map, capabilities: [location.share], subject: member, viewer: organiser }"))
    var log = Diagnostics()
    let file = SourceFile(
      name: "accept.yaml",
      text: """
        bellbird: accept/1
        accept:
          - { pattern: compelled-unlock, feature: map, decision: accepted, reason: r, until: 2027-01-01, by: b,
              consulted: { name: n, organisation: o, date: 2026-11-02 }, affects_survivor: a }
        """)
    let acceptances = Acceptances.match(
      AcceptanceReader.read(try #require(YAMLParser.parse(file, into: &log)), into: &log), to: small.findings,
      catalogue: Fixture.catalogue, on: try #require(CalendarDate("2026-11-23")), into: &log)
    #expect(log.entries.isEmpty)
    let report = AssessmentReport(
      small, catalogue: Fixture.catalogue, baseline: baseline, acceptances: acceptances)
    let alerts = try results(
      JSONParser.parse(SARIFReport.render(report, programVersion: "0.0.0", alertsOnly: true)))
    #expect(alerts.count == small.open.count - 1 && !alerts.isEmpty)
    #expect(alerts.allSatisfy { $0["kind"] == "fail" && $0["suppressions"] == nil && $0["baselineState"] != "absent" })
  }

  @Test func `file names become references`() {
    #expect(SARIFReport.uri("a b/ü#%.yaml") == "a%20b/%C3%BC%23%25.yaml")
  }
}
