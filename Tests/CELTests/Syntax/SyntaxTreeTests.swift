import CEL
import GroundTestKit
import SourceText
import Testing

/// What is no expression, and what a person is told then.
@Suite struct SyntaxTreeTests {
  private func told(_ text: String, limits: CELLimits = CELLimits()) -> String {
    var log = Diagnostics()
    let tree = SyntaxTree.parse(CELSource(text), limits: limits, into: &log)
    #expect((tree == nil) == log.hasErrors)
    return DiagnosticRenderer().render(log)
  }

  @Test func `a diagnostic shows the line, a caret and what to do`() {
    #expect(
      told("size(x\n  + [1, 2") == """
        error[cel/unexpected]: expected "]" after the list, found the end
         --> expression:2:10
          |
        2 |   + [1, 2
          |          ^
          hint: look for a bracket, comma or quotation mark that is missing before this place

        """)
  }

  @Test(arguments: [
    ("", "expected a value, found the end"), ("1 +", "expected a value, found the end"),
    ("1 2", "a number cannot stand here"), ("a = b", "this character has no meaning here"),
    ("a & b", "this character has no meaning here"), ("'abc", "this text has no end"),
    ("'a\nb'", "this text has no end"), ("'\\q'", "this is no escape sequence"),
    ("'\\ud800'", "this is no escape sequence"), ("'\\400'", "this is no escape sequence"),
    ("b'\\u0041'", "this is no escape sequence"), ("9223372036854775808", "no int is that large"),
    ("18446744073709551616u", "no uint is that large"), ("1e999", "no double is that large"),
    ("while", "\"while\" is kept for the language itself"),
    ("a.in", "expected a field's name after the dot, found \"in\""),
    ("has(a)", "has() needs a field: has(a.b)"), ("[1].all(x.y, true)", "a macro's variable must be one plain name"),
    ("[1].all(x, x, true)", "both variables are named \"x\""),
    ("a ? b", "expected \":\" between the two results of \"?\", found the end"),
    ("`a`", "expected a value, found \"a\""), ("a.`b", "this is no name in backticks"),
    ("cel.block(1, 2)", "cel.block needs a list of values and a result"), ("é", "this character has no meaning here"),
  ])
  func `each mistake is told`(_ text: String, _ message: String) {
    let told = told(text)
    #expect(told.hasPrefix("error[cel/") && told.contains("]: \(message)\n"), "\(told)")
  }

  @Test func `length, depth and number of elements have limits`() {
    var limits = CELLimits()
    (limits.bytesMax, limits.depthMax, limits.elementsMax) = (100, 10, 5)
    #expect(told("'" + String(repeating: "a", count: 99) + "'", limits: limits).contains("cel/too-long"))
    #expect(told(String(repeating: "(", count: 10) + "1", limits: limits).contains("cel/too-deep"))
    #expect(told("1" + String(repeating: "+1", count: 10), limits: limits).contains("cel/too-deep"))
    #expect(told("a" + String(repeating: ".b", count: 10), limits: limits).contains("cel/too-deep"))
    #expect(told("[1,2,3,4,5,6]", limits: limits).contains("cel/too-many"))
    #expect(told("{1:1,2:1,3:1,4:1,5:1,6:1}", limits: limits).contains("cel/too-many"))
    #expect(told("f(1,2,3,4,5,6)", limits: limits).contains("cel/too-many"))
    #expect(told("[1,2,3,4,5]", limits: limits).isEmpty)
  }

  @Test func `a long chain of one logical operator is not deep`() {
    #expect(told((0..<5000).map { "a\($0)" }.joined(separator: " || ")).isEmpty)
  }

  @Test func `hostile brackets end in a diagnostic`() {
    for text in ["(", "[", "{", "a(", "a[", "!", "a?b:", "[[1].map(x,", "a.b{c:", "{1:"] {
      #expect(told(String(repeating: text, count: 20_000 / text.count)).contains("cel/"))
    }
    #expect(told(String(repeating: "-", count: 50_000) + "a").isEmpty)
  }

  @Test func `naughty strings are read or refused`() {
    for text in SharedData.naughtyStrings {
      _ = told(text)
      let quoted = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      #expect(told("\"\"\"\(quoted)\"\"\"").isEmpty)
    }
  }

  @Test func `an expression inside a file is shown in the file`() {
    let file = SourceFile(name: "rules.yaml", text: "id: a\nwhen: \"x +\"\n")
    var log = Diagnostics()
    _ = SyntaxTree.parse(CELSource("x +", at: .init(file: file, line: 2, column: 7)), into: &log)
    #expect(DiagnosticRenderer().render(log).contains("--> rules.yaml:2:11\n"))
    log = Diagnostics()
    _ = SyntaxTree.parse(CELSource("x *", at: .init(file: file, line: 2, column: 7)), into: &log)
    #expect(DiagnosticRenderer().render(log).contains("--> rules.yaml:2:1:4\n"))
  }
}
