internal import Primitives
internal import SourceText
internal import YAML

extension CatalogueReader {
  mutating func id<Entry: CatalogueEntry>(_ fields: inout YAMLFields) -> Identifier<Entry>? {
    fields.required("id", into: &log)?.name("an id", allowsDots: true, into: &log)
  }

  /// A list of names of other entries, kept to be resolved when all are read.
  mutating func references<Entry: CatalogueEntry>(_ fields: inout YAMLFields, _ key: String) -> [Identifier<Entry>] {
    guard let node = fields.required(key, into: &log) else { return [] }
    return references(node, key)
  }

  /// The same for a field that may be left out.
  mutating func optionalReferences<Entry: CatalogueEntry>(
    _ fields: inout YAMLFields, _ key: String
  ) -> [Identifier<Entry>] {
    fields.optional(key).map { references($0, key) } ?? []
  }

  private mutating func references<Entry: CatalogueEntry>(_ node: YAMLNode, _ key: String) -> [Identifier<Entry>] {
    (node.items("\"\(key)\"", into: &log) ?? []).compactMap { reference($0, key) }
  }

  mutating func reference<Entry: CatalogueEntry>(_ fields: inout YAMLFields, _ key: String) -> Identifier<Entry>? {
    fields.required(key, into: &log).flatMap { reference($0, key) }
  }

  private mutating func reference<Entry: CatalogueEntry>(_ node: YAMLNode, _ key: String) -> Identifier<Entry>? {
    guard let text = node.text("\"\(key)\"", into: &log) else { return nil }
    references.append(CatalogueReference(kind: Entry.kind, name: text, location: node.location))
    return Identifier(text)
  }

  /// The name of a class in somebody else's taxonomy.
  mutating func classReference(_ fields: inout YAMLFields, _ key: String, in taxonomy: Taxonomy.ID) -> String? {
    guard let node = fields.required(key, into: &log), let text = node.text("\"\(key)\"", into: &log) else {
      return nil
    }
    let kind = CatalogueReference.classKind(taxonomy)
    references.append(CatalogueReference(kind: kind, name: text, location: node.location))
    return text
  }

  mutating func texts(_ node: YAMLNode, _ key: String) -> [String] {
    (node.items("\"\(key)\"", into: &log) ?? []).compactMap { $0.text("\"\(key)\"", into: &log) }
  }

  mutating func choice<Choice: RawRepresentable & CaseIterable>(_ fields: inout YAMLFields, _ key: String) -> Choice?
  where Choice.RawValue == String {
    fields.required(key, into: &log)?.choice(key, into: &log)
  }

  mutating func version(_ node: YAMLNode?) -> CatalogueVersion? {
    guard let node, let text = node.text("version", into: &log) else { return nil }
    if let version = CatalogueVersion(text) { return version }
    log.error(
      "catalogue/not-a-version", at: node.location, "\"\(text)\" is not a version", hint: "write 1.2.3, without quotes")
    return nil
  }
}
