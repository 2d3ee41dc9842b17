import SourceText
import Testing

@Suite struct DiagnosticRendererTests {
  private func render(
    _ text: String, line: Int = 1, column: Int, length: Int = 1, message: String = "wrong", hint: String = "mend it"
  ) -> String {
    let place = SourceLocation(file: SourceFile(name: "a.yaml", text: text), line: line, column: column, length: length)
    return DiagnosticRenderer().render(Diagnostic(.error, "a/b", at: place, message, hint: hint))
  }

  /// The line and the carets below it, as they are rendered.
  private func excerpt(_ text: String, column: Int, length: Int = 1) -> [String] {
    render(text, column: column, length: length).split(separator: "\n").dropFirst(3).prefix(2).map { String($0) }
  }

  @Test func `message, place, line with caret, related places and hint`() {
    let file = SourceFile(name: "shop/product.yaml", text: "features:\n  - id: map\n  - id: map\n")
    let diagnostic = Diagnostic(
      .error, "product/twice", at: SourceLocation(file: file, line: 3, column: 9, length: 3),
      "\"map\" is there twice", hint: "keep one of the two",
      related: [.init(SourceLocation(file: file, line: 2, column: 9, length: 3), "the first one is here")])
    #expect(
      DiagnosticRenderer().render(diagnostic) == """
        error[product/twice]: "map" is there twice
         --> shop/product.yaml:3:9
          |
        3 |   - id: map
          |         ^^^
          note: the first one is here
         --> shop/product.yaml:2:9
          |
        2 |   - id: map
          |         ^^^
          hint: keep one of the two

        """)
  }

  @Test func `colour marks severity, carets and hint, and nothing else`() {
    let place = SourceLocation(file: SourceFile(name: "a.yaml", text: "abc\n"), line: 1, column: 2, length: 2)
    let renderer = DiagnosticRenderer(colour: true)
    #expect(
      renderer.render(Diagnostic(.error, "a/b", at: place, "wrong", hint: "mend it")) == """
        \u{1B}[31;1merror[a/b]\u{1B}[0m: wrong
         --> a.yaml:1:2
          |
        1 | abc
          |  \u{1B}[31;1m^^\u{1B}[0m
          \u{1B}[36;1mhint\u{1B}[0m: mend it

        """)
    #expect(
      renderer.render(Diagnostic(.warning, "a/b", at: place, "odd", hint: "look"))
        .hasPrefix("\u{1B}[33;1mwarning[a/b]\u{1B}[0m: odd\n"))
  }

  @Test func `the gutter is as wide as the line's number`() {
    let text = String(repeating: "x\n", count: 1233) + "last\n"
    #expect(
      render(text, line: 1234, column: 1, length: 4) == """
        error[a/b]: wrong
            --> a.yaml:1234:1
             |
        1234 | last
             | ^^^^
          hint: mend it

        """)
  }

  @Test(arguments: [
    ("größe: 1", 8, 1, "       ^"), ("e\u{301}te\u{301}: x", 8, 1, "     ^"), ("名前: x", 5, 1, "      ^"),
    ("名前: x", 1, 2, "^^^^"), ("名前: x", 2, 1, "  ^^"), ("🙂🙂 x", 4, 1, "     ^"), ("a🙂b", 2, 1, " ^^"),
    ("تتبع: x", 7, 1, "      ^"), ("a\tb", 3, 1, "  ^"), ("e\u{301}x", 2, 1, " ^"), ("abc", 1, 99, "^^^"),
    ("abc", 4, 1, "   ^"), ("abc", 50, 9, "   ^"), ("abc", 0, 1, "^"), ("abc", -7, 1, "^"), ("", 1, 1, "^"),
  ])
  func `the caret stands under the character that is meant`(
    _ line: String, _ column: Int, _ length: Int, _ carets: String
  ) {
    #expect(excerpt(line + "\n", column: column, length: length).last == "  | \(carets)")
  }

  @Test func `a long line is cut after 90 characters`() {
    let line = String(repeating: "abcdefghi ", count: 20)
    #expect(excerpt(line, column: 5, length: 3) == ["1 | \(line.prefix(90))…", "  |     ^^^"])
    #expect(
      excerpt(line, column: 60, length: 500).last
        == "  | \(String(repeating: " ", count: 59))\(String(repeating: "^", count: 31))")
  }

  @Test func `a line of 90 characters is not cut`() {
    let line = String(repeating: "x", count: 90)
    #expect(excerpt(line, column: 1) == ["1 | \(line)", "  | ^"])
  }

  @Test func `a long line is cut around the place that is meant`() {
    let line = String(repeating: "-", count: 300) + "HERE" + String(repeating: "+", count: 300)
    #expect(
      excerpt(line, column: 301, length: 4) == [
        "1 | …\(String(repeating: "-", count: 30))HERE\(String(repeating: "+", count: 56))…",
        "  | \(String(repeating: " ", count: 31))^^^^",
      ])
  }

  @Test func `the end of a long line is shown without dots after it`() {
    let line = String(repeating: "-", count: 300) + "END"
    #expect(
      excerpt(line, column: 301, length: 3) == [
        "1 | …\(String(repeating: "-", count: 30))END", "  | \(String(repeating: " ", count: 31))^^^",
      ])
  }

  @Test func `a long line of wide letters keeps its caret in place`() {
    let line = String(repeating: "名", count: 200)
    #expect(
      excerpt(line, column: 101, length: 2) == [
        "1 | …\(String(repeating: "名", count: 90))…", "  | \(String(repeating: " ", count: 61))^^^^",
      ])
  }

  @Test func `Windows line ends do not show`() {
    #expect(excerpt("a: 1\r\nb: 2\r\n", column: 4) == ["1 | a: 1", "  |    ^"])
  }

  @Test func `control characters and reversed writing are shown as dots`() {
    let line =
      "a\u{1B}[2Jb\u{7}c\u{202E}d\u{2066}e\u{200F}f\u{200B}g\u{FEFF}h\u{9B}i\u{2028}j\u{E000}k\u{AD}l\u{E0041}m\0n\to"
    #expect(
      excerpt(line + "\n", column: 8) == ["1 | a·[2Jb·c·d·e·f·g·h·i·j·k·l·m·n·o", "  |        ^"])
  }

  @Test func `what somebody wrote cannot move the cursor from a message, hint, note or file name either`() {
    let file = SourceFile(name: "\u{1B}]0;evil\u{7}.yaml", text: "x\n")
    let place = SourceLocation(file: file, line: 1, column: 1)
    let diagnostic = Diagnostic(
      .warning, "a/b", at: place, "no \"\u{1B}[1A\u{1B}[2K\"", hint: "not \u{202E}this\nerror: forged",
      related: [.init(place, "see\rhere")])
    #expect(
      DiagnosticRenderer().render(diagnostic) == """
        warning[a/b]: no "·[1A·[2K"
         --> ·]0;evil·.yaml:1:1
          |
        1 | x
          | ^
          note: see·here
         --> ·]0;evil·.yaml:1:1
          |
        1 | x
          | ^
          hint: not ·this·error: forged

        """)
  }

  @Test func `bytes that are not UTF-8 are shown as one sign each`() {
    let file = SourceFile(name: "a.yaml", bytes: [0x61, 0xFF, 0xFE, 0x62])
    let place = SourceLocation(file: file, line: 1, column: 2)
    let text = DiagnosticRenderer().render(Diagnostic(.error, "a/b", at: place, "wrong", hint: "mend it"))
    #expect(text.contains("\n1 | a\u{FFFD}\u{FFFD}b\n  |  ^\n"))
  }

  @Test(arguments: [("x\n", 2), ("x\n", 99), ("", 1), ("x", 0), ("x", -1), ("x", Int.max)])
  func `a place outside the text is named without a line`(_ text: String, _ line: Int) {
    let gutter = String(repeating: " ", count: "\(line)".count)
    #expect(
      render(text, line: line, column: 3) == """
        error[a/b]: wrong
        \(gutter)--> a.yaml:\(line):3
          hint: mend it

        """)
  }

  @Test func `a message of any length is cut`() {
    let text = render(
      "x", column: 1, message: String(repeating: "y", count: 100_000), hint: String(repeating: "名", count: 1001))
    #expect(text.hasPrefix("error[a/b]: \(String(repeating: "y", count: 1000))…\n"))
    #expect(text.hasSuffix("  hint: \(String(repeating: "名", count: 1000))…\n"))
    #expect(
      render("x", column: 1, message: String(repeating: "y", count: 1000)).hasPrefix(
        "error[a/b]: \(String(repeating: "y", count: 1000))\n"))
  }

  @Test func `a place far to the right is named without its line`() {
    let line = String(repeating: "é", count: 200_000) + "\n"
    #expect(excerpt(line, column: 100_000).first == "1 | …\(String(repeating: "é", count: 90))…")
    #expect(render(line, column: 100_001) == "error[a/b]: wrong\n --> a.yaml:1:100001\n  hint: mend it\n")
    #expect(render(line, column: .max) == "error[a/b]: wrong\n --> a.yaml:1:\(Int.max)\n  hint: mend it\n")
  }

  @Test func `several are parted by an empty line`() {
    var log = Diagnostics()
    let place = SourceLocation(file: SourceFile(name: "a.yaml", text: "x\n"), line: 1, column: 1)
    log.warning("a/one", at: place, "one", hint: "first")
    log.error("a/two", at: place, "two", hint: "second")
    #expect(
      DiagnosticRenderer().render(log) == """
        warning[a/one]: one
         --> a.yaml:1:1
          |
        1 | x
          | ^
          hint: first

        error[a/two]: two
         --> a.yaml:1:1
          |
        1 | x
          | ^
          hint: second

        """)
    #expect(DiagnosticRenderer().render(Diagnostics()).isEmpty)
  }

  @Test func `past a thousand the rest is counted`() {
    var log = Diagnostics()
    let place = SourceLocation(file: SourceFile(name: "a.yaml", text: ""), line: 1, column: 1)
    for index in 0..<1234 { log.error("a/b", at: place, "number \(index)", hint: "mend it") }
    let text = DiagnosticRenderer().render(log)
    #expect(text.hasSuffix("error[a/b]: number 999\n --> a.yaml:1:1\n  hint: mend it\n\n… and 234 more\n"))
  }
}
