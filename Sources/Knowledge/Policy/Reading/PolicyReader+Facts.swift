internal import Primitives
internal import SourceText
internal import YAML

/// The policy's own facts, and the words of behaviours and evidence.
extension PolicyReader {
  /// Names that expressions mean something else by.
  static let reservedNames: Set<String> = [
    "true", "false", "null", "in", "as", "break", "const", "continue", "else", "for", "function", "if", "import",
    "let", "loop", "package", "namespace", "return", "var", "void", "while", "bool", "int", "uint", "double", "string",
    "bytes", "list", "map", "type", "dyn", "optional", "google", "math", "cel", "strings", "lists", "sets", "base64",
    "regex", "net", "has", "size", "duration", "timestamp", "null_type", "optional_type", "case", "date", "history",
    "at", "kind", "cluster", "person", "decided", "group",
  ]

  mutating func facts(_ sections: Sections) -> FactTable? {
    let before = log.errorCount
    let behaviours = ids(sections["behaviours"])
    let evidence = ids(sections["evidence"])
    let entries = sections["facts"].flatMap { node -> [YAMLNode.Entry]? in
      guard case .mapping(let entries) = node.value else {
        log.error(
          "yaml/not-fields", at: node.location, "facts is \(node.kind), and should be a block of names",
          hint: "write weapon_named: { type: bool, text: … }")
        return nil
      }
      return entries
    }
    let declared = (entries ?? []).compactMap { fact($0) }
    if let entries, entries.count > PolicyLimits.factsMax {
      log.error(
        "policy/too-many", at: entries[PolicyLimits.factsMax].keyLocation,
        "the policy declares \(entries.count) facts", hint: "at most \(PolicyLimits.factsMax) are allowed")
    }
    guard log.errorCount == before || declared.count == (entries ?? []).count else { return nil }
    return FactTable(behaviours: behaviours, evidence: evidence, declared: declared)
  }

  private func ids(_ node: YAMLNode?) -> [String] {
    guard case .mapping(let entries)? = node?.value else { return [] }
    return entries.prefix(PolicyLimits.valuesMax).map(\.key)
  }

  private mutating func fact(_ entry: YAMLNode.Entry) -> Fact? {
    let name = entry.key
    let isWord =
      (1...40).contains(name.utf8.count)
      && name.utf8.allSatisfy { (97...122).contains($0) || $0 == UInt8(ascii: "_") || (48...57).contains($0) }
      && !(48...57).contains(name.utf8.first ?? 48)
    let taken = Fact.builtIn.map(\.name) + [Fact.behavioursName, Fact.evidenceName]
    guard isWord, !Self.reservedNames.contains(name), !taken.contains(name) else {
      log.error(
        "policy/bad-fact", at: entry.keyLocation, "\"\(name.prefix(80))\" cannot be the name of a fact",
        hint: taken.contains(name)
          ? "every policy has this fact already; use it, or choose another name"
          : "use lower-case letters, digits and underscores, at most 40, and no word of the language")
      return nil
    }
    guard var fields = YAMLFields(entry.value, "fact", into: &log) else { return nil }
    defer { fields.finish(into: &log) }
    let text = words(&fields, "text")
    let type: FactType? = fields.required("type", into: &log)?.choice("a fact's \"type\"", into: &log)
    let valuesNode = fields.optional("values")
    let maxNode = fields.optional("max")
    guard let text, let type, let kind = kind(type, valuesNode, maxNode, at: entry.value.location) else { return nil }
    return Fact(name, kind, text, at: entry.keyLocation)
  }

  private enum FactType: String, CaseIterable { case bool, int, choice, set }

  private mutating func kind(
    _ type: FactType, _ values: YAMLNode?, _ max: YAMLNode?, at place: SourceLocation
  ) -> Fact.Kind? {
    switch type {
    case .bool: return .bool
    case .int: return .int(max: max?.policyNumber("a fact's \"max\"", in: 1...10_000_000, into: &log) ?? 100_000)
    case .choice, .set:
      let words = (values?.texts("a fact's \"values\"", into: &log) ?? []).map(\.text)
      let isFine =
        (2...PolicyLimits.valuesMax).contains(words.count) && Set(words).count == words.count
        && words.allSatisfy { Identifier<Fact>.isName($0) }
      guard isFine else {
        log.error(
          "policy/bad-values", at: values?.location ?? place, "the fact needs a list of different words to choose from",
          hint: "write values: [none, some, many], from 2 to \(PolicyLimits.valuesMax), in lower-case letters")
        return nil
      }
      return type == .choice ? .choice(words) : .set(words)
    }
  }
}
