public import Catalogue
public import Product

/// What a catalogue says about a product.
public struct AssessmentResult: Sendable {
  public let product: ProductModel
  public let catalogueVersion: CatalogueVersion
  /// The most serious first: fails, then reviews, then passes.
  public let findings: [Finding]
  /// In the catalogue's order.
  public let notApplicable: [NotApplicable]

  public var open: [Finding] { findings.filter(\.isOpen) }

  /// Open findings of a level.
  public func count(_ level: Level) -> Int { findings.count { $0.isOpen && $0.rating.level == level } }
}
