public import HTML

/// A page that is a single file: no scripts, nothing fetched from elsewhere.
public struct Page {
  public let title: String
  public let language: String
  /// Styles of this page alone, after the common ones.
  public let styles: String
  public let head: [HTMLNode]
  public let main: [HTMLNode]
  public let foot: [HTMLNode]

  public init(
    title: String, language: String = "en", styles: String = "", head: [HTMLNode] = [], main: [HTMLNode],
    foot: [HTMLNode] = []
  ) {
    self.title = title
    self.language = language
    self.styles = styles
    self.head = head
    self.main = main
    self.foot = foot
  }

  /// Nothing may be loaded or run; only the styles in the page itself apply.
  private static let contentPolicy =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

  public func bytes() -> [UInt8] {
    HTMLWriter.page(
      html("html", .init("lang", language)) {
        html("head") {
          html("meta", .init("charset", "utf-8"))
          html("meta", .init("name", "viewport"), .init("content", "width=device-width, initial-scale=1"))
          html("meta", .init("http-equiv", "Content-Security-Policy"), .init("content", Self.contentPolicy))
          html("meta", .init("name", "referrer"), .init("content", "no-referrer"))
          html("title") { title }
          html("style") { HTMLNode.raw(StyleSheet.common + styles) }
        }
        html("body") {
          html("a", .class("skip"), .href("#main")) { "Skip to the content" }
          if !head.isEmpty { html("header", .class("page-head"), children: head) }
          html("main", .id("main"), children: main)
          if !foot.isEmpty { html("footer", .class("page-foot"), children: foot) }
        }
      })
  }
}
