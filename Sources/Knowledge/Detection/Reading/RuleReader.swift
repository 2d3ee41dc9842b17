public import Catalogue
internal import Primitives
public import SourceText
public import YAML

/// Reads one rule: `bellbird: rule/1`. Every mistake is told, each with what to do about it.
public struct RuleReader {
  let language: RuleLanguage
  let facts: Facts
  let names: CatalogueNames
  /// Kinds that the log is known to have, beside those of the catalogue; nil where nobody said.
  let mappedKinds: Set<String>?
  var log = Diagnostics()
  /// The rule's sets of roles that may be one identity.
  var same: [Set<String>] = []

  /// Nil after errors.
  public static func read(
    _ root: YAMLNode, language: RuleLanguage, facts: Facts, eventMap: EventMap, names: CatalogueNames,
    into log: inout Diagnostics
  ) -> DetectionRule? {
    var reader = RuleReader(language: language, facts: facts, eventMap: eventMap, names: names)
    let rule = reader.rule(root)
    log.add(contentsOf: reader.log)
    return reader.log.hasErrors ? nil : rule
  }

  private init(language: RuleLanguage, facts: Facts, eventMap: EventMap, names: CatalogueNames) {
    self.language = language
    self.facts = facts
    self.names = names
    let mapped = eventMap.kinds.map(\.rules)
    mappedKinds = mapped.isEmpty ? nil : Set(mapped)
  }

  private mutating func rule(_ root: YAMLNode) -> DetectionRule? {
    guard var fields = YAMLFields(root, "rule", into: &log) else { return nil }
    defer { fields.finish(into: &log) }
    DetectionFile.check(&fields, .rule, into: &log)
    let id = fields.required("id", into: &log).flatMap { self.ruleID($0) }
    let title = fields.text("title", into: &log)
    let pattern = fields.required("pattern", into: &log).flatMap { self.pattern($0) }
    let level: DetectionRule.Level? = fields.required("level", into: &log)?.choice("\"level\"", into: &log)
    let direction: DetectionRule.Direction? =
      fields.optional("direction").map {
        $0.choice("\"direction\"", into: &log)
      } ?? .shown
    let sameNode = fields.optional("same")
    same = sameNode.map { self.sets($0) } ?? []
    let again = fields.optional("again").map { self.again($0) } ?? Again(span: nil)
    let reasonNode = fields.required("reason", into: &log)
    let nearMisses = fields.list("near_misses", into: &log).compactMap { $0.text("a near miss", into: &log) }
    guard let story = story(&fields) else { return nil }
    if let sameNode { checkSame(sameNode, story.roles) }
    let reason = reasonNode.flatMap { self.reason($0, story) }
    guard let id, let title, let pattern, let level, let direction, let again, let reason else { return nil }
    if direction == .unclear { checkWords(of: story.roles, at: fields.location) }
    return DetectionRule(
      id: id, title: title, pattern: pattern, level: level, direction: direction, roles: story.roles, form: story.form,
      key: story.key,
      again: again.span, same: same, reason: reason, nearMisses: nearMisses, location: fields.location)
  }

  /// What a rule looks for, whichever form it has.
  struct Story {
    let form: DetectionRule.Form
    let key: [DetectionRule.KeyElement]
    /// In the order of the text.
    let roles: [String]
    /// Roles that have a value at every alert.
    let rolesOfEveryAlert: Set<String>
  }

  private mutating func story(_ fields: inout YAMLFields) -> Story? {
    let opens = fields.optional("opens")
    let count = fields.optional("count")
    if let opens, let count {
      log.error(
        "rule/two-forms", at: count.location, "a rule either counts or tells a story that opens, not both",
        hint: "move the count into a need, as at_least and within", related: [.init(opens.location, "it opens here")])
    }
    if let opens { return episode(opens, &fields) }
    if let count { return counting(count, &fields) }
    log.error(
      "rule/no-form", at: fields.location, "the rule neither counts nor opens a story",
      hint: "add count: { at_least: 30, within: 24h }, or opens: with needs:")
    // Without the form nobody can say which of the other fields are right.
    for name in ["on", "as", "where", "key", "reset", "within", "needs", "unless", "order", "open_max"] {
      _ = fields.optional(name)
    }
    return nil
  }

