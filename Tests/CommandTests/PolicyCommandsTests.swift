import Foundation
import GroundTestKit
import TestKit
import Testing

/// `bellbird policy …` as people run it.
@Suite struct PolicyCommandsTests {
  private static let example = "examples/harbour-messenger"
  private static let sound = "Tests/Fixtures/policies/sound.yaml"

  private let folder = Fixture.Folder()

  private func run(_ words: String...) throws -> Fixture.Run {
    try Fixture.bellbird(words)
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOf: Fixture.root.appending(path: path), encoding: .utf8)
  }

  private func write(_ text: String, _ name: String) throws -> String {
    try Data(text.utf8).write(to: URL(filePath: folder.path(name)))
    return folder.path(name)
  }

  // MARK: check and test

  @Test func `a policy without a fault is counted`() throws {
    let run = try run("policy", "check", Self.example)
    #expect(run.code == 0 && run.err == "")
    #expect(run.out.hasSuffix("20 patterns of the product named. Nothing is wrong.\n"))
  }

  @Test func `a fault ends with code 3, and such a policy decides nothing`() throws {
    let path = "Tests/Fixtures/policies/report-count.yaml"
    let check = try run("policy", "check", path)
    #expect(check.code == 3 && check.err.hasPrefix("error[policy/report-count]"))
    let decide = try run("policy", "decide", "Tests/Fixtures/cases/coerced.json", "--policy", path)
    #expect(decide.code == 3 && decide.out == "")
    #expect(
      decide.err.hasSuffix(
        "has 1 fault and decides nothing\nhint: bellbird policy check names each; put them right first\n"))
  }

  @Test func `a product that enables more than the policy names is told`() throws {
    _ = try write(try text("examples/uber-family/product.yaml"), "product.yaml")
    _ = try write(try text(Self.sound), "policy.yaml")
    let run = try run("policy", "check", folder.path(""))
    #expect(run.code == 3)
    let gap = "error[policy/pattern-gap]: no behaviour names covert-live-location, which the product enables"
    #expect(run.err.contains(gap))
  }

  @Test func `tests of the example hold, and a wrong one fails with code 1`() throws {
    let good = try run("policy", "test", Self.example)
    #expect(good.code == 0 && good.err == "")
    #expect(good.out.hasPrefix("71 tests: all hold.\n") && good.out.hasSuffix("Every clause is used.\n"))
    _ = try write(try text(Self.sound), "policy.yaml")
    _ = try write(
      "bellbird: policy-tests/1\ndate: 2026-11-24\ntests: [{ title: t, given: {}, expect: { measures: [leave] } }]\n",
      "policy-tests.yaml")
    let bad = try run("policy", "test", folder.path(""))
    #expect(bad.code == 1)
    #expect(bad.err.hasPrefix("error[policy-test/measures]: measures: expected leave, decided none: t\n"))
    #expect(bad.out.hasPrefix("1 test: 1 failed.\n"))
    #expect(bad.out.contains("  rules.breach  "))
  }

  @Test func `a policy without tests is told`() throws {
    _ = try write(try text(Self.sound), "policy.yaml")
    let run = try run("policy", "test", folder.path(""))
    #expect(run.code == 3 && run.err.contains("has no tests"))
  }

  // MARK: decide

  @Test(arguments: [("text", "txt"), ("json", "decision")])
  func `a decision is told whole, and twice with the same bytes`(format: String, ending: String) throws {
    let words = ["policy", "decide", "Tests/Fixtures/cases/breach.json", "--policy", Self.example, "--format", format]
    let first = try run(words[0], words[1], words[2], words[3], words[4], words[5], words[6])
    let second = try run(words[0], words[1], words[2], words[3], words[4], words[5], words[6])
    #expect(first.code == 0 && first.err == "")
    #expect(first.out == second.out)
    let name = format == "text" ? "breach.expected.txt" : "breach.decision"
    #expect(first.out == (try text("Tests/Fixtures/cases/\(name)")))
  }

  @Test func `the day can be another than the case's own`() throws {
    let run = try run(
      "policy", "decide", "Tests/Fixtures/cases/breach.json", "--policy", Self.example, "--date", "2028-01-02")
    #expect(run.out.hasPrefix("h-1, 2028-01-02: "))
    // Two years later the incidents are out of the window.
    #expect(!run.out.contains("What adds up"))
  }

  @Test func `facts that the policy does not know are told`() throws {
    let path = try write(#"{"facts": {"behaviours": ["treats"]}}"#, "case.json")
    let run = try run("policy", "decide", path, "--policy", Self.example)
    #expect(run.code == 3 && run.out == "")
    #expect(run.err.contains(#"behaviours cannot be "treats""#) && run.err.contains(#"did you mean "threats"?"#))
  }

  @Test func `a case that is no text ends with a message`() throws {
    let path = folder.path("case.json")
    for bytes in [[], [0xFF, 0xFE, 0x00], Array("[[[[".utf8), Array(repeating: UInt8(ascii: "{"), count: 5_000)]
      as [[UInt8]]
    {
      try Data(bytes).write(to: URL(filePath: path))
      let run = try run("policy", "decide", path, "--policy", Self.example)
      #expect(run.code == 3 && !run.err.isEmpty && run.out == "")
    }
  }

  // MARK: backtest

  private static let log = """
    {"kind": "decision", "at": "2026-03-02T10:00:00Z", "case": "a", "cluster": "k1", "person": "p1", "facts": {"behaviours": ["threats"], "evidence": ["records"]}, "decided": ["explain", "help"], "groups": {"language": "en"}}
    {"kind": "decision", "at": "2026-03-03T10:00:00Z", "case": "b", "cluster": "k2", "person": "p2", "facts": {"behaviours": ["threats"], "reports": 90}, "decided": ["leave"], "groups": {"language": "ar"}}
    {"kind": "incident", "at": "2026-03-05T10:00:00Z", "cluster": "k1", "person": "p1"}
    not a line
    {"kind": "decision", "at": "2026-03-06T10:00:00Z", "case": "c", "facts": {"behaviours": ["threats", "insults"]}, "decided": ["help"]}

    """

  @Test func `a log is compared with what was decided`() throws {
    let path = try write(Self.log, "log.ndjson")
    let run = try run("policy", "backtest", Self.sound, "--facts", path, "--html", folder.path("out.html"))
    #expect(run.code == 0 && run.err == "")
    let lines = run.out.split(separator: "\n").map(String.init)
    #expect(lines.contains("Decisions  1 of 3 decided otherwise (33.3%)"))
    #expect(lines.contains("  1: leave → help"))
    #expect(lines.contains("      b (line 2): + grid.item.light.told"))
    #expect(run.out.contains("1 line could not be read: line 4 is not JSON."))
    #expect(run.out.contains("1 case had words that a policy does not know, such as “insults”"))
    let page = try String(contentsOf: URL(filePath: folder.path("out.html")), encoding: .utf8)
    #expect(page.contains("<svg") && page.contains("aria-label=\"All cases, strongest measure. none: 1 before, 2 now;"))
  }

  @Test func `another policy may have faults, and the clause behind a change is named`() throws {
    let line =
      #"{"kind": "decision", "at": "2026-03-02T10:00:00Z", "facts": {"evidence": ["records"], "reports": 90}}"#
    let path = try write(line + "\n", "log.ndjson")
    let run = try run(
      "policy", "backtest", Self.sound, "--facts", path, "--against", "Tests/Fixtures/policies/report-count.yaml",
      "--format", "json")
    #expect(run.code == 0)
    let value = try #require(try JSONSerialization.jsonObject(with: Data(run.out.utf8)) as? [String: Any])
    #expect(value["changed"] as? Int == 1)
    #expect(value["clauses"] as? [String: Int] == ["- conduct.severity.1": 1, "- grid.conduct.severe.sure": 1])
  }

  @Test func `what stops a backtest is told`() throws {
    let backwards = Self.log.split(separator: "\n").reversed().joined(separator: "\n") + "\n"
    let cases: [(String, Int32, String)] = [
      (try write(backwards, "back.ndjson"), 3, "is older than the one before it"),
      (try write("", "empty.ndjson"), 3, "has no decision that can be read"), (folder.path("missing"), 3, "missing"),
    ]
    for (path, code, message) in cases {
      let run = try run("policy", "backtest", Self.sound, "--facts", path)
      #expect(run.code == code && run.err.contains(message), "\(run.err)")
    }
    #expect(try run("policy", "backtest", Self.sound).code == 2)
  }

  // MARK: render and schema

  @Test(arguments: ["harbour-messenger", "lantern-home", "wattle-bank"].map { "examples/\($0)" })
  func `the public page is plain`(path: String) throws {
    let page = try run("policy", "render", path)
    #expect(page.code == 0)
    #expect(page.out.hasPrefix("<!doctype html>") && !page.out.contains("<script"))
    let markdown = try run("policy", "render", path, "--format", "markdown")
    #expect(markdown.code == 0)
    let grade = try #require(markdown.err.firstMatch(of: /The page needs ([0-9.]+) years of school/))
    #expect(try #require(Double(grade.1)) <= 8)
    for part in ["## What you may not do", "For instance:", "## If you think that we are wrong", "## What has changed"]
    {
      #expect(markdown.out.contains(part))
    }
  }

  @Test func `a proposal says that it is one`() throws {
    let run = try run("policy", "render", Self.sound, "--format", "markdown")
    #expect(run.out.contains("**This is a proposal. It is not in force.**"))
  }

  @Test(arguments: ["policy", "policy-tests", "case-facts"]) func `there is a schema`(kind: String) throws {
    let run = try run("schema", kind)
    #expect(run.code == 0)
    #expect(try JSONSerialization.jsonObject(with: Data(run.out.utf8)) is [String: Any])
  }
}
