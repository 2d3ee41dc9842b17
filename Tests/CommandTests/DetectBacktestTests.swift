import Foundation
import GroundTestKit
import TestKit
import Testing

/// `bellbird detect backtest`: two folders of rules and a log in, what changes out.
@Suite struct DetectBacktestTests {
  private let folder = Fixture.Folder()

  private static func rule(_ atLeast: Int) -> String {
    """
    bellbird: rule/1
    id: a-rule
    title: A rule
    pattern: coordinated-pile-on
    level: low
    on: message
    as: { sender: actor, receiver: target }
    count: { at_least: \(atLeast), within: 1h }
    key: [sender, receiver]
    reason: "{sender} wrote {count} times to {receiver}"
    """
  }

  private func run(_ words: String...) throws -> Fixture.Run {
    try Fixture.bellbird(["detect", "backtest"] + words, in: URL(filePath: folder.path("")))
  }

  private func prepare() throws {
    try folder.write(Self.rule(3), to: "old/rule.yaml")
    try folder.write(Self.rule(2), to: "new/rule.yaml")
    let people = ["a", "a", "b", "b", "b", "c"]
    let lines = people.enumerated().map { index, name in
      #"{"ts":\#(1_767_225_600_000 + index * 1_000),"kind":"message","actor":"\#(name)","target":"t"}"#
    }
    try folder.write(lines.joined(separator: "\n") + "\n", to: "log")
  }

  @Test func `what changes is shown, and fails only where that was asked for`() throws {
    try prepare()
    let text = try run("--rules", "new", "--against", "old", "log")
    #expect(text.code == 0 && text.err.isEmpty, "\(text)")
    #expect(
      text.out.hasPrefix(
        """
        new against old
        6 events of log, 2026-01-01 to 2026-01-01 UTC

        Alerts  1 gained, 0 lost, 1 unchanged; 1 before, 2 now

        """))
    #expect(text.out.hasSuffix("Gained\n\n  a-rule, 2026-01-01 00:00:01: a, t\n    a wrote 2 times to t\n\n"))
    #expect(try run("--rules", "new", "--against", "old", "--fail-on-change", "log").code == 1)
    #expect(try run("--rules", "new", "--against", "new", "--fail-on-change", "log").code == 0)
  }

  @Test func `output for programs is the same in two runs`() throws {
    try prepare()
    let runs = try (0..<2).map { _ in try run("--rules", "new", "--against", "old", "--format", "json", "log").out }
    #expect(runs[0] == runs[1] && runs[0].contains("\"gained\": 1"))
    #expect(try run("--rules", "new", "--against", "old", "--format", "html", "log").out.contains("<svg"))
  }

  @Test func `what is missing is told`() throws {
    try prepare()
    #expect(try run("--rules", "new", "log").err.hasPrefix("error: --against is missing\nhint: "))
    #expect(try run("--rules", "new", "--against", "old", "none").code == 3)
    try folder.write("no event\n", to: "empty")
    let empty = try run("--rules", "new", "--against", "old", "empty")
    #expect(empty.code == 3 && empty.err.hasPrefix("error: empty has no events"))
  }
}
