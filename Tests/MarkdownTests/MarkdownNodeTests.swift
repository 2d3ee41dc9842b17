import Markdown
import Testing

@Suite struct MarkdownNodeTests {
  @Test func `each kind of part is kept`() throws {
    let text = """
      # One

      *a* **b** `c` [d](e "f") ![g](h)\\
      i
      x<!-- j -->

      1. k

      > l

      ```m n
      o
      ```

      ---

      <p>q</p>
      """
    let root = try MarkdownParser.parse(Array(text.utf8)[...])
    #expect(
      root.children.map(\.kind) == [
        .heading(level: 1), .paragraph, .list(start: 1, isTight: true), .quote, .code(info: "m n", text: "o\n"),
        .thematicBreak, .html("<p>q</p>\n"),
      ])
    let inlines: [MarkdownNode.Kind] = [
      .emphasis, .text(" "), .strong, .text(" "), .inlineCode("c"), .text(" "), .link(url: "e", title: "f"), .text(" "),
      .image(url: "h", title: ""), .lineBreak, .text("i"), .softBreak, .text("x"), .inlineHTML("<!-- j -->"),
    ]
    #expect(root.children[1].children.map(\.kind) == inlines)
  }
}
