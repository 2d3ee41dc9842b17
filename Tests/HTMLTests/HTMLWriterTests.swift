import GroundTestKit
import HTML
import Testing

@Suite struct HTMLWriterTests {
  @Test(arguments: [
    ("plain", "plain"), ("", ""), ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
    ("\"'&", "&quot;&#39;&amp;"), ("&amp;", "&amp;amp;"), ("größe 名 🙂", "größe 名 🙂"), ("a\tb\nc\rd", "a\tb\nc\rd"),
    ("a\0b\u{1}c\u{B}d\u{1F}e\u{7F}f", "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}e\u{FFFD}f"),
  ])
  func `text and attribute values are escaped alike`(_ text: String, _ expected: String) {
    #expect(HTMLWriter.fragment(.text(text)) == expected)
    #expect(HTMLWriter.fragment(html("i", .init("title", text))) == "<i title=\"\(expected)\"></i>")
  }

  @Test func `a page has its type, and blocks on lines of their own`() {
    let page = html("html", .init("lang", "en")) {
      html("head") {
        html("meta", .init("charset", "utf-8"))
        html("title") { "A & B" }
      }
      html("body") {
        html("p", .class("lead"), .id("x")) {
          "See "
          html("a", .href("/?a=1&b=2"), .aria("label", "more")) { "this" }
          html("br")
        }
        html("input", .init("type", "checkbox"), .init("checked"))
      }
    }
    #expect(
      String(decoding: HTMLWriter.page(page), as: UTF8.self) == """
        <!doctype html><html lang="en">
        <head>
        <meta charset="utf-8">
        <title>A &amp; B</title></head>
        <body>
        <p class="lead" id="x">See <a href="/?a=1&amp;b=2" aria-label="more">this</a><br></p>\
        <input type="checkbox" checked></body></html>

        """)
  }

  @Test(arguments: [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
  ])
  func `a void element has no end tag`(_ name: String) {
    #expect(HTMLWriter.fragment(html(name, .init("a", "b"))) == "<\(name) a=\"b\">")
  }

  @Test(arguments: ["p", "i", "script", "textarea", "iframe", "td", "path"])
  func `any other element has one, even when empty`(_ name: String) {
    #expect(HTMLWriter.fragment(html(name)) == "<\(name)></\(name)>")
  }

  @Test func `a fragment is its children and nothing more`() {
    #expect(HTMLWriter.fragment(.empty).isEmpty)
    #expect(HTMLWriter.fragment(.fragment(["a", html("b") { "c" }, .fragment([.text("<")])])) == "a<b>c</b>&lt;")
  }

  @Test func `raw markup stands as it is`() {
    #expect(
      HTMLWriter.fragment(html("style", children: [.raw("a > b { content: \"&\" }")]))
        == "<style>a > b { content: \"&\" }</style>")
  }

  @Test(.enabled(if: !SharedData.naughtyStrings.isEmpty, "the Big List of Naughty Strings is absent"))
  func `no naughty string leaves its place`() {
    for text in SharedData.naughtyStrings {
      let shown = HTMLWriter.fragment(html("i", .init("title", text), children: [.text(text)]))
      let inner = shown.unicodeScalars.dropFirst("<i title=\"".count).dropLast("</i>".count)
      // One quotation mark and one bracket are ours: those that end the start tag.
      #expect(inner.filter { $0 == "\"" }.count == 1, "\(text.debugDescription)")
      #expect(!inner.contains("<") && inner.filter { $0 == ">" }.count == 1, "\(text.debugDescription)")
      #expect(!inner.contains("'"))
      #expect(!inner.contains { $0.value < 0x20 && !["\t", "\n", "\r"].contains($0) || $0.value == 0x7F })
    }
  }

  @Test func `what was escaped can be read back`() {
    var random = SeededRandom(seed: 10)
    let pieces = ["<", ">", "&", "\"", "'", "amp;", "&lt;", "a", "é", "\n", "#39;"]
    for _ in 0..<500 {
      let text = (0..<12).compactMap { _ in pieces.randomElement(using: &random) }.joined()
      let back = HTMLWriter.fragment(.text(text)).replacing("&lt;", with: "<").replacing("&gt;", with: ">")
        .replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&amp;", with: "&")
      #expect(back == text)
    }
  }
}
