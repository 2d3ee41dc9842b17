import Foundation
import GroundTestKit
import TestKit
import Testing

/// `bellbird detect explain`: alert, rules and log in, a timeline out.
@Suite struct DetectExplainTests {
  private let folder = Fixture.Folder()

  private func run(_ words: [String]) throws -> Fixture.Run {
    try Fixture.bellbird(["detect", "explain"] + words)
  }

  private static let alert = """
    {"rule":"R1","key":["ana","ben","ben2"],"roles":{"victim":"ana","blocked":"ben","newcomer":"ben2"},"ts":1767430000000,\
    "events":[1,3],"reason":"ben2 reached ana","catalogue":"block-evasion-new-account"}
    """
  private static let log = """
    {"ts":1767240000000,"kind":"block","actor":"ana","target":"ben"}
    {"ts":1767326400000,"kind":"login","actor":"ben2","device":"d1"}
    {"ts":1767430000000,"kind":"message","actor":"ben2","target":"ana","text":"found you"}
    """

  private func explain(_ more: String..., alert: String = alert, log: String = log) throws -> Fixture.Run {
    try folder.write(log, to: "log.ndjson")
    return try run([alert, "--rules", "benchmarks/reference", "--events", folder.path("log.ndjson")] + more)
  }

  @Test func `an alert is shown in each format, without what people wrote`() throws {
    for format in ["text", "svg", "html"] {
      let run = try explain("--format", format)
      #expect(run.code == 0 && run.err.isEmpty, "\(run)")
      #expect(run.out.contains("ben2 → ana: message"))
      #expect(!run.out.contains("found you"))
    }
    #expect(try explain("--show-text").out.contains("text: found you"))
  }

  @Test func `the document shows what the command prints, and its picture`() throws {
    let docs = "docs/detection-explain"
    let words = ["\(docs)/alert.json", "--rules", "benchmarks/reference", "--events", "\(docs)/log.ndjson"]
    func file(_ path: String) throws -> String {
      try String(contentsOf: Fixture.root.appending(path: path), encoding: .utf8)
    }
    #expect(try file("\(docs).md").contains("\(docs)/log.ndjson\n\(try run(words).out)```"))
    #expect(try file("\(docs)/picture.svg") == run(words + ["--format", "svg"]).out)
  }

  @Test func `a file of alerts needs the line`() throws {
    try folder.write(Self.alert + "\n" + Self.alert + "\n", to: "alerts")
    #expect(try explain(alert: folder.path("alerts")).err.hasSuffix("has 2 alerts\nhint: say which: --line 1 to 2\n"))
    #expect(try explain("--line", "2", alert: folder.path("alerts")).code == 0)
    #expect(try explain("--line", "3", alert: folder.path("alerts")).code == 3)
    #expect(try explain("--line", "x", alert: folder.path("alerts")).code == 2)
  }

  @Test func `what does not belong together is told`() throws {
    let other = try explain(alert: Self.alert.replacing("\"R1\"", with: "\"R11\""))
    #expect(other.code == 3)
    #expect(other.err == "error: benchmarks/reference has no rule \"R11\"\nhint: did you mean \"R1\"?\n")
    let missing = try explain(alert: Self.alert.replacing("[1,3]", with: "[1,9]"))
    #expect(missing.code == 3 && missing.err.contains("lacks 1 of the alert's 2 events, such as event 9"))
    let wrong = try explain(alert: Self.alert.replacing("[1,3]", with: "[2,3]"))
    #expect(wrong.code == 3 && wrong.err.contains("event 2 of"))
    let time = try explain(alert: Self.alert.replacing("1767430000000", with: "1767430000001"))
    #expect(time.code == 3 && time.err.contains("has the alert's time"))
    #expect(try explain(alert: "{}").err.hasPrefix("error: the alert has no \"rule\"\nhint: "))
    #expect(try run([Self.alert]).code == 2)
  }
}
