import Foundation
import GroundTestKit
import TestKit
import Testing

/// The program as people and scripts meet it: words in, text and exit code out.
@Suite struct CommandTests {
  private func bellbird(_ words: String...) throws -> Fixture.Run {
    try Fixture.bellbird(words)
  }

  private let folder = Fixture.Folder()
  private let map = "  - { id: map, title: Map, capabilities: [location.share], subject: member, viewer: organiser }"

  private func model(_ features: String) throws -> String {
    try folder.write(Fixture.model(features), to: "product.yaml")
    return folder.path("product.yaml")
  }

  @Test func `every command has help with an example`() throws {
    let help = try bellbird("--help")
    #expect(help.code == 0)
    for name in [
      "assess", "matrix", "overview", "baseline init", "catalogue list", "catalogue show", "catalogue check",
      "catalogue lock",
      "evidence copy", "evidence verify", "backup", "restore", "check", "vocabulary", "schema", "completion",
      "version", "import openapi",
      "import otm", "text sets",
      "text scan",
      "text level",
      "detect check",
      "evidence start", "evidence add", "evidence list", "evidence hold", "evidence lift", "evidence delete",
      "evidence export", "evidence recover", "detect explain", "detect backtest", "detect test", "cel eval",
      "cel check", "detect",
    ] {
      #expect(help.out.contains("\n  \(name) "))
      let words = name.split(separator: " ").map(String.init)
      let one = words.count == 1 ? try bellbird(words[0], "--help") : try bellbird(words[0], words[1], "--help")
      #expect(one.code == 0)
      #expect(one.out.contains("usage: bellbird \(name)"))
      #expect(one.out.contains("examples:\n  "))
    }
  }

  @Test(arguments: [
    (["asess"], "error: there is no command \"asess\"\nhint: did you mean \"assess\"?\n"),
    (["assess"], "error: PRODUCT is missing\nhint: see --help\n"),
    (
      ["assess", "x", "--fromat", "json"],
      "error: there is no option \"--fromat\" here\nhint: did you mean \"--format\"?\n"
    ),
    (
      ["assess", "x", "--format", "pdf"],
      "error: --format cannot be \"pdf\"\nhint: one of text, json, sarif, alerts, html, markdown, junit\n"
    ),
    (["assess", "x", "--gate", "hihg"], "error: --gate cannot be \"hihg\"\nhint: did you mean \"high\"?\n"),
    (["catalogue", "shwo"], "error: there is no command \"catalogue shwo\"\nhint: did you mean \"catalogue show\"?\n"),
    (
      ["catalogue", "show", "covert-live-locaton"],
      "error: the catalogue has no entry \"covert-live-locaton\"\nhint: did you mean \"covert-live-location\"?\n"
    ),
    (["assess", "x", "--date", "soon"], "error: --date cannot be \"soon\"\nhint: write YYYY-MM-DD\n"),
  ])
  func `wrong use is two lines and code 2`(_ words: [String], _ expected: String) throws {
    let run = try Fixture.bellbird(words)
    #expect(run.err == expected)
    #expect(run.code == 2)
  }

  @Test func `without a gate it only reports`() throws {
    let run = try bellbird("assess", model(map))
    #expect(run.code == 0)
    #expect(run.out.contains("CRITICAL"))
    #expect(run.err.isEmpty)
  }

  @Test func `a gate fails with code 1, and passes against a baseline`() throws {
    let file = try model(map)
    #expect(try bellbird("assess", file, "--gate", "high").code == 1)
    #expect(try bellbird("baseline", "init", file, "--out", folder.path("base.sarif")).code == 0)
    #expect(try bellbird("assess", file, "--gate", "high", "--baseline", folder.path("base.sarif")).code == 0)
    _ = try model(
      map + "\n  - { id: watch, title: W, capabilities: [location.share], subject: member, viewer: organiser }")
    #expect(try bellbird("assess", file, "--gate", "high", "--baseline", folder.path("base.sarif")).code == 1)
  }

  @Test func `a baseline is not overwritten by accident`() throws {
    let file = try model(map)
    #expect(try bellbird("baseline", "init", file, "--out", folder.path("base.sarif")).code == 0)
    let again = try bellbird("baseline", "init", file, "--out", folder.path("base.sarif"))
    #expect(again.code == 2)
    #expect(again.err.contains("is there already"))
  }

  @Test func `an invalid model is code 3, with every mistake shown`() throws {
    let file = try model("  - { id: a, title: A, capabilities: [nope] }\n  - { id: b, capabilities: [x-b] }")
    let run = try bellbird("assess", file)
    #expect(run.code == 3)
    #expect(run.err.contains("[product/unknown-capability]"))
    #expect(run.err.contains("[yaml/missing-field]"))
    #expect(run.err.hasSuffix("error: \(file) has 2 errors\nhint: each is shown above with what to do about it\n"))
    #expect(run.out.isEmpty)
  }

  @Test func `an orphaned acceptance is code 3`() throws {
    let file = try model(map)
    try folder.write(
      """
      bellbird: accept/1
      accept:
        - { pattern: doxxing, feature: map, decision: accepted, reason: r, until: 2027-01-01, by: b, affects_survivor: a }
      """, to: "accept.yaml")
    let run = try bellbird("assess", file, "--accept", folder.path("accept.yaml"), "--date", "2026-11-23")
    #expect(run.code == 3)
    #expect(run.err.contains("[accept/orphaned]"))
  }

  @Test func `a lock of another catalogue is code 3`() throws {
    let file = try model(map)
    try folder.write("bellbird: catalogue-lock/1\nversion: 9.0.0\n", to: "lock.yaml")
    #expect(try bellbird("assess", file, "--catalogue-lock", folder.path("lock.yaml")).code == 3)
    let lock = try bellbird("catalogue", "lock")
    try folder.write(lock.out, to: "good.yaml")
    #expect(try bellbird("assess", file, "--catalogue-lock", folder.path("good.yaml")).code == 0)
  }

  @Test func `a missing file is code 3 with a hint`() throws {
    let run = try bellbird("assess", folder.path("nothing.yaml"))
    #expect(run.code == 3)
    #expect(run.err.contains("[file/missing]"))
  }

  @Test(arguments: ["json", "sarif", "html", "markdown", "junit", "text"])
  func `each format is written to a file`(_ format: String) throws {
    let file = try model(map)
    let run = try bellbird("assess", file, "--format", format, "--out", folder.path("out"))
    #expect(run.code == 0)
    #expect(run.out.isEmpty)
    #expect(run.err.contains("Sample: "))
    let size = try FileManager.default.attributesOfItem(atPath: folder.path("out"))[.size] as? Int
    #expect((size ?? 0) > 500)
  }
}
