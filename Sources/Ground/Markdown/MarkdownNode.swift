public import SourceText

/// A piece of a Markdown text, with its place.
public struct MarkdownNode: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case document
    // Blocks
    case paragraph
    /// From 1 to 6.
    case heading(level: Int)
    /// `start` is the first number of an ordered list, nil with bullets. Tight: no blank lines between items.
    case list(start: Int?, isTight: Bool)
    case item
    case quote
    /// `info` is what stands behind the fence; empty for indented code.
    case code(info: String, text: String)
    case html(String)
    case thematicBreak
    // Inlines
    case text(String)
    case softBreak
    case lineBreak
    case inlineCode(String)
    case inlineHTML(String)
    case emphasis
    case strong
    case link(url: String, title: String)
    case image(url: String, title: String)
  }

  public let kind: Kind
  /// Counted from 1.
  public let line: Int
  /// Counted from 1, in bytes.
  public let byteColumn: Int
  public let children: [MarkdownNode]

  public init(_ kind: Kind, line: Int, byteColumn: Int, children: [MarkdownNode] = []) {
    self.kind = kind
    self.line = line
    self.byteColumn = byteColumn
    self.children = children
  }

  /// The place in the file that was parsed.
  public func location(in file: SourceFile) -> SourceLocation {
    let before = file.line(line, bytesMax: byteColumn - 1)?.unicodeScalars.count ?? 0
    return SourceLocation(file: file, line: line, column: before + 1)
  }

  /// The words alone, without marks; a line's end is a space.
  public var plainText: String {
    switch kind {
    case .text(let text), .inlineCode(let text), .code(_, let text): text
    case .softBreak, .lineBreak: " "
    default: children.map(\.plainText).joined()
    }
  }
}