  private mutating func ruleID(_ node: YAMLNode) -> String? {
    guard let text = node.text("a rule's id", into: &log) else { return nil }
    if Identifier<DetectionRule>.isName(text.lowercased()), text.utf8.allSatisfy({ $0 < 128 }) { return text }
    log.error(
      "rule/bad-id", at: node.location, "\"\(text.prefix(80))\" cannot be a rule's id",
      hint: "use letters, digits and hyphens, at most 60 characters")
    return nil
  }

  private mutating func pattern(_ node: YAMLNode) -> String? {
    guard let text = node.text("\"pattern\"", into: &log) else { return nil }
    if names.hasPattern(text) { return text }
    let patterns = names.catalogue.patterns
    let renamed = patterns.first { $0.was.contains(AbusePattern.ID(text)) }
    log.error(
      "rule/unknown-pattern", at: node.location, "the catalogue has no pattern \"\(text.prefix(80))\"",
      hint: renamed.map { "it is now called \"\($0.id)\"" }
        ?? Suggestion.hint(
          for: text, in: patterns.ids, otherwise: "\"bellbird catalogue list\" lists them"))
    return nil
  }

  private struct Again {
    let span: Milliseconds?
  }

  private mutating func again(_ node: YAMLNode) -> Again? {
    if case .scalar("never", _) = node.value { return Again(span: nil) }
    return node.span("\"again\"", into: &log).map { Again(span: $0) }
  }
}

// MARK: Words for people

extension RuleReader {
  private static let presuming: Set<String> = [
    "abuser", "aggressor", "attacker", "harasser", "offender", "perpetrator", "stalker", "survivor", "victim",
  ]

  /// Who cannot tell who acts against whom names people by what they did.
  private mutating func checkWords(of roles: [String], at place: SourceLocation) {
    for role in roles where Self.presuming.contains(role) {
      log.error(
        "rule/presumes", at: place, "the rule's direction is unclear, and it calls somebody \"\(role)\"",
        hint: "name roles by what they do, such as sender and receiver")
    }
  }
}

// MARK: Roles that may be one identity

extension RuleReader {
  /// One list of roles, or a list of such lists.
  private mutating func sets(_ node: YAMLNode) -> [Set<String>] {
    let items = node.items("\"same\"", into: &log) ?? []
    let isNested = items.contains { if case .sequence = $0.value { true } else { false } }
    return (isNested ? items : [node]).compactMap { set in
      let names = set.texts("a role", into: &log).map(\.text)
      if Set(names).count >= 2 { return Set(names) }
      log.error(
        "rule/same-of-one", at: set.location, "\"same\" names fewer than two roles",
        hint: "name the roles that may be one identity: same: [sender, caller]")
      return nil
    }
  }

  private mutating func checkSame(_ node: YAMLNode, _ roles: [String]) {
    for item in leaves(of: node) {
      guard case .scalar(let name, _) = item.value, !roles.contains(name) else { continue }
      unknownRole(name, at: item.location, "\"same\" names", among: roles)
    }
  }

  private func leaves(of node: YAMLNode) -> [YAMLNode] {
    guard case .sequence(let items) = node.value else { return [node] }
    return items.flatMap { leaves(of: $0) }
  }

  mutating func unknownRole(
    _ name: String, at place: SourceLocation, _ who: String, among roles: some Collection<String>
  ) {
    log.error(
      "rule/unknown-role", at: place, "\(who) the role \"\(name.prefix(80))\", which no step binds",
      hint: Suggestion.hint(
        for: name, in: roles,
        otherwise: roles.isEmpty ? "bind it under as:" : "roles here: \(roles.joined(separator: ", "))"))
  }
}
