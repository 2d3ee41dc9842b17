internal import SourceText
internal import YAML

extension RuleReader {
  private enum Word: String, CaseIterable {
    case joined, linked, held
    case notLinked = "not_linked"
    case notHeld = "not_held"
  }

  /// What the step asks of the facts. `bound` is nil where the step's own roles could not be read.
  mutating func factConditions(
    _ fields: inout YAMLFields, bound: [String]?, _ place: StepPlace
  ) -> [FactCondition] {
    var conditions: [FactCondition] = []
    for word in Word.allCases {
      guard let node = fields.optional(word.rawValue) else { continue }
      for entry in conditionEntries(node, word) {
        guard let condition = condition(entry, word, place) else { continue }
        if let bound { check(condition, entry, among: place.opening + bound) }
        checkContradiction(condition, conditions, entry)
        conditions.append(condition)
      }
    }
    if conditions.count > RuleLimits.conditionsMax {
      log.error(
        "rule/too-many-conditions", at: fields.location,
        "the step has \(conditions.count) conditions on facts, and may have \(RuleLimits.conditionsMax)",
        hint: "leave out those that follow from others")
    }
    return conditions
  }

  /// One block, or a list of blocks where one name is asked for twice.
  private mutating func conditionEntries(_ node: YAMLNode, _ word: Word) -> [YAMLNode.Entry] {
    let example = word == .joined ? "joined: { newcomer: 3d }" : "\(word.rawValue): { name: [one-role, other-role] }"
    let blocks = if case .sequence(let items) = node.value { items } else { [node] }
    return blocks.flatMap { $0.entries("\"\(word.rawValue)\"", hint: "write \(example)", into: &log) ?? [] }
  }

  private mutating func condition(_ entry: YAMLNode.Entry, _ word: Word, _ place: StepPlace) -> FactCondition? {
    if word == .joined { return joined(entry, place) }
    let isRelation = word == .held || word == .notHeld
    let isKnown = isRelation ? facts.relation(entry.key) != nil : facts.link(entry.key) != nil
    if !isKnown { unknownFact(entry, isRelation ? facts.relations.map(\.name) : facts.links.map(\.name), isRelation) }
    let roles = entry.value.items("\"\(entry.key)\"", into: &log)?.compactMap { $0.text("a role", into: &log) }
    guard let roles else { return nil }
    guard roles.count == 2, roles[0] != roles[1] else {
      log.error(
        "rule/not-two-roles", at: entry.value.location, "\"\(word.rawValue)\" asks about two roles",
        hint: "write \(word.rawValue): { \(entry.key): [one-role, other-role] }")
      return nil
    }
    switch word {
    case .joined: return nil
    case .linked: return .linked(link: entry.key, roles[0], roles[1])
    case .notLinked: return .notLinked(link: entry.key, roles[0], roles[1])
    case .held: return .held(relation: entry.key, roles[0], roles[1])
    case .notHeld: return .notHeld(relation: entry.key, roles[0], roles[1])
    }
  }

  private mutating func joined(_ entry: YAMLNode.Entry, _ place: StepPlace) -> FactCondition? {
    if facts.joined == nil {
      log.error(
        "rule/no-joined", at: entry.keyLocation, "the facts do not say when somebody joined",
        hint: "add joined: { on: account.created, who: actor } to the facts file")
    }
    guard case .scalar("after-opening", _) = entry.value.value else {
      return entry.value.span("\"joined\"", into: &log).map { .joined(role: entry.key, within: $0) }
    }
    if place.isInEpisode { return .joinedAfterOpening(role: entry.key) }
    log.error(
      "rule/no-opening-before", at: entry.value.location, "nothing has opened before this step",
      hint: "write a span such as 3d, or ask it in a need")
    return nil
  }

  private mutating func unknownFact(_ entry: YAMLNode.Entry, _ known: [String], _ isRelation: Bool) {
    let noun = isRelation ? "relation" : "link"
    log.error(
      "rule/unknown-\(noun)", at: entry.keyLocation, "the facts have no \(noun) \"\(entry.key.prefix(80))\"",
      hint: Suggestion.hint(
        for: entry.key, in: known,
        otherwise: known.isEmpty
          ? "add it to \(noun)s: in the facts file" : "\(noun)s: \(known.joined(separator: ", "))"))
  }

  private mutating func check(_ condition: FactCondition, _ entry: YAMLNode.Entry, among roles: [String]) {
    for role in condition.roles where !roles.contains(role) {
      var place = entry.keyLocation
      if case .sequence(let items) = entry.value.value {
        place = items.first { if case .scalar(role, _) = $0.value { true } else { false } }?.location ?? place
      }
      unknownRole(role, at: place, "the condition is about", among: roles)
    }
  }

  private mutating func checkContradiction(
    _ condition: FactCondition, _ earlier: [FactCondition], _ entry: YAMLNode.Entry
  ) {
    let opposite: [FactCondition] =
      switch condition {
      case .notLinked(let link, let one, let other): [.linked(link: link, one, other), .linked(link: link, other, one)]
      case .notHeld(let relation, let one, let other): [.held(relation: relation, one, other)]
      default: []
      }
    guard earlier.contains(where: opposite.contains) else { return }
    log.error(
      "rule/never-matches", at: entry.keyLocation, "the step asks for \"\(entry.key)\" and for its opposite",
      hint: "remove one of the two")
  }
}
