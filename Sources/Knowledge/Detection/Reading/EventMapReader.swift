internal import Records
public import SourceText
public import YAML

/// Reads where the parts of an event stand in a log: `bellbird: event-map/1`.
public struct EventMapReader {
  private var log = Diagnostics()
  /// Every path so far, in the order of the text.
  private var paths: [(path: EventMap.Path, location: SourceLocation)] = []

  /// Nil after errors.
  public static func read(_ root: YAMLNode, into log: inout Diagnostics) -> EventMap? {
    var reader = EventMapReader()
    let map = reader.map(root)
    log.add(contentsOf: reader.log)
    return reader.log.hasErrors ? nil : map
  }

  private mutating func map(_ root: YAMLNode) -> EventMap? {
    guard var fields = YAMLFields(root, "event map", into: &log) else { return nil }
    defer { fields.finish(into: &log) }
    DetectionFile.check(&fields, .eventMap, into: &log)
    let status: Status? = fields.optional("status").map { $0.choice("\"status\"", into: &log) } ?? .adopted
    let time = time(fields.required("time", into: &log))
    let kind = fields.required("kind", into: &log).flatMap { self.path($0, "\"kind\"") }
    let id = fields.optional("id").map { self.path($0, "\"id\"") }
    let kinds = fields.optional("kinds").map { self.renamed($0) } ?? []
    let read = fields.required("fields", into: &log).map { self.fields($0) } ?? []
    let lateness = fields.optional("lateness").map { $0.span("\"lateness\"", allowsZero: true, into: &log) } ?? 0
    guard let time, let kind, let lateness else { return nil }
    return EventMap(
      time: time.path, timeUnit: time.unit, kind: kind, id: id ?? nil, kinds: kinds, fields: read, lateness: lateness,
      isProposed: status == .proposed)
  }

  /// Whether the company runs the rules of this folder.
  private enum Status: String, CaseIterable { case adopted, proposed }

  private mutating func time(_ node: YAMLNode?) -> (path: EventMap.Path, unit: EventMap.TimeUnit)? {
    guard let node else { return nil }
    if case .scalar = node.value { return path(node, "\"time\"").map { ($0, .milliseconds) } }
    guard var fields = YAMLFields(node, "time", into: &log) else { return nil }
    defer { fields.finish(into: &log) }
    let from = fields.required("from", into: &log).flatMap { self.path($0, "\"from\"") }
    let unit: EventMap.TimeUnit? = fields.required("unit", into: &log)?.choice("\"unit\"", into: &log)
    guard let from, let unit else { return nil }
    return (from, unit)
  }

  /// `user.id` is the member `id` of the member `user`.
  private mutating func path(_ node: YAMLNode, _ what: String) -> EventMap.Path? {
    guard let text = node.text(what, into: &log) else { return nil }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    if parts.allSatisfy({ !$0.isEmpty }), parts.count <= 8, text.utf8.count <= RuleLimits.identityBytesMax {
      checkApart(parts, at: node.location)
      return parts
    }
    log.error(
      "events/not-a-path", at: node.location, "\"\(text.prefix(80))\" names no member of a JSON object",
      hint: "write the member's name, with dots into objects, as in user.id; at most 8 levels")
    return nil
  }

  /// A member is read once, as one value.
  private mutating func checkApart(_ path: EventMap.Path, at place: SourceLocation) {
    if let other = paths.first(where: { $0.path.starts(with: path) || path.starts(with: $0.path) }) {
      log.error(
        "events/path-twice", at: place,
        other.path == path
          ? "\"\(path.joined(separator: "."))\" is read twice" : "one of two paths leads into the other",
        hint: "use one name for it in all rules", related: [.init(other.location, "the other path is here")])
    }
    paths.append((path, place))
  }

  private mutating func renamed(_ node: YAMLNode) -> [(log: String, rules: String)] {
    let entries = node.entries("\"kinds\"", hint: "write one line for each: dm: message.sent", into: &log) ?? []
    return entries.compactMap { entry in
      guard let text = entry.value.text("a kind", into: &log) else { return nil }
      if !text.isEmpty, !entry.key.isEmpty { return (entry.key, text) }
      log.error(
        "rule/bad-kind", at: entry.keyLocation, "this cannot be a kind of event",
        hint: "write the log's word, a colon, and the word that rules use")
      return nil
    }
  }

