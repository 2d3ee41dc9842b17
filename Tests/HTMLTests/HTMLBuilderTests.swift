import HTML
import Testing

@Suite struct HTMLBuilderTests {
  private func list(_ items: [String], title: String?, isLong: Bool) -> String {
    HTMLWriter.fragment(
      html("div") {
        if let title { html("b") { title } }
        if isLong { "long" } else { html("i") { "short" } }
        for item in items {
          "<"
          item
        }
        [HTMLNode.text("x"), HTMLNode.text("y")]
      })
  }

  @Test func `conditions and loops stand between children`() {
    #expect(list(["a", "b"], title: "T", isLong: true) == "<div><b>T</b>long&lt;a&lt;bxy</div>")
    #expect(list([], title: nil, isLong: false) == "<div><i>short</i>xy</div>")
  }
}
