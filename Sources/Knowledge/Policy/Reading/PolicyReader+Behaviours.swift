internal import Catalogue
internal import Primitives
internal import SourceText
internal import YAML

/// What people do, what shows it, and how it adds up.
extension PolicyReader {
  mutating func evidence(_ node: YAMLNode) -> [EvidenceKind]? {
    guard let entries = node.named("evidence", max: PolicyLimits.evidenceMax, into: &log) else { return nil }
    return entries.compactMap { evidenceKind($0) }
  }

  private mutating func evidenceKind(_ entry: YAMLNode.Named) -> EvidenceKind? {
    guard var fields = YAMLFields(entry.node, "evidence", into: &log) else { return nil }
    defer { fields.finish(into: &log) }
    let known = certainties.map(\.id)
    let text = words(&fields, "words")
    let from: EvidenceKind.Origin? = fields.required("from", into: &log)?.choice("evidence's \"from\"", into: &log)
    let reaches = fields.required("reaches", into: &log).flatMap { reference($0, "certainty", in: known) }
    let other = fields.optional("with_another").flatMap { reference($0, "certainty", in: known) }
    let check = fields.optional("check")?.words("evidence's \"check\"", into: &log)
    let handledBy = deciderID(fields.optional("handled_by"))
    guard let text, let from, let reaches else { return nil }
    let clause = add("evidence.\(entry.id)", at: entry.location, text)
    return EvidenceKind(
      id: entry.id, words: text, from: from, reaches: reaches, withAnother: max(reaches, other ?? reaches),
      check: check, handledBy: handledBy, clause: clause, places: FieldPlaces(entry.node))
  }

  mutating func behaviours(_ node: YAMLNode, _ conditions: ConditionReader) -> [Behaviour]? {
    guard let entries = node.named("behaviours", max: PolicyLimits.behavioursMax, into: &log) else { return nil }
    return entries.compactMap { behaviour($0, conditions) }
  }

  private mutating func behaviour(_ entry: YAMLNode.Named, _ conditions: ConditionReader) -> Behaviour? {
    guard var fields = YAMLFields(entry.node, "behaviour", into: &log) else { return nil }
    defer { fields.finish(into: &log) }
    let title = words(&fields, "title")
    let track: Behaviour.Track? = fields.required("track", into: &log)?.choice("a behaviour's \"track\"", into: &log)
    let patterns = fields.optional("patterns").map { self.patterns($0) } ?? []
    let text = words(&fields, "words")
    let examples = texts(fields.optional("examples"), "an example")
    let notMeant = texts(fields.optional("not_meant"), "what is not meant")
    let severity = fields.required("severity", into: &log).map {
      self.severity($0, "behaviours.\(entry.id)", conditions)
    }
    guard let title, let track, let text, let severity else { return nil }
    return Behaviour(
      id: entry.id, title: title, patterns: patterns, track: track, words: text, examples: examples,
      notMeant: notMeant, severity: severity, places: FieldPlaces(entry.node))
  }

  private mutating func texts(_ node: YAMLNode?, _ what: String) -> [String] {
    guard let node else { return [] }
    if case .scalar = node.value { return node.words(what, into: &log).map { [$0] } ?? [] }
    return (node.items(what, into: &log) ?? []).compactMap { $0.words(what, into: &log) }
  }

  private mutating func patterns(_ node: YAMLNode) -> [Behaviour.Pattern] {
    node.texts("a pattern", into: &log).compactMap { text, place in
      let id = AbusePattern.ID(text)
      if catalogue.patterns.contains(id) { return Behaviour.Pattern(id: id, location: place) }
      let renamed = catalogue.patterns.first { $0.was.contains(id) }
      log.error(
        "policy/unknown-pattern", at: place, "the catalogue has no pattern \"\(text.prefix(80))\"",
        hint: renamed.map { "it is now called \"\($0.id)\"" }
          ?? Suggestion.hint(
            for: text, in: catalogue.patterns.ids, otherwise: "\"bellbird catalogue list\" lists them"))
      return nil
    }
  }

  mutating func conduct(_ node: YAMLNode, _ conditions: ConditionReader) -> Conduct? {
    guard var fields = YAMLFields(node, "conduct", into: &log) else { return nil }
    defer { fields.finish(into: &log) }
    let text = words(&fields, "words")
    let window = span(&fields, "window")
    let across: [Conduct.Across]? = choices(&fields, "across")
    let severity = fields.required("severity", into: &log).map { self.severity($0, "conduct", conditions) }
    guard let text, let window, let across, let severity else { return nil }
    return Conduct(words: text, window: window, across: across, severity: severity, location: node.location)
  }

  /// `[{ is: severe, when: … }, { is: serious }]`, or one word where it is always the same.
  private mutating func severity(_ node: YAMLNode, _ owner: String, _ conditions: ConditionReader) -> [SeverityClause] {
    let known = severities.map(\.id)
    if case .scalar = node.value {
      guard let place = reference(node, "severity", in: known) else { return [] }
      let clause = add("\(owner).severity", at: node.location, "always \(known[place])")
      return [SeverityClause(severity: place, clause: clause)]
    }
    let items = node.items("\"severity\"", into: &log) ?? []
    if items.isEmpty, case .sequence = node.value {
      log.error(
        "policy/no-severity", at: node.location, "there is no severity",
        hint: "write severity: serious, or a list of { is: severe, when: … }")
    }
    return items.enumerated().compactMap { index, item in
      guard var fields = YAMLFields(item, "severity", into: &log) else { return nil }
      defer { fields.finish(into: &log) }
      let place = fields.required("is", into: &log).flatMap { reference($0, "severity", in: known) }
      let because = fields.optional("because")?.words("\"because\"", into: &log)
      let whenNode = fields.optional("when")
      let condition = whenNode.flatMap { conditions.condition($0, "\"when\"", into: &log) }
      guard let place, whenNode == nil || condition != nil else { return nil }
      let told = because ?? (condition == nil ? "otherwise \(known[place])" : "\(known[place])")
      let clause = add("\(owner).severity.\(index + 1)", at: item.location, told, when: condition)
      return SeverityClause(severity: place, clause: clause)
    }
  }
}
