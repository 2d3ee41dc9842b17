internal import Primitives
public import SourceText
public import YAML

/// Reads what events show about people: `bellbird: facts/1`.
public struct FactsReader {
  private let language: RuleLanguage
  private var log = Diagnostics()

  /// Nil after errors.
  public static func read(_ root: YAMLNode, language: RuleLanguage, into log: inout Diagnostics) -> Facts? {
    var reader = FactsReader(language: language)
    let facts = reader.facts(root)
    log.add(contentsOf: reader.log)
    return reader.log.hasErrors ? nil : facts
  }

  private init(language: RuleLanguage) { self.language = language }

  private mutating func facts(_ root: YAMLNode) -> Facts? {
    guard var fields = YAMLFields(root, "facts", into: &log) else { return nil }
    defer { fields.finish(into: &log) }
    DetectionFile.check(&fields, .facts, into: &log)
    let joined = fields.optional("joined").flatMap { self.joined($0) }
    var links: [Facts.Link] = []
    for entry in named(fields.optional("links"), "\"links\"", hint: "write one line for each: device: { … }") {
      if let link = link(entry) { links.append(link) }
    }
    var relations: [Facts.Relation] = []
    for entry in named(fields.optional("relations"), "\"relations\"", hint: "write one line for each: follows: { … }") {
      if let relation = relation(entry) { relations.append(relation) }
    }
    return Facts(joined: joined, links: links, relations: relations)
  }

  private mutating func named(_ node: YAMLNode?, _ what: String, hint: String) -> [YAMLNode.Entry] {
    let entries = node.flatMap { $0.entries(what, hint: hint, into: &log) } ?? []
    for entry in entries where !Identifier<Facts>.isName(entry.key) {
      log.error(
        "facts/bad-name", at: entry.keyLocation, "\"\(entry.key.prefix(80))\" cannot be a name",
        hint: "use lower-case letters, digits and hyphens, at most 60 characters")
    }
    return entries
  }

  private mutating func joined(_ node: YAMLNode) -> Facts.Joined? {
    guard var fields = YAMLFields(node, "joined", into: &log) else { return nil }
    defer { fields.finish(into: &log) }
    let sighting = sighting(&fields)
    let who = identity(&fields, "who")
    guard let sighting, let who else { return nil }
    return Facts.Joined(sighting: sighting, who: who)
  }

  private mutating func link(_ entry: YAMLNode.Entry) -> Facts.Link? {
    guard var fields = YAMLFields(entry.value, "link", into: &log) else { return nil }
    defer { fields.finish(into: &log) }
    let sighting = sighting(&fields)
    let who = identity(&fields, "who")
    let with = identity(&fields, "with")
    let forget = fields.optional("forget").map { $0.span("\"forget\"", into: &log) }
    let most = fields.required("most", into: &log).flatMap { self.most($0) }
    guard let sighting, let who, let with, let most else { return nil }
    return Facts.Link(
      name: entry.key, sighting: sighting, who: who, with: with, forget: forget ?? nil, most: most.limit)
  }

  private struct Most {
    let limit: Int?
  }

  /// Two people at least must be able to share a thing, or it links nobody.
  private mutating func most(_ node: YAMLNode) -> Most? {
    if case .scalar("none", _) = node.value { return Most(limit: nil) }
    return node.wholeNumber("\"most\"", in: 2...RuleLimits.mostMax, into: &log).map { Most(limit: $0) }
  }

  private mutating func relation(_ entry: YAMLNode.Entry) -> Facts.Relation? {
    guard var fields = YAMLFields(entry.value, "relation", into: &log) else { return nil }
    defer { fields.finish(into: &log) }
    let since = change(&fields)
    var until: Facts.Relation.Change?
    if let node = fields.optional("until"), var ending = YAMLFields(node, "until", into: &log) {
      until = change(&ending)
      ending.finish(into: &log)
    }
    return since.map { Facts.Relation(name: entry.key, since: $0, until: until) }
  }

  private mutating func change(_ fields: inout YAMLFields) -> Facts.Relation.Change? {
    let sighting = sighting(&fields)
    let who = identity(&fields, "who")
    let to = identity(&fields, "to")
    guard let sighting, let who, let to else { return nil }
    return Facts.Relation.Change(sighting: sighting, who: who, to: to)
  }

  private mutating func sighting(_ fields: inout YAMLFields) -> Facts.Sighting? {
    let kinds = fields.required("on", into: &log)?.kinds("\"on\"", into: &log)
    let condition = fields.optional("where").flatMap { language.condition($0, "\"where\"", into: &log) }
    return kinds.map { Facts.Sighting(kinds: $0.map(\.text), condition: condition, location: fields.location) }
  }

  private mutating func identity(_ fields: inout YAMLFields, _ name: String) -> RuleExpression? {
    fields.required(name, into: &log).flatMap { language.identity($0, "\"\(name)\"", into: &log) }
  }
}
