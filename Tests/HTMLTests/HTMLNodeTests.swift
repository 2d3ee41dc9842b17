import HTML
import Testing

@Suite struct HTMLNodeTests {
  @Test func `text in quotes is text, not markup`() {
    let name = "<b>"
    let node: HTMLNode = "Hello \(name)"
    #expect(HTMLWriter.fragment(node) == "Hello &lt;b&gt;")
  }

  @Test(arguments: [
    (HTMLAttribute.class("a b"), " class=\"a b\""), (.id("x"), " id=\"x\""), (.href("/?a&b"), " href=\"/?a&amp;b\""),
    (.aria("label", "l"), " aria-label=\"l\""), (.init("hidden"), " hidden"), (.init("alt", ""), " alt=\"\""),
  ])
  func `attributes have a name and perhaps a value`(_ attribute: HTMLAttribute, _ expected: String) {
    #expect(HTMLWriter.fragment(html("i", attribute)) == "<i\(expected)></i>")
  }

  @Test func `children are given as a block or as a list`() {
    #expect(
      HTMLWriter.fragment(html("i", .id("x"), children: ["a"])) == HTMLWriter.fragment(html("i", .id("x")) { "a" }))
  }
}
