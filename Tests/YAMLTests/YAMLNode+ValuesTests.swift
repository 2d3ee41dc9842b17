import GroundTestKit
import Primitives
import SourceText
import Testing
import YAML

@Suite struct YAMLNodeValuesTests {
  private enum Colour: String, CaseIterable { case red, green }

  private func read<Value>(_ text: String, _ read: (YAMLNode, inout Diagnostics) -> Value?) -> (Value?, String) {
    var log = Diagnostics()
    let node = YAMLParser.parse(SourceFile(name: "a.yaml", text: text), into: &log)
    let value = node.flatMap { read($0, &log) }
    return (value, DiagnosticRenderer().render(log))
  }

  @Test func `a word from a list`() {
    #expect(read("red") { node, log -> Colour? in node.choice("colour", into: &log) }.0 == .red)
    #expect(
      read("gren") { node, log -> Colour? in node.choice("colour", into: &log) }.1 == """
        error[yaml/not-a-choice]: colour cannot be "gren"
         --> a.yaml:1:1
          |
        1 | gren
          | ^^^^
          hint: did you mean "green"?

        """)
  }

  @Test(arguments: [("2026-11-23", true), ("2026-02-29", false), ("soon", false), ("[2026]", false)])
  func `a day`(_ text: String, _ isDay: Bool) {
    let (date, log) = read(text) { node, log in node.date("a day", into: &log) }
    #expect((date != nil) == isDay)
    #expect(log.isEmpty == isDay)
  }

  @Test(arguments: [
    ("live-map", true, true), ("location.share", false, true), ("A", false, false), ("''", false, false),
    ("a b", false, false), (String(repeating: "a", count: 60), true, true),
    (String(repeating: "a", count: 61), false, false),
  ])
  func `a name`(_ text: String, _ plain: Bool, _ dotted: Bool) {
    for (allowsDots, expected) in [(false, plain), (true, dotted)] {
      let (name, _) = read(text) { node, log -> Identifier<Colour>? in
        node.name("a name", allowsDots: allowsDots, into: &log)
      }
      #expect((name != nil) == expected, "\(text)")
    }
  }
}
