public import Catalogue
public import Primitives
public import SourceText

/// Something that people do with the product.
public struct Feature: Sendable {
  public typealias ID = Identifier<Feature>

  /// How much it takes to begin.
  public enum Effort: String, CaseIterable, Sendable {
    /// In an ordinary menu.
    case menu
    /// Needs to be set up first.
    case setup
  }

  public let id: ID
  /// Earlier ids, oldest first. Findings keep their identity through a renaming.
  public let was: [ID]
  public let title: String
  /// Without those that start with `x-`, which are the product's own words and mean nothing to the catalogue.
  public let capabilities: [Capability.ID]
  public let effort: Effort
  /// At least one; a feature that is about nobody in particular has a single open one.
  public let grants: [Grant]
  public let logged: Logged
  public let controls: [DeclaredControl]
  public let documents: [ProductModel.Document.ID]
  public let location: SourceLocation

  /// Where use of the feature can be read afterwards; nil where the model does not say.
  public struct Logged: Sendable {
    public let toSubject: Bool?
    public let toPlatform: Bool?
  }

  /// The id under which findings on this feature are known for good.
  public var lastingID: ID { was.first ?? id }
}
