internal import SourceText
internal import YAML

extension RuleReader {
  /// A rule that tells a story.
  mutating func episode(_ opensNode: YAMLNode, _ fields: inout YAMLFields) -> Story? {
    let opens = block(opensNode, StepPlace(what: "opens"))
    let within = fields.required("within", into: &log)?.span("\"within\"", into: &log)
    let order: EpisodeForm.Order? = fields.optional("order").map { $0.choice("\"order\"", into: &log) } ?? .any
    let openMax =
      fields.optional("open_max").map {
        $0.wholeNumber("\"open_max\"", in: 1...RuleLimits.openMax, into: &log)
      } ?? RuleLimits.openDefault
    // Without the opening's roles no later step can be judged, only read.
    let place = StepPlace(what: "need", opening: opens?.roleNames ?? ["?"])
    let needNodes = fields.required("needs", into: &log)?.items("\"needs\"", into: &log)
    let needs = (needNodes ?? []).map { self.need($0, place) }
    let unlessNodes = fields.list("unless", into: &log)
    let unless = unlessNodes.map { self.block($0, place) }
    let keyNode = fields.required("key", into: &log)
    checkCounts(needNodes, unlessNodes, at: fields.location)
    guard let opens, needNodes != nil, !needs.contains(where: { $0 == nil }), !unless.contains(where: { $0 == nil })
    else { return nil }
    let draft = EpisodeDraft(
      opens: opens, needs: needs.compactMap { $0 }, unless: unless.compactMap { $0 }, order: order ?? .any)
    check(draft)
    let key = keyNode.flatMap { self.key($0, roles: draft.roles, allowsWindow: false) }
    guard let key, let keyNode else { return nil }
    let keyed = keyedNeed(draft, key, at: keyNode)
    guard let within, let order, let openMax, let hook = hook(draft) else { return nil }
    return Story(
      form: .episode(
        EpisodeForm(
          opens: opens, within: within, needs: draft.needs, unless: draft.unless, order: order, openMax: openMax,
          hook: hook, keyedNeed: keyed)),
      key: key, roles: draft.roles, rolesOfEveryAlert: draft.rolesOfEveryAlert(keyed))
  }

  private mutating func block(_ node: YAMLNode, _ place: StepPlace) -> Step? {
    guard var fields = YAMLFields(node, place.what, into: &log) else { return nil }
    defer { fields.finish(into: &log) }
    return step(&fields, place)
  }

  private mutating func need(_ node: YAMLNode, _ place: StepPlace) -> EpisodeForm.Need? {
    guard var fields = YAMLFields(node, place.what, into: &log) else { return nil }
    defer { fields.finish(into: &log) }
    let atLeast =
      fields.optional("at_least").map {
        $0.wholeNumber("\"at_least\"", in: 1...RuleLimits.atLeastMax, into: &log)
      } ?? 1
    let distinctNode = fields.optional("distinct")
    let distinct = distinctNode.map { $0.text("\"distinct\"", into: &log) }
    guard let step = step(&fields, place), let atLeast else { return nil }
    if let distinctNode, let role = distinct ?? nil { checkNew(role, step, place, at: distinctNode.location) }
    return EpisodeForm.Need(step: step, atLeast: atLeast, distinct: distinct ?? nil)
  }

  /// A role of the opening has one identity in a whole episode: there is nothing to count.
  private mutating func checkNew(_ role: String, _ step: Step, _ place: StepPlace, at location: SourceLocation) {
    if !step.binds(role) {
      unknownRole(role, at: location, "the need counts", among: step.roleNames)
    } else if place.opening.contains(role) {
      log.error(
        "rule/distinct-of-one", at: location, "\"\(role)\" is one identity throughout an episode",
        hint: "count another role, or events")
    }
  }

  private mutating func checkCounts(_ needs: [YAMLNode]?, _ unless: [YAMLNode], at place: SourceLocation) {
    if let needs, needs.isEmpty {
      log.error(
        "rule/no-needs", at: place, "nothing must follow the opening, so that every opening would be an alert",
        hint: "add what must follow under needs:, or count the opening with at_least: 1")
    }
    for (nodes, what) in [(needs ?? [], "needs"), (unless, "steps under \"unless\"")]
    where nodes.count > RuleLimits.needsMax {
      log.error(
        "rule/too-many-needs", at: nodes[RuleLimits.needsMax].location,
        "the rule has \(nodes.count) \(what), and may have \(RuleLimits.needsMax)", hint: "split the rule into two")
    }
  }
}
