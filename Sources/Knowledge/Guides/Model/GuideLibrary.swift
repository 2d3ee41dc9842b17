public import Catalogue
public import Primitives

/// All guides with what belongs to them.
public struct GuideLibrary: Sendable {
  /// The English guides in the order of their pages.
  public let guides: [Guide]
  /// By language, then by id.
  public let translations: [String: [Guide.ID: Guide]]
  public let helplines: Helplines
  /// By language; always has English.
  public let words: [String: GuideWords]
  /// Publications beside the catalogue's.
  public let sources: [Source]

  /// Shown whatever the product does.
  public static let alwaysShown: Set<Topic.ID> = [
    "start-here-safety-planning", "talk-to-a-specialist", "documenting-abuse", "reporting-and-appeals",
    "for-friends-and-advocates",
  ]

  public func guide(_ id: Guide.ID) -> Guide? { guides.first { $0.id == id } }

  /// The guide in that language, or nil where only English is there.
  public func guide(_ id: Guide.ID, in language: String) -> Guide? {
    language == "en" ? guide(id) : translations[language]?[id]
  }

  /// The languages that have words, English first.
  public var languages: [String] { ["en"] + words.keys.filter { $0 != "en" }.sorted() }

  /// The guides that teach about a pattern: those that serve one of the topics to which it points.
  public func guides(teaching pattern: AbusePattern, in product: String) -> [Guide] {
    guides.filter { guide in guide.isFor(product) && guide.topics.contains { pattern.guidance.contains($0) } }
  }

  /// The guides for a product that enables these patterns, in reading order.
  public func guides(for product: String, enabling patterns: some Sequence<AbusePattern>) -> [Guide] {
    let topics = Self.alwaysShown.union(patterns.flatMap(\.guidance))
    return guides.filter { guide in guide.isFor(product) && guide.topics.contains { topics.contains($0) } }
  }
}
