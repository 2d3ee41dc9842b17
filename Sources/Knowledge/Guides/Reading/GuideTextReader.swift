internal import Markdown
internal import Primitives
internal import SourceText

/// Makes a guide's text from Markdown, and refuses what a page for every phone cannot show.
struct GuideTextReader {
  let file: SourceFile
  var log = Diagnostics()

  init(_ file: SourceFile) { self.file = file }

  mutating func blocks(_ nodes: some Sequence<MarkdownNode>) -> [GuideBlock] { nodes.compactMap { block($0) } }

  private mutating func block(_ node: MarkdownNode) -> GuideBlock? {
    switch node.kind {
    case .paragraph: return .paragraph(inlines(node.children))
    case .heading(3): return .subheading(inlines(node.children))
    case .list(let start, _): return .list(start: start, items: node.children.map { blocks($0.children) })
    case .heading(let level):
      refuse(node, "a heading of level \(level)", hint: "use ## for a block and ### below it")
    case .quote: refuse(node, "a quotation", hint: "write it as a paragraph")
    case .code: refuse(node, "a block of code", hint: "only ```step is used, directly below the step's ### heading")
    case .html: refuse(node, "HTML", hint: "write plain Markdown; for a comment use the commit message")
    default: refuse(node, "a line across the page", hint: "start a new block with ##")
    }
    return nil
  }

  mutating func inlines(_ nodes: some Sequence<MarkdownNode>) -> [GuideInline] { nodes.flatMap { inline($0) } }

  private mutating func inline(_ node: MarkdownNode) -> [GuideInline] {
    switch node.kind {
    case .text(let text): return words(text, at: node.location(in: file))
    case .softBreak: return [.text(" ", node.location(in: file))]
    case .lineBreak: return [.lineBreak]
    case .strong: return [.strong(inlines(node.children))]
    case .emphasis: return [.emphasis(inlines(node.children))]
    case .link(let url, _): return link(url, node)
    case .image:
      if node.plainText.isEmpty {
        log.error(
          "guide/g11-alt-text", at: node.location(in: file), "a picture has no words in its place",
          hint: "say in the text what the picture shows")
      } else {
        refuse(node, "a picture", hint: "say in the text what the picture shows; pages stay small and discreet")
      }
    case .inlineCode(let code):
      refuse(node, "code", hint: "write **\(code.prefix(40))**")
    default: refuse(node, "HTML", hint: "write plain Markdown")
    }
    return []
  }

  private mutating func link(_ url: String, _ node: MarkdownNode) -> [GuideInline] {
    let place = node.location(in: file)
    let inner = inlines(node.children)
    if url.hasPrefix("guide:"), Guide.ID.isName(String(url.dropFirst(6))) {
      return [.guide(Guide.ID(String(url.dropFirst(6))), inner, place)]
    }
    if url.hasPrefix("https://"), !url.contains("{") { return [.link(url: url, inner, place)] }
    log.error(
      "guide/link", at: place, "a guide cannot link to \"\(url.prefix(80))\"",
      hint: "link to another guide as guide:its-id, or to a page that starts with https://")
    return inner
  }

  /// A text with its placeholders.
  mutating func words(_ text: String, at place: SourceLocation) -> [GuideInline] {
    var found: [GuideInline] = []
    var rest = text[...]
    var column = place.column
    func location(_ length: Int = 1) -> SourceLocation {
      SourceLocation(file: place.file, line: place.line, column: column, length: length)
    }
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      if open > rest.startIndex { found.append(.text(String(rest[..<open]), location())) }
      column += rest[..<open].unicodeScalars.count
      let name = rest[rest.index(after: open)..<close]
      let whole = rest[open...close]
      if let placeholder = Placeholder(rawValue: String(name)) {
        found.append(.placeholder(placeholder, location(whole.unicodeScalars.count)))
      } else {
        log.error(
          "guide/unknown-placeholder", at: location(whole.unicodeScalars.count),
          "nothing fills in \"\(whole.prefix(60))\"",
          hint: Suggestion.hint(
            for: String(name), in: Placeholder.allCases.map(\.rawValue),
            otherwise: "use \(Placeholder.allCases.map { "{\($0.rawValue)}" }.joined(separator: ", "))"))
      }
      column += whole.unicodeScalars.count
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { found.append(.text(String(rest), location())) }
    return found
  }

  mutating func refuse(_ node: MarkdownNode, _ what: String, hint: String) {
    log.error("guide/markdown", at: node.location(in: file), "\(what) cannot stand in a guide", hint: hint)
  }
}
