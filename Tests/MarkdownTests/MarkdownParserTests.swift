import GroundTestKit
import Markdown
import SourceText
import Testing

@Suite struct MarkdownParserTests {
  private func parse(_ text: String, limits: MarkdownLimits = .page) throws(MarkdownError) -> MarkdownNode {
    try MarkdownParser.parse(Array(text.utf8)[...], limits: limits)
  }

  private func error(_ text: String, limits: MarkdownLimits = .page) -> MarkdownError? {
    do throws(MarkdownError) {
      _ = try parse(text, limits: limits)
      return nil
    } catch {
      return error
    }
  }

  @Test func `places are those of the whole file`() throws {
    let file = SourceFile(name: "a.md", text: "---\nfront\n---\n# Größe **fett**\n\n- [ab](https://x.example)\n")
    let root = try MarkdownParser.parse(file.bytes[14...], firstLine: 4)
    let heading = try #require(root.children.first)
    #expect(heading.kind == .heading(level: 1))
    #expect(heading.location(in: file) == SourceLocation(file: file, line: 4, column: 1))
    let strong = try #require(heading.children.last)
    #expect(strong.kind == .strong)
    #expect(strong.location(in: file) == SourceLocation(file: file, line: 4, column: 9))
    let link = try #require(root.children.last?.children.first?.children.first?.children.first)
    #expect(link.kind == .link(url: "https://x.example", title: ""))
    #expect(link.location(in: file) == SourceLocation(file: file, line: 6, column: 3))
    #expect(heading.plainText == "Größe fett")
  }

  @Test func `an empty text is an empty document`() throws {
    #expect(try parse("").children.isEmpty)
    #expect(try MarkdownParser.parse([], firstLine: 7).line == 7)
  }

  @Test func `limits hold`() {
    #expect(error("aaaa", limits: .init(bytesMax: 3)) == .tooLarge(bytesMax: 3))
    #expect(error("\n> > > a", limits: .init(depthMax: 4)) == .tooDeep(line: 2, depthMax: 4))
    #expect(error("a\n\nb\n\nc\n", limits: .init(nodesMax: 4)) == .tooManyParts(line: 3, nodesMax: 4))
  }

  @Test(arguments: [
    ">", "- ", "*a **b", "[", "![", "(", "`", "<", "&", "\\", "_a ", "1. ", "\u{0}", "\r", "# ", "[a](<b",
  ])
  func `hostile repetition ends with a tree or an error`(part: String) {
    let text = String(repeating: part, count: 60_000 / part.utf8.count)
    _ = error(text)
    _ = error(text + "\n\n" + text)
  }

  @Test func `bytes that are no text become marks`() throws {
    let root = try MarkdownParser.parse([0x61, 0xFF, 0x00, 0x62])
    #expect(root.plainText == "a\u{FFFD}\u{FFFD}b")
  }

  @Test func `naughty strings are read`() {
    for text in SharedData.naughtyStrings { #expect(error(text) == nil) }
  }

  @Test func `random marks never break it`() {
    var random = SeededRandom(seed: 7)
    let parts = [
      "*", "_", "[", "]", "(", ")", "`", "\n", "> ", "- ", "a", "<b>", "&amp;", "\\", "![", "\t", "é", "#", "~",
    ]
    for _ in 0..<2000 {
      let text = (0..<60).map { _ in parts.randomElement(using: &random) ?? "" }.joined()
      let wrong = error(text)
      #expect(wrong == nil || wrong == .tooDeep(line: 1, depthMax: 32), "\(text)")
    }
  }
}
