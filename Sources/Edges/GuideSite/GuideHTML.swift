internal import Guides
internal import HTML
internal import Primitives

/// A guide's text as HTML, with this product's names and this reader's numbers filled in.
struct GuideHTML {
  let pages: SitePages
  var menu: GuideMenus.Menu?

  func blocks(_ blocks: [GuideBlock]) -> [HTMLNode] { blocks.map { block($0) } }

  /// The first paragraph a little larger.
  func lead(_ blocks: [GuideBlock]) -> [HTMLNode] {
    guard case .paragraph(let first)? = blocks.first else { return self.blocks(blocks) }
    return [html("p", .class("lead"), children: inlines(first))] + self.blocks(Array(blocks.dropFirst()))
  }

  private func block(_ block: GuideBlock) -> HTMLNode {
    switch block {
    case .paragraph(let content): html("p", children: inlines(content))
    case .subheading(let content): html("h3", children: inlines(content))
    case .list(nil, let items): html("ul", children: items.map { item($0) })
    case .list(let start?, let items):
      .element("ol", start == 1 ? [] : [.init("start", "\(start)")], items.map { item($0) })
    }
  }

  /// A paragraph alone in an item needs no element of its own.
  private func item(_ blocks: [GuideBlock]) -> HTMLNode {
    if case .paragraph(let content)? = blocks.first {
      return html("li", children: inlines(content) + self.blocks(Array(blocks.dropFirst())))
    }
    return html("li", children: self.blocks(blocks))
  }

  func inlines(_ inlines: [GuideInline]) -> [HTMLNode] { inlines.map { inline($0) } }

  private func inline(_ inline: GuideInline) -> HTMLNode {
    switch inline {
    case .text(let text, _): .text(text)
    case .strong(let inner): html("strong", children: inlines(inner))
    case .emphasis(let inner): html("em", children: inlines(inner))
    case .lineBreak: html("br")
    case .guide(let id, let inner, _): link(id, inner)
    case .link(let url, let inner, _): html("a", .href(url), .init("rel", "noreferrer"), children: inlines(inner))
    case .placeholder(let placeholder, _): filled(placeholder)
    }
  }

  /// A guide that this product does not show is named without a link.
  private func link(_ id: Guide.ID, _ inner: [GuideInline]) -> HTMLNode {
    guard let guide = pages.site.guides.first(where: { $0.id == id }) else { return .fragment(inlines(inner)) }
    return html("a", .href(SitePages.name(of: guide)), children: inlines(inner))
  }

  private func filled(_ placeholder: Placeholder) -> HTMLNode {
    switch placeholder {
    case .product: .text(pages.site.productName)
    case .menu: html("strong") { menu?.path.joined(separator: " › ") ?? pages.words[.menuInline] }
    case .helpline: pages.helpline
    case .emergency: pages.emergency()
    }
  }
}
