/// HTML text from nodes.
public struct HTMLWriter {
  /// Elements that have no content and no end tag (HTML Standard, void elements).
  private static let voidElements: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
  ]
  /// Elements that start on a line of their own, so that a page's source can be read.
  private static let ownLine: Set<String> = [
    "article", "body", "dd", "details", "div", "dl", "dt", "figure", "footer", "form", "g", "h1", "h2", "h3", "h4",
    "head", "header", "legend", "fieldset", "li", "link", "main", "meta", "nav", "ol", "p", "section", "style",
    "summary", "svg", "table", "tbody", "td", "th", "thead", "title", "tr", "ul",
  ]

  private var bytes: [UInt8] = []

  /// A whole page, with its document type.
  public static func page(_ root: HTMLNode) -> [UInt8] {
    var writer = HTMLWriter()
    writer.put("<!doctype html>")
    writer.write(root)
    writer.put("\n")
    return writer.bytes
  }

  /// A piece of a page.
  public static func fragment(_ node: HTMLNode) -> String {
    var writer = HTMLWriter()
    writer.write(node)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private mutating func write(_ node: HTMLNode) {
    switch node {
    case .fragment(let children): for child in children { write(child) }
    case .text(let text): escape(text)
    case .raw(let markup): put(markup)
    case .element(let name, let attributes, let children):
      if Self.ownLine.contains(name), !bytes.isEmpty { put("\n") }
      put("<\(name)")
      for attribute in attributes {
        put(" \(attribute.name)")
        if let value = attribute.value {
          put("=\"")
          escape(value)
          put("\"")
        }
      }
      put(">")
      if Self.voidElements.contains(name) { return }
      for child in children { write(child) }
      put("</\(name)>")
    }
  }

  private mutating func escape(_ text: String) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): put("&amp;")
      case UInt8(ascii: "<"): put("&lt;")
      case UInt8(ascii: ">"): put("&gt;")
      case UInt8(ascii: "\""): put("&quot;")
      case UInt8(ascii: "'"): put("&#39;")
      // HTML has no way to write the other control characters.
      case 0..<9, 11, 12, 14..<32, 127: put("\u{FFFD}")
      default: bytes.append(byte)
      }
    }
  }

  private mutating func put(_ text: String) { bytes.append(contentsOf: text.utf8) }
}
