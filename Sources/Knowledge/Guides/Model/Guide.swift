public import Catalogue
public import Primitives
public import SourceText

/// A page that teaches somebody how to check or change something safely.
public struct Guide: Sendable {
  public typealias ID = Identifier<Guide>

  /// The products for which a guide is written.
  public enum Products: Hashable, Sendable {
    case any
    case only([String])
  }

  /// A system that steps name, with the versions for which they were checked.
  public struct SystemRange: Hashable, Sendable {
    public let system: String
    public let from: String
    public let to: String
    public let location: SourceLocation
  }

  /// Somebody who read the guide, as they want to be named.
  public struct Reviewer: Hashable, Sendable {
    public let role: String
    public let name: String
  }

  /// A part under a heading of the second level.
  public struct Section: Sendable {
    public let kind: SectionKind
    public let title: String
    public let blocks: [GuideBlock]
    public let location: SourceLocation
  }

  /// Where a guide in another language comes from.
  public struct Translation: Sendable {
    public let language: String
    /// The first 16 hexadecimal digits of the SHA-256 of the English file from which it was made.
    public let sourceHash: String
    public let needsReview: Bool
    /// The English guide has changed since.
    public let isStale: Bool
    public let location: SourceLocation
  }

  public let id: ID
  public let title: String
  /// Gives the neutral file name and the reading order.
  public let page: Int
  /// A neutral title for the browser's tab and history; nil for the site's own.
  public let shortTitle: String?
  public let topics: [Topic.ID]
  public let situations: [Situation]
  public let audience: [Audience]
  public let products: Products
  public let versions: [SystemRange]
  public let lastReviewed: CalendarDate
  public let reviewers: [Reviewer]
  public let needsSpecialist: Bool
  public let sources: [Source.ID]
  public let related: [ID]
  public let lead: [GuideBlock]
  public let sections: [Section]
  public let steps: [GuideStep]
  /// Nil for the English guide.
  public let translation: Translation?
  /// The first 16 hexadecimal digits of the SHA-256 of the file.
  public let hash: String
  public let file: SourceFile
  /// The places of front matter fields.
  public let places: [String: SourceLocation]

  public var language: String { translation?.language ?? "en" }

  public func section(_ kind: SectionKind) -> Section? { sections.first { $0.kind == kind } }

  /// The place of a front matter field, or the file's start.
  public func place(of field: String) -> SourceLocation {
    places[field] ?? SourceLocation(file: file, line: 1, column: 1)
  }

  public func isFor(_ product: String) -> Bool {
    switch products {
    case .any: true
    case .only(let ids): ids.contains(product)
    }
  }

  /// Every paragraph that a reader sees, with those of the steps.
  public var paragraphs: [[GuideInline]] {
    let blocks = lead + sections.flatMap(\.blocks) + steps.flatMap(\.text)
    let sentences = steps.flatMap { [$0.livingTogether, $0.evidenceLoss, $0.undo].compactMap { $0 } }
    return blocks.flatMap(\.paragraphs) + sentences
  }
}
