import Foundation
import TestKit
import Testing

/// What the README shows is what the program prints.
@Suite struct ReadmeTests {
  @Test func `the shown report is the real one`() throws {
    let readme = try String(contentsOf: Fixture.root.appending(path: "README.md"), encoding: .utf8)
    let match = try #require(readme.firstMatch(of: /bellbird assess (\S+) \| head -n (\d+)\n/))
    let lines = try #require(Int(match.2))
    let shown = readme[match.range.upperBound...].prefix { $0 != "`" }
    let process = Process()
    process.executableURL = Fixture.root.appending(path: ".build/debug/bellbird")
    process.arguments = ["assess", String(match.1)]
    process.currentDirectoryURL = Fixture.root
    let out = Pipe()
    process.standardOutput = out
    try process.run()
    let printed = String(decoding: out.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(
      printed.split(separator: "\n", omittingEmptySubsequences: false).prefix(lines).joined(separator: "\n") + "\n"
        == shown)
  }
}
