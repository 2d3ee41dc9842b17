public import Primitives
public import SourceText

/// What all entries of the catalogue have in common.
public protocol CatalogueEntry: Sendable {
  var id: Identifier<Self> { get }
  var location: SourceLocation { get }
  /// `a control`, `a source`: for messages.
  static var kind: String { get }
}

extension AbusePattern: CatalogueEntry { public static let kind = "pattern" }
extension Control: CatalogueEntry { public static let kind = "control" }
extension Capability: CatalogueEntry { public static let kind = "capability" }
extension EventName: CatalogueEntry { public static let kind = "event" }
extension SignalShape: CatalogueEntry { public static let kind = "signal shape" }
extension Tactic: CatalogueEntry { public static let kind = "tactic" }
extension PerpetratorCapability: CatalogueEntry { public static let kind = "perpetrator capability" }
extension Relationship: CatalogueEntry { public static let kind = "relationship" }
extension SeverityFactor: CatalogueEntry { public static let kind = "severity factor" }
extension Harm: CatalogueEntry { public static let kind = "harm" }
extension Topic: CatalogueEntry { public static let kind = "topic" }
extension Taxonomy: CatalogueEntry { public static let kind = "taxonomy" }
extension Source: CatalogueEntry { public static let kind = "source" }
