public import SourceText

/// A paragraph, a list or a small heading.
public indirect enum GuideBlock: Hashable, Sendable {
  case paragraph([GuideInline])
  case subheading([GuideInline])
  /// `start` is the first number of an ordered list, nil with bullets.
  case list(start: Int?, items: [[GuideBlock]])

  /// The texts of the block in reading order, each one paragraph's.
  public var paragraphs: [[GuideInline]] {
    switch self {
    case .paragraph(let inlines), .subheading(let inlines): [inlines]
    case .list(_, let items): items.flatMap { $0.flatMap(\.paragraphs) }
    }
  }
}

/// A run of words, or what stands among them.
public indirect enum GuideInline: Hashable, Sendable {
  case text(String, SourceLocation)
  case placeholder(Placeholder, SourceLocation)
  case strong([GuideInline])
  case emphasis([GuideInline])
  case lineBreak
  case guide(Guide.ID, [GuideInline], SourceLocation)
  case link(url: String, [GuideInline], SourceLocation)

  /// The words alone; a placeholder as it is written.
  public var plain: String {
    switch self {
    case .text(let text, _): text
    case .placeholder(let placeholder, _): "{\(placeholder.rawValue)}"
    case .lineBreak: " "
    case .strong(let inner), .emphasis(let inner), .guide(_, let inner, _), .link(_, let inner, _): inner.plain
    }
  }

  /// The inlines inside this one, and itself.
  public var all: [GuideInline] {
    switch self {
    case .text, .placeholder, .lineBreak: [self]
    case .strong(let inner), .emphasis(let inner), .guide(_, let inner, _), .link(_, let inner, _):
      [self] + inner.flatMap(\.all)
    }
  }
}

extension [GuideInline] {
  /// The words alone.
  public var plain: String { map(\.plain).joined() }
}

extension [GuideBlock] {
  /// The words alone, a paragraph or an item of a list a line.
  public var plain: String { flatMap(\.paragraphs).map(\.plain).joined(separator: "\n\n") }
}
