internal import YAML

/// The names of what an operation takes and gives: parameters, and properties of the bodies it reads and returns.
///
/// A reference is followed once and inside the file only, so that neither a circle nor a chain costs anything.
struct OpenAPIFields {
  struct Field {
    let name: String
    /// Those of its words that can be a clue.
    let words: Set<String>
  }

  /// More fields say nothing more about one operation.
  private static let countMax = 200
  /// Kinds of body, or parts of a schema, that are looked at.
  private static let variantsMax = 8

  private let components: [String: YAMLNode]
  /// Many operations share one schema.
  private var known: [String: [Field]] = [:]

  init(_ root: YAMLNode) {
    var components: [String: YAMLNode] = [:]
    for kind in root["components"]?.asEntries ?? [] {
      for entry in kind.value.asEntries {
        let name = entry.key.replacing("~", with: "~0").replacing("/", with: "~1")
        components["#/components/\(kind.key)/\(name)"] = entry.value
      }
    }
    self.components = components
  }

  /// Those that can be a clue, in the order of the text.
  mutating func of(_ operation: YAMLNode, sharedParameters: YAMLNode?) -> [Field] {
    let parameters = (sharedParameters?.asItems ?? []) + (operation["parameters"]?.asItems ?? [])
    var fields = Self.fields(named: parameters.prefix(Self.countMax).compactMap { resolved($0).text(of: "name") })
    for body in bodies(of: operation) {
      for kind in resolved(body)["content"]?.asEntries.prefix(Self.variantsMax) ?? [] {
        guard fields.count < Self.countMax, let schema = kind.value["schema"] else { continue }
        fields += ofSchema(schema)
      }
    }
    return Array(fields.prefix(Self.countMax))
  }

  /// What goes in, and what comes out when all is well: every error has a "message".
  private func bodies(of operation: YAMLNode) -> [YAMLNode] {
    let responses = operation["responses"]?.asEntries.filter { $0.key.hasPrefix("2") } ?? []
    return [operation["requestBody"]].compactMap { $0 } + responses.prefix(Self.variantsMax).map(\.value)
  }

  private mutating func ofSchema(_ schema: YAMLNode) -> [Field] {
    guard let reference = schema.text(of: "$ref") else { return read(schema) }
    if let fields = known[reference] { return fields }
    let fields = read(resolved(schema))
    known[reference] = fields
    return fields
  }

  /// The properties of a schema, of the items of a list, and of the parts that it is put together from.
  private func read(_ schema: YAMLNode) -> [Field] {
    let parts = ["allOf", "anyOf", "oneOf"].flatMap { schema[$0]?.asItems.prefix(Self.variantsMax) ?? [] }
    let sources = [schema] + ([schema["items"]].compactMap { $0 } + parts).map(resolved)
    let names = sources.flatMap { $0["properties"]?.asEntries.prefix(Self.countMax).map(\.key) ?? [] }
    return Self.fields(named: names)
  }

  private func resolved(_ node: YAMLNode) -> YAMLNode {
    node.text(of: "$ref").flatMap { components[$0] } ?? node
  }

  /// Of names with the same telling words the first, since the others would tell the same.
  private static func fields(named names: [String]) -> [Field] {
    var seen: Set<Set<String>> = []
    return names.compactMap { name in
      let words = Words.of(name).filter(CapabilityHint.isFieldWord)
      guard !words.isEmpty, seen.insert(words).inserted else { return nil }
      return Field(name: ModelText.oneLine(name, scalarsMax: 40), words: words)
    }
  }
}