  private mutating func fields(_ node: YAMLNode) -> [EventMap.Field] {
    let entries = node.entries("\"fields\"", hint: "write one line for each: actor: user.id", into: &log) ?? []
    if entries.count > RuleLimits.fieldsMax {
      log.error(
        "events/too-many-fields", at: node.location,
        "there are \(entries.count) fields, and may be \(RuleLimits.fieldsMax)",
        hint: "leave out the fields that no rule uses")
    }
    return entries.compactMap { self.field($0) }
  }

  private mutating func field(_ entry: YAMLNode.Entry) -> EventMap.Field? {
    let isFine = isFieldName(entry)
    if case .scalar = entry.value.value {
      let path = path(entry.value, "\"\(entry.key)\"")
      return isFine ? path.map { EventMap.Field(name: entry.key, type: .string, source: .path($0)) } : nil
    }
    guard var fields = YAMLFields(entry.value, "field", into: &log) else { return nil }
    defer { fields.finish(into: &log) }
    let type = fields.optional("type").map { self.type($0) } ?? .string
    let constant = fields.optional("constant")
    if let constant {
      guard let type, let value = value(constant, type), isFine else { return nil }
      return EventMap.Field(name: entry.key, type: type, source: .constant(value))
    }
    let path = fields.required("from", into: &log).flatMap { self.path($0, "\"from\"") }
    guard let type else { return nil }
    let unit = unit(&fields, type)
    guard let path, let unit, isFine else { return nil }
    return EventMap.Field(name: entry.key, type: type, source: .path(path), unit: unit)
  }

  private mutating func isFieldName(_ entry: YAMLNode.Entry) -> Bool {
    let bytes = entry.key.utf8
    let isName =
      (1...60).contains(bytes.count) && (97...122).contains(bytes.first ?? 0)
      && bytes.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "_") }
    if isName, !RuleLanguage.reservedNames.contains(entry.key) { return true }
    log.error(
      "events/bad-field-name", at: entry.keyLocation, "\"\(entry.key.prefix(80))\" cannot be a field's name",
      hint: isName
        ? "expressions mean something else by that word; choose another"
        : "use lower-case letters, digits and _, a letter first, at most 60 characters")
    return false
  }

  private mutating func type(_ node: YAMLNode) -> FieldType? {
    guard let text = node.text("\"type\"", into: &log) else { return nil }
    if let item = FieldType.Item(rawValue: text) { return item.type }
    if text.hasPrefix("list of "), let item = FieldType.Item(rawValue: String(text.dropFirst(8))) { return .list(item) }
    let names = FieldType.Item.allCases.map(\.rawValue)
    node.notAChoice("a field's type", of: names + names.map { "list of \($0)" }, into: &log)
    return nil
  }

  private mutating func unit(_ fields: inout YAMLFields, _ type: FieldType) -> EventMap.TimeUnit? {
    let isSpan = type == .duration || type == .list(.duration)
    guard isSpan || type == .timestamp || type == .list(.timestamp) else { return .rfc3339 }
    guard let node = fields.optional("unit") else { return isSpan ? .milliseconds : .rfc3339 }
    guard let unit: EventMap.TimeUnit = node.choice("\"unit\"", into: &log) else { return nil }
    if !isSpan || unit != .rfc3339 { return unit }
    log.error(
      "events/span-unit", at: node.location, "a duration is a number of ms, s or us", hint: "write unit: s")
    return nil
  }

  private mutating func value(_ node: YAMLNode, _ type: FieldType) -> FieldValue? {
    guard let text = node.text("\"constant\"", into: &log) else { return nil }
    let value: FieldValue? =
      switch type {
      case .bool: ["true": true, "false": false][text].map(FieldValue.bool)
      case .int: Int64(text).map(FieldValue.int)
      case .double: Double(text).flatMap { $0.isFinite ? .double($0) : nil }
      case .string: .string(text)
      case .timestamp, .duration, .list: nil
      }
    if let value { return value }
    log.error(
      "events/bad-constant", at: node.location, "\"\(text.prefix(80))\" cannot be the field's value",
      hint: "a constant is a text, a number, true or false, and of the field's type")
    return nil
  }
}
