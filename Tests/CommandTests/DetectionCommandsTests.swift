import Foundation
import GroundTestKit
import TestKit
import Testing

/// `bellbird detect check`, `bellbird detect test` and the schemas of their files.
@Suite struct DetectionCommandsTests {
  private let folder = Fixture.Folder()

  private func run(_ words: String...) throws -> Fixture.Run {
    try Fixture.bellbird(words)
  }

  private static let rule = """
    bellbird: rule/1
    id: a-rule
    title: A rule
    pattern: coordinated-pile-on
    level: low
    on: message
    as: { sender: actor, receiver: target }
    count: { at_least: 3, within: 1h }
    key: [sender, receiver]
    reason: "{sender} wrote to {receiver}"
    """

  @Test func `the guide shows what the commands print`() throws {
    let guide = try String(contentsOf: Fixture.root.appending(path: "docs/detection-rules.md"), encoding: .utf8)
    for command in ["check", "test"] {
      let run = try run("detect", command, "detection/templates")
      #expect(run.code == 0 && run.err.isEmpty, "\(run)")
      #expect(guide.contains("$ bellbird detect \(command) detection/templates\n\(run.out)"), "\(run.out)")
    }
  }

  @Test func `a mistake is shown, and the code is 3`() throws {
    try folder.write(Self.rule.replacing("level: low", with: "level: lo"), to: "rule.yaml")
    for command in ["check", "test"] {
      let run = try run("detect", command, folder.path(""))
      #expect(run.code == 3 && run.out.isEmpty)
      #expect(run.err.contains("error[yaml/not-a-choice]: \"level\" cannot be \"lo\""))
      #expect(run.err.hasSuffix("has 1 error\nhint: each is shown above with what to do about it\n"))
    }
    #expect(try run("detect", "check", "no/such/folder").code == 3)
  }

  @Test func `a test that fails is code 1 and says what the alert said`() throws {
    try folder.write(Self.rule, to: "rule.yaml")
    #expect(try run("detect", "test", folder.path("")).code == 3)
    try folder.write(
      """
      bellbird: rule-tests/1
      tests:
        - title: Three messages
          shows: near-miss
          log: [{ at: 1h, kind: message, actor: a, target: b, times: 3, every: 1s }]
          alerts: []
      """, to: "tests.yaml")
    let run = try run("detect", "test", folder.path(""))
    #expect(run.code == 1)
    #expect(run.out == "1 test, 0 of abuse, 1 of near misses and 0 of survivors' own doing: 1 failed.\n")
    #expect(run.err.contains("a-rule raises an alert with the key [a, b]: Three messages"))
    #expect(run.err.contains("hint: this should stay quiet: make the rule ask for more; it says: a wrote to b\n"))
  }

  @Test(arguments: ["product", "rule", "facts", "event-map", "rule-tests"]) func `a schema is printed`(_ kind: String)
    throws
  {
    let run = try run("schema", kind)
    #expect(run.code == 0)
    #expect(run.out.contains("\"$id\": \"https://bellbird.example/schema/\(kind)/1\""))
    #expect(try self.run("schema", "rules").err.contains("hint: did you mean \"rule\"?"))
  }
}
