import Foundation
import GroundTestKit
import TestKit
import Testing

/// `bellbird cel eval` and `bellbird cel check`.
@Suite struct CELCommandsTests {
  private let folder = Fixture.Folder()

  private func run(_ words: String...) throws -> Fixture.Run {
    try Fixture.bellbird(["cel"] + words)
  }

  @Test func `a value is printed as JSON`() throws {
    try folder.write(#"{"n": 3, "x": 3.0, "event": {"kind": "call", "tags": ["a"]}}"#, to: "vars.json")
    let vars = folder.path("vars.json")
    for (text, expected) in [
      ("n + 1", "4"), ("x", "3.0"), ("event", #"{"kind":"call","tags":["a"]}"#), ("-n", "-3"), ("--n", "3"),
      ("-5 + n", "-2"),
      ("event.tags.map(t, t + '!')", #"["a!"]"#), ("18446744073709551615u", "18446744073709551615"),
    ] {
      let run = try run("eval", text, "--vars", vars)
      #expect(run.code == 0 && run.out == "\(expected)\n" && run.err.isEmpty, "\(run)")
    }
  }

  @Test func `a failed evaluation is code 1 and shows where`() throws {
    let run = try run("eval", "1 + 2 / 0")
    #expect(run.code == 1 && run.out.isEmpty)
    #expect(
      run.err == """
        error[cel/divide-by-zero]: divide by zero
         --> expression:1:5
          |
        1 | 1 + 2 / 0
          |     ^^^^^
          hint: test the divisor first: b != 0 ? a / b : 0

        """)
  }

  @Test func `a misspelled name is told with the right one`() throws {
    try folder.write(#"{"event": {}}"#, to: "vars.json")
    let run = try run("eval", "evnt.kind", "--vars", folder.path("vars.json"))
    #expect(run.code == 1 && run.err.contains("hint: did you mean \"event\"?"))
  }

  @Test func `no expression is code 3`() throws {
    #expect(try run("eval", "1 +").code == 3)
    #expect(try run("check", "1 +").code == 3)
    #expect(try run("check", "1 + 'a'").code == 3)
  }

  @Test func `variables must be an object`() throws {
    try folder.write("[1]", to: "vars.json")
    let run = try run("eval", "1", "--vars", folder.path("vars.json"))
    #expect(run.code == 3 && run.err.hasSuffix("holds no object\nhint: write {\"name\": value, …}\n"))
  }

  @Test func `a type and a cost are printed`() throws {
    try folder.write("types: {Event: {tags: list(string)}}\nvariables: {event: Event}\n", to: "types.yaml")
    let run = try run("check", "event.tags.map(t, size(t))", "--types", folder.path("types.yaml"), "--cost", "10")
    #expect(run.code == 0 && run.out == "list(int)\ncost 3 to 33\n", "\(run)")
    let wrong = try self.run("check", "event.tgs", "--types", folder.path("types.yaml"))
    #expect(wrong.code == 3 && wrong.out.isEmpty && wrong.err.contains("hint: did you mean \"tags\"?"))
  }

  @Test func `wrong declarations are told`() throws {
    try folder.write("variables: {a: itn}\n", to: "types.yaml")
    let run = try run("check", "a", "--types", folder.path("types.yaml"))
    #expect(run.code == 3 && run.err.contains("hint: did you mean \"int\"?") && run.err.contains("has 1 error\nhint: "))
  }
}
