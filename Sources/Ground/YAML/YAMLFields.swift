public import SourceText

/// A mapping that is read field by field, so that each field that nobody asked for is told at the end.
///
/// Every reading method reports what is wrong and returns nil; a caller that needs the value stops, one that can go on
/// does, and the person sees all mistakes at once.
public struct YAMLFields {
  public let location: SourceLocation
  /// What this mapping is, for messages: `feature`, `grant`.
  public let what: String
  private let entries: [YAMLNode.Entry]
  private var asked: [String] = []

  /// Nil, with a diagnostic, where the node is no mapping.
  public init?(_ node: YAMLNode, _ what: String, into log: inout Diagnostics) {
    guard case .mapping(let entries) = node.value else {
      log.error(
        "yaml/not-fields", at: node.location, "\(what) is \(node.kind), and should be a block of fields",
        hint: "write name: value lines below it, indented by two spaces")
      return nil
    }
    self.location = node.location
    self.what = what
    self.entries = entries
  }

  /// The field's value, if it is there and not null.
  public mutating func optional(_ key: String) -> YAMLNode? {
    if !asked.contains(key) { asked.append(key) }
    guard let node = entries.first(where: { $0.key == key })?.value, !node.isNull else { return nil }
    return node
  }

  public mutating func required(_ key: String, into log: inout Diagnostics) -> YAMLNode? {
    if let node = optional(key) { return node }
    log.error(
      "yaml/missing-field", at: entries.first { $0.key == key }?.keyLocation ?? location,
      "\(what) has no \"\(key)\"", hint: "add \(key): with its value")
    return nil
  }

  /// Reports every field that was not asked for.
  public func finish(into log: inout Diagnostics) {
    for entry in entries where !asked.contains(entry.key) {
      let known = asked.filter { name in !entries.contains { $0.key == name } }
      log.error(
        "yaml/unknown-field", at: entry.keyLocation, "\(what) has no field \"\(entry.key)\"",
        hint: Suggestion.hint(
          for: entry.key, in: known.isEmpty ? asked : known,
          otherwise: "known fields: \(asked.joined(separator: ", "))"))
    }
  }
}

extension YAMLFields {
  public mutating func text(_ key: String, into log: inout Diagnostics) -> String? {
    required(key, into: &log)?.text("\(what)'s \"\(key)\"", into: &log)
  }

  public mutating func optionalText(_ key: String, into log: inout Diagnostics) -> String? {
    optional(key)?.text("\(what)'s \"\(key)\"", into: &log)
  }

  public mutating func optionalBool(_ key: String, into log: inout Diagnostics) -> Bool? {
    optional(key)?.bool("\(what)'s \"\(key)\"", into: &log)
  }

  /// The items of a list; empty where the field is absent.
  public mutating func list(_ key: String, into log: inout Diagnostics) -> [YAMLNode] {
    optional(key)?.items("\(what)'s \"\(key)\"", into: &log) ?? []
  }
}
