internal import Primitives
internal import SourceText

/// A name that one entry uses of another, with the place where it stands.
struct CatalogueReference {
  let kind: String
  let name: String
  let location: SourceLocation

  static func classKind(_ taxonomy: Taxonomy.ID) -> String { "class of \(taxonomy)" }
}
