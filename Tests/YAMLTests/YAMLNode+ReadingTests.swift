import SourceText
import Testing
import YAML

@Suite struct YAMLNodeReadingTests {
  private struct Answer<Value> {
    let value: Value?
    let rendered: String
  }

  private func read<Value>(_ value: String, _ get: (YAMLNode, inout Diagnostics) -> Value?) throws -> Answer<Value> {
    let node = try #require(Reading("a: \(value)\n").node?["a"])
    var log = Diagnostics()
    let answer = get(node, &log)
    return Answer(value: answer, rendered: DiagnosticRenderer().render(log))
  }

  @Test(arguments: [
    ("x", "x"), ("'x'", "x"), ("12", "12"), ("true", "true"), ("~", "~"), ("''", ""), ("", ""),
    ("|\n  x\n  y", "x\ny\n"),
  ])
  func `any single value is text`(_ value: String, _ expected: String) throws {
    let answer = try read(value) { $0.text("the title", into: &$1) }
    #expect(answer.value == expected)
    #expect(answer.rendered.isEmpty)
  }

  @Test func `a list or block is not text`() throws {
    #expect(
      try read("[x]") { $0.text("the title", into: &$1) }.rendered == """
        error[yaml/not-text]: the title is a list, and should be text
         --> a.yaml:1:4
          |
        1 | a: [x]
          |    ^
          hint: write one value after the colon

        """)
    let answer = try read("{x: 1}") { $0.text("the title", into: &$1) }
    #expect(answer.value == nil)
    #expect(answer.rendered.contains("the title is a block of fields, and should be text"))
  }

  @Test func `true and false are the only truth values`() throws {
    #expect(try read("true") { $0.bool("x", into: &$1) }.value == true)
    #expect(try read("false") { $0.bool("x", into: &$1) }.value == false)
  }

  @Test(arguments: [
    "yes", "no", "on", "off", "True", "TRUE", "False", "y", "1", "0", "'true'", "\"false\"", "", "~", "[true]",
    "{true: 1}",
    "|\n  true", "truee",
  ])
  func `anything else is no truth value`(_ value: String) throws {
    let answer = try read(value) { $0.bool("feature's \"on\"", into: &$1) }
    #expect(answer.value == nil)
    #expect(answer.rendered.hasPrefix("error[yaml/not-bool]: feature's \"on\" should be true or false\n --> a.yaml:1:"))
    #expect(answer.rendered.hasSuffix("\n  hint: write true or false\n"))
  }

  @Test func `a list has items and nothing else has`() throws {
    let list = try read("[x, [y], {z: 1}]") { node, log in node.items("roles", into: &log)?.map(\.kind) }
    #expect(list.value == ["a single value", "a list", "a block of fields"])
    #expect(list.rendered.isEmpty)
    #expect(try read("[]") { $0.items("roles", into: &$1) }.value?.isEmpty == true)
    let text = try read("x") { $0.items("roles", into: &$1) }
    #expect(text.value == nil)
    #expect(
      text.rendered == """
        error[yaml/not-list]: roles is a single value, and should be a list
         --> a.yaml:1:4
          |
        1 | a: x
          |    ^
          hint: write [a, b], or one "- " line for each

        """)
  }

  @Test(arguments: [("x", ["x 1:4"]), ("[x, 'y']", ["x 1:5", "y 1:8"]), ("[]", []), ("''", [" 1:4"])])
  func `texts are a list, or one text`(_ value: String, _ expected: [String]) throws {
    let answer = try read(value) { node, log in
      node.texts("roles", into: &log).map { "\($0.text) \($0.location.line):\($0.location.column)" }
    }
    #expect(answer.value == expected)
    #expect(answer.rendered.isEmpty)
  }

  @Test func `an item that is no text is told and left out`() throws {
    let answer = try read("[x, [y], z]") { node, log in node.texts("roles", into: &log).map(\.text) }
    #expect(answer.value == ["x", "z"])
    #expect(answer.rendered.hasPrefix("error[yaml/not-text]: roles is a list, and should be text\n --> a.yaml:1:8\n"))
    let block = try read("{x: 1}") { node, log in node.texts("roles", into: &log).map(\.text) }
    #expect(block.value?.isEmpty == true)
    #expect(block.rendered.hasPrefix("error[yaml/not-list]: roles is a block of fields, and should be a list\n"))
  }
}
