import Markdown

/// HTML as the CommonMark specification writes it, from what the tree keeps.
struct PlainHTML {
  static func render(_ node: MarkdownNode) -> String {
    var writer = PlainHTML()
    writer.write(node, isTight: false)
    return writer.text
  }

  private var text = ""

  private mutating func line() { if !text.isEmpty, text.last != "\n" { text += "\n" } }

  private mutating func children(_ node: MarkdownNode, isTight: Bool = false) {
    for child in node.children { write(child, isTight: isTight) }
  }

  private mutating func block(_ open: String, _ close: String, breaks: Bool = false, _ body: (inout Self) -> Void) {
    line()
    text += open + (breaks ? "\n" : "")
    body(&self)
    if breaks { line() }
    text += close + "\n"
  }

  private mutating func write(_ node: MarkdownNode, isTight: Bool) {
    switch node.kind {
    case .document: children(node)
    case .paragraph where isTight: children(node)
    case .paragraph: block("<p>", "</p>") { $0.children(node) }
    case .heading(let level): block("<h\(level)>", "</h\(level)>") { $0.children(node) }
    case .list(nil, let isTight): block("<ul>", "</ul>", breaks: true) { $0.children(node, isTight: isTight) }
    case .list(let start?, let isTight):
      block(start == 1 ? "<ol>" : "<ol start=\"\(start)\">", "</ol>", breaks: true) {
        $0.children(node, isTight: isTight)
      }
    case .item: block("<li>", "</li>") { $0.children(node, isTight: isTight) }
    case .quote: block("<blockquote>", "</blockquote>", breaks: true) { $0.children(node) }
    case .code(let info, let code):
      let language = info.split(separator: " ").first.map { " class=\"language-\(Self.escape(String($0)))\"" } ?? ""
      block("<pre><code\(language)>", "</code></pre>") { $0.text += Self.escape(code) }
    case .html(let html):
      line()
      text += html
      line()
    case .thematicBreak: block("<hr />", "") { _ in }
    default: writeInline(node)
    }
  }

  private mutating func writeInline(_ node: MarkdownNode) {
    switch node.kind {
    case .text(let words): text += Self.escape(words)
    case .softBreak: text += "\n"
    case .lineBreak: text += "<br />\n"
    case .inlineCode(let code): text += "<code>\(Self.escape(code))</code>"
    case .inlineHTML(let html): text += html
    case .emphasis: wrap("em", node)
    case .strong: wrap("strong", node)
    case .link(let url, let title):
      text += "<a href=\"\(Self.escapeURL(url))\"\(Self.attribute(title))>"
      children(node)
      text += "</a>"
    case .image(let url, let title):
      text += "<img src=\"\(Self.escapeURL(url))\" alt=\"\(Self.escape(node.plainText))\"\(Self.attribute(title)) />"
    default: break
    }
  }

  private mutating func wrap(_ name: String, _ node: MarkdownNode) {
    text += "<\(name)>"
    children(node)
    text += "</\(name)>"
  }

  private static func attribute(_ title: String) -> String { title.isEmpty ? "" : " title=\"\(escape(title))\"" }

  static func escape(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.append(character)
      }
    }
  }

  /// Bytes that may stand in an address as they are (RFC 3986), and `%`, which escapes the others.
  static func escapeURL(_ url: String) -> String {
    url.utf8.reduce(into: "") { result, byte in
      let character = Character(Unicode.Scalar(byte))
      if byte < 128, character.isLetter || character.isNumber || "-_.+!*(),%#@?=;:/,$~'".contains(character) {
        result.append(character == "'" ? "'" : character)
      } else if character == "&" {
        result += "&amp;"
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.count == 1 ? "0" : "") + digits
      }
    }
  }
}
