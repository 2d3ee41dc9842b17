public import Catalogue
public import Primitives
public import SourceText

/// What a product lets people do to each other, as its owners describe it.
public struct ProductModel: Sendable {
  public let id: String
  public let name: String
  public let version: String?
  public let summary: String?
  /// Who answers for the model: a mail address or a team.
  public let owner: String?
  /// Somebody else describes the product; its makers have not agreed to the model.
  public let isProposed: Bool
  /// Public documents that the model was read from.
  public let documents: [Document]
  /// How two people who meet in the product can stand to each other.
  public let relationships: [Relationship.ID]
  public let roles: [Role]
  /// Controls that hold in the whole product.
  public let controls: [DeclaredControl]
  public let features: [Feature]
  /// Where the product is introduced; the place of everything that is about no feature.
  public let location: SourceLocation

  /// A public document, with the day on which it was read.
  public struct Document: Sendable {
    public typealias ID = Identifier<Document>
    public let id: ID
    public let title: String
    public let publisher: String
    public let url: String
    public let read: CalendarDate
    public let note: String?
    public let location: SourceLocation
  }

  public func role(_ id: Role.ID) -> Role? { roles.first { $0.id == id } }
}

/// A part that a person plays in the product.
public struct Role: Sendable {
  public typealias ID = Identifier<Role>

  public let id: ID
  /// Without an article: `family organiser`.
  public let title: String
  /// How whoever plays the part may stand to the other person.
  public let canBe: [Relationship.ID]
  public let powers: Set<Power>
  public let location: SourceLocation

  /// What the part brings, whoever plays it.
  public enum Power: String, CaseIterable, Sendable {
    case pays, administers, owns, staff
  }
}
