import Assessment
import Catalogue
import Primitives
import Product
import SourceText
import TestKit
import Testing
import YAML

@Suite struct AcceptancesTests {
  private static let result = Fixture.assess(
    Fixture.model("  - { id: map, title: Map, capabilities: [location.share], subject: member, viewer: organiser }"))

  private static let finding = result.findings.first { $0.pattern.id == "covert-live-location" }

  private let good = """
    pattern: covert-live-location
        feature: map
        decision: accepted
        reason: The map is for search and rescue crews.
        until: 2027-05-01
        by: j.lee@co.example
        consulted: { name: A. Advocate, organisation: A specialist service, date: 2026-11-02 }
        affects_survivor: The map can still be seen.
    """

  private func match(_ entries: String, on day: String = "2026-11-23") throws -> (Acceptances, String) {
    var log = Diagnostics()
    let file = SourceFile(name: "accept.yaml", text: "bellbird: accept/1\naccept:\n\(entries)\n")
    let root = try #require(YAMLParser.parse(file, into: &log))
    let acceptances = Acceptances.match(
      AcceptanceReader.read(root, into: &log), to: Self.result.findings, catalogue: Fixture.catalogue,
      on: try #require(CalendarDate(day)), into: &log)
    return (acceptances, Fixture.rendered(log))
  }

  @Test func `a signed decision in time holds`() throws {
    let (acceptances, log) = try match("  - \(good)")
    #expect(log.isEmpty)
    let finding = try #require(Self.finding)
    let acceptance = try #require(acceptances[finding])
    #expect(acceptance.decision == .accepted)
    #expect(acceptance.suppresses)
  }

  @Test func `a finding can be named by its fingerprint`() throws {
    let prefix = try #require(Self.finding).fingerprint.prefix(12)
    let text = good.replacing("pattern: covert-live-location\n    feature: map", with: "finding: \(prefix)")
    let (acceptances, log) = try match("  - \(text)")
    #expect(log.isEmpty)
    #expect(acceptances[try #require(Self.finding)] != nil)
  }

  @Test func `work in progress is shown and does not suppress`() throws {
    let (acceptances, _) = try match("  - \(good.replacing("decision: accepted", with: "decision: in-progress"))")
    #expect(acceptances[try #require(Self.finding)]?.suppresses == false)
  }

  @Test func `an expired decision decides nothing any more`() throws {
    let finding = try #require(Self.finding)
    #expect(try match("  - \(good)", on: "2027-05-02").0[finding] == nil)
    #expect(try match("  - \(good)", on: "2027-05-01").0[finding] != nil)
  }

  @Test func `an expired decision is told whole`() throws {
    #expect(
      try match("  - \(good)", on: "2027-05-02").1 == """
        error[accept/expired]: the acceptance ended on 2027-05-01
         --> accept.yaml:3:5
          |
        3 |   - pattern: covert-live-location
          |     ^
          hint: mend the finding, or decide anew with a later date

        """)
  }

  @Test(arguments: [
    ("feature: map", "feature: gone", "accept/orphaned"),
    ("until: 2027-05-01", "until: 2027-11-01", "accept/too-long"),
    ("until: 2027-05-01", "until: soon", "yaml/not-a-date"),
    ("until: 2027-05-01", "", "yaml/missing-field"),
    ("by: j.lee@co.example", "", "yaml/missing-field"),
    ("affects_survivor: The map can still be seen.", "", "yaml/missing-field"),
    (
      "consulted: { name: A. Advocate, organisation: A specialist service, date: 2026-11-02 }", "",
      "accept/nobody-consulted"
    ),
    ("date: 2026-11-02", "date: 2026-12-02", "accept/consulted-later"),
    ("decision: accepted", "decision: mitigated", "accept/mitigated"),
    ("feature: map", "feature: '*'", "accept/wildcard"),
    ("pattern: covert-live-location", "finding: XYZ", "accept/bad-fingerprint"),
    ("pattern: covert-live-location", "patern: covert-live-location", "yaml/unknown-field"),
  ])
  func `what is wrong with an entry is told by name`(_ from: String, _ to: String, _ code: String) throws {
    let (_, log) = try match("  - \(good.replacing(from, with: to))")
    #expect(log.contains("[\(code)]"), "\(log)")
  }

  @Test func `a wildcard that was looked through is allowed`() throws {
    let text = good.replacing("pattern: covert-live-location", with: "pattern: '*'\n    scope: reviewed")
    let (acceptances, log) = try match("  - \(text)")
    #expect(log.isEmpty, "\(log)")
    for finding in Self.result.open { #expect(acceptances[finding] != nil) }
  }

  @Test func `two decisions on one finding are told with both places`() throws {
    let (_, log) = try match("  - \(good)\n  - \(good)")
    #expect(log.contains("[accept/decided-twice]"))
    #expect(log.contains("note: the other one is here\n --> accept.yaml:3:5"))
  }
}
