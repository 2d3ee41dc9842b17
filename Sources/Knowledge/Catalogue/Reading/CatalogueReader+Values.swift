internal import Primitives
internal import SourceText
internal import YAML

extension CatalogueReader {
  mutating func id<Entry: CatalogueEntry>(_ fields: inout YAMLFields) -> Identifier<Entry>? {
    guard let node = fields.required("id", into: &log), let text = node.text("id", into: &log) else { return nil }
    guard CatalogueReader.isName(text) else {
      log.error(
        "catalogue/bad-id", at: node.location, "\"\(text)\" cannot be an id",
        hint: "use lower-case letters, digits, hyphens and dots, at most 60 characters")
      return nil
    }
    return Identifier(text)
  }

  static func isName(_ text: String) -> Bool {
    (1...60).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
      }
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

  /// One of the cases of an enumeration with text values.
  mutating func choice<Choice: RawRepresentable & CaseIterable>(_ fields: inout YAMLFields, _ key: String) -> Choice?
  where Choice.RawValue == String {
    guard let node = fields.required(key, into: &log), let text = node.text("\"\(key)\"", into: &log) else {
      return nil
    }
    if let choice = Choice(rawValue: text) { return choice }
    let known = Choice.allCases.map(\.rawValue)
    log.error(
      "catalogue/not-a-choice", at: node.location, "\(key) cannot be \"\(text)\"",
      hint: Suggestion.hint(for: text, in: known, otherwise: "one of \(known.joined(separator: ", "))"))
    return nil
  }

  mutating func date(_ node: YAMLNode?, _ key: String) -> CalendarDate? {
    guard let node, let text = node.text("\"\(key)\"", into: &log) else { return nil }
    if let date = CalendarDate(text) { return date }
    log.error("catalogue/not-a-date", at: node.location, "\"\(text)\" is not a date", hint: "write YYYY-MM-DD")
    return nil
  }

  mutating func version(_ node: YAMLNode?) -> CatalogueVersion? {
    guard let node, let text = node.text("version", into: &log) else { return nil }
    if let version = CatalogueVersion(text) { return version }
    log.error(
      "catalogue/not-a-version", at: node.location, "\"\(text)\" is not a version", hint: "write 1.2.3, without quotes")
    return nil
  }
}
