import Foundation
import GroundTestKit
import TestKit
import Testing

/// What the README shows is what the program prints.
@Suite struct ReadmeTests {
  @Test func `the shown report is the real one`() throws {
    let readme = try String(contentsOf: Fixture.root.appending(path: "README.md"), encoding: .utf8)
    let match = try #require(readme.firstMatch(of: /bellbird assess (\S+) \| head -n (\d+)\n/))
    let lines = try #require(Int(match.2))
    let shown = readme[match.range.upperBound...].prefix { $0 != "`" }
    let printed = try Self.output(of: ["assess", String(match.1)])
    #expect(
      printed.split(separator: "\n", omittingEmptySubsequences: false).prefix(lines).joined(separator: "\n") + "\n"
        == shown)
  }

  @Test func `the shown table of products is the real one, but for the time`() throws {
    let readme = try String(contentsOf: Fixture.root.appending(path: "README.md"), encoding: .utf8)
    let folder = Fixture.Folder()
    let rows = try Self.output(of: ["overview", "examples", "--out", folder.path("out"), "--date", "2026-11-24"])
      .split(separator: "\n").prefix { !$0.hasPrefix("Open") }
    let examples = try FileManager.default.contentsOfDirectory(atPath: Fixture.root.appending(path: "examples").path())
    #expect(rows.count == examples.count + 1)
    for row in rows {
      let cells = row.split(separator: " ").dropLast()
      #expect(readme.split(separator: "\n").contains { $0.split(separator: " ").dropLast() == cells }, "\(row)")
    }
  }

  private static func output(of arguments: [String]) throws -> String {
    try Fixture.bellbird(arguments).out
  }
}
