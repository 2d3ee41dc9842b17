import HTML
import PageKit
import Testing

@Suite struct PageTests {
  private func page(_ main: [HTMLNode], title: String = "A page") -> String {
    String(decoding: Page(title: title, main: main).bytes(), as: UTF8.self)
  }

  @Test func `a page stands alone and runs nothing`() {
    let text = page([html("p") { "Hello" }])
    #expect(text.hasPrefix("<!doctype html>"))
    #expect(text.contains("default-src &#39;none&#39;"))
    for word in ["<script", "src=", "@import", "url(", "<link"] { #expect(!text.contains(word), "\(word)") }
  }

  @Test func `a title is text`() {
    #expect(page([], title: "</title><script>").contains("<title>&lt;/title&gt;&lt;script&gt;</title>"))
  }

  @Test func `the styles know dark, print and narrow`() {
    for words in ["prefers-color-scheme: dark", "@media print", "max-width", ":focus-visible"] {
      #expect(StyleSheet.common.contains(words))
    }
  }

  @Test func `the first choice is the checked one`() {
    let text = HTMLWriter.fragment(choices("n", legend: "L", [("a", "One"), ("b", "Two")]))
    #expect(text.contains("id=\"a\" checked>"))
    #expect(!text.contains("id=\"b\" checked>"))
  }
}
