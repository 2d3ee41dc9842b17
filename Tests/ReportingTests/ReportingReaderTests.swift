import Catalogue
import GroundTestKit
import Primitives
import SourceText
import Testing
import YAML

@testable import Reporting

@Suite struct ReportingReaderTests {
  static let catalogue = CatalogueReader.embedded()

  static func read(_ text: String) -> (model: ReportingModel?, log: Diagnostics) {
    var log = Diagnostics()
    let root = YAMLParser.parse(SourceFile(name: "reporting.yaml", text: text), into: &log)
    let model = root.flatMap { ReportingReader.read($0, catalogue: catalogue, into: &log) }
    return (model, log)
  }

  private func told(_ text: String) -> [String] {
    Self.read(text).log.entries.map { "\($0.severity) \($0.code) \($0.location.line): \($0.message); \($0.hint)" }
  }

  static let good = """
    bellbird: reporting/1
    status: adopted
    profiles: [general, eu-notice]
    languages: [en, ar]
    recipients: [{ id: safety-desk, title: Safety desk, sees: [narrative, items] }]
    retention: [{ what: reports after they are closed, days: 180 }]
    contact_windows: [{ from: "18:00", to: "21:00" }]
    cover_name: Garden club
    ways:
      - id: web-form
        title: Safety form
        where: [Help, Safety, Tell us]
        open_to: [anyone, helper]
        covers: all
        needs_account: false
        asks_evidence: optional
        asks_identity: no
        pattern_reports: true
        multiple_items: true
        after_block: true
        helper_can_file: true
        tells_outcome: true
        safe_contact: true
        sends_to_other: false
        emergency: true
        languages: [en, ar]
        evidence: [{ url: "https://service.example/safety", read: 2026-11-24 }, "tests/report.feature#form"]
    """

  @Test func `a good file is read whole and has nothing to mend`() throws {
    let (model, log) = Self.read(Self.good)
    #expect(log.entries.isEmpty)
    let way = try #require(model?.ways.first)
    #expect(way.shortcomings.isEmpty && way.path == ["Help", "Safety", "Tell us"] && way.openTo == [.anyone, .helper])
    #expect(
      way.evidence.map(\.summary) == ["https://service.example/safety (read 2026-11-24)", "tests/report.feature#form"])
    #expect(model?.profiles == [.general, .euNotice] && model?.retention.first?.days == 180)
    #expect(model?.contactWindows.first?.to == "21:00" && model?.coverName == "Garden club")
  }

  @Test func `what a file leaves out is asked, and what it says is to be mended`() throws {
    let file = "bellbird: reporting/1\nstatus: adopted\nways: [{ id: form, title: Form, covers: all, ANSWER }]\n"
    func told(_ answer: String, _ shortcoming: Shortcoming) throws -> [String] {
      let way = try #require(Self.read(file.replacing("ANSWER", with: answer)).model?.ways.first)
      #expect(way.shortcomings.contains(shortcoming))
      return [way.problem(of: shortcoming), way.remedy(of: shortcoming)]
    }
    #expect(
      try told("tells_outcome: true", .asksEvidence) == [
        "the file does not say asks_evidence", "say asks_evidence: no, optional or required",
      ])
    #expect(
      try told("asks_evidence: required", .asksEvidence) == [
        Shortcoming.asksEvidence.message, Shortcoming.asksEvidence.hint,
      ])
    for shortcoming in Shortcoming.allCases { #expect(try told("languages: [en]", shortcoming)[1].hasPrefix("say ")) }
    #expect(try told("multiple_items: false", .oneItemOnly)[1] == Shortcoming.oneItemOnly.hint)
  }

  @Test func `a way covers families and patterns`() throws {
    let text = Self.good.replacing(
      "covers: all", with: "covers: { families: [surveillance], patterns: [payment-memo-abuse] }")
    let way = try #require(Self.read(text).model?.ways.first)
    let covered = Set(Self.catalogue.patterns.filter(way.covers).map(\.id))
    #expect(covered.contains("payment-memo-abuse") && covered.contains("covert-live-location"))
    #expect(covered.count == 1 + Self.catalogue.patterns.count { $0.family == "surveillance" })
  }

  @Test func `mistakes are told with what to do`() {
    let text = """
      bellbird: reporting/2
      status: adoptd
      retention: [{ what: all, days: ever }]
      contact_windows: [{ from: "6pm", to: "21:00" }]
      ways:
        - { id: a, title: A, covers: { families: [surveilance], patterns: [doxing] } }
        - { id: a, title: B, covers: everything, evidence: ../x }
        - { id: c, covers: all, need_account: true, asks_evidence: maybe }
      """
    #expect(
      told(text) == [
        "error reporting/other-kind 1: this is no reporting file of a known version; write bellbird: reporting/1",
        "error yaml/not-a-choice 2: \"status\" cannot be \"adoptd\"; did you mean \"adopted\"?",
        "error reporting/unknown-family 6: there is no family \"surveilance\"; did you mean \"surveillance\"?",
        "error reporting/unknown-pattern 6: there is no pattern \"doxing\"; did you mean \"doxxing\"?",
        "error reporting/bad-coverage 7: \"covers\" does not say what can be told; write covers: all, or covers: { families: […], patterns: […] }",
        "error reporting/path-outside 7: this is outside the workspace's folder; name a file below the folder of reporting.yaml",
        "error yaml/missing-field 8: way has no \"title\"; add title: with its value",
        "error yaml/not-a-choice 8: this cannot be \"maybe\"; one of no, optional, required",
        "error yaml/unknown-field 8: way has no field \"need_account\"; did you mean \"needs_account\"?",
        "error reporting/bad-days 3: \"ever\" is no number of days; write a whole number from 1 to 36500",
        "error reporting/bad-hour 4: \"6pm\" is no time of day; write \"18:00\", in quotes",
      ])
  }

  @Test func `what keeps people from telling is a warning`() {
    let text = """
      bellbird: reporting/1
      status: proposed
      ways:
        - { id: in-app, title: Report, covers: { families: [surveillance] }, needs_account: true,
            asks_evidence: required, asks_identity: required, sends_to_other: true, pattern_reports: false }
      """
    #expect(
      told(text).map { String($0.prefix { $0 != ":" }) } == [
        "warning reporting/asks-evidence 4", "warning reporting/asks-identity 4", "warning reporting/sends-to-other 4",
        "warning reporting/one-item-only 4", "warning reporting/no-way-without-account 1",
        "warning reporting/no-way-for-the-rest 1",
      ])
    #expect(told("bellbird: reporting/1\nstatus: adopted").first?.hasPrefix("warning reporting/no-way 1") == true)
  }

  @Test func `too many ways are refused`() {
    let ways = (0...ReportingReader.waysMax).map { "  - { id: w\($0), title: W, covers: all }" }
    let text = "bellbird: reporting/1\nstatus: adopted\nways:\n" + ways.joined(separator: "\n")
    #expect(told(text).first?.hasPrefix("error reporting/too-many-ways") == true)
  }

  @Test func `hostile files are read without a crash`() {
    for text in SharedData.naughtyStrings + ["[]", "a: b", "ways: {}", ""] {
      _ = Self.read("bellbird: reporting/1\nstatus: adopted\ncover_name: \(text)\nways: [\(text)]")
      _ = Self.read(text)
    }
  }
}
