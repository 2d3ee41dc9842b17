internal import Primitives
internal import SourceText
internal import YAML

/// Sections that give names to others: services, scales, trainings, deciders, measures, facts.
extension PolicyReader {
  mutating func names(_ sections: Sections) {
    if let node = sections["services"] {
      services = (node.named("services", max: PolicyLimits.listMax, into: &log) ?? []).compactMap { entry in
        entry.node.words("a service's name", into: &log).map { .init(id: entry.id, title: $0) }
      }
    }
    if let node = sections["severities"] { severities = scale(node, "severities") }
    if let node = sections["certainties"] { certainties = scale(node, "certainties") }
    if let node = sections["training"] { trainings = trainingList(node) }
    if let node = sections["deciders"] { deciders = deciderList(node) }
    if let node = sections["measures"] { measures = measureLadder(node) }
  }

  private mutating func scale(_ node: YAMLNode, _ what: String) -> [ScaleStep] {
    guard let entries = node.named(what, max: PolicyLimits.scaleMax, into: &log) else { return [] }
    if entries.count < 2 {
      log.error(
        "policy/short-scale", at: node.location, "\(what) needs at least two steps",
        hint: "write them one below the other, the lightest first")
    }
    return entries.compactMap { entry in
      entry.node.words("the step's words", into: &log).map {
        ScaleStep(id: entry.id, words: $0, location: entry.location)
      }
    }
  }

  private mutating func trainingList(_ node: YAMLNode) -> [Training] {
    (node.named("training", max: PolicyLimits.listMax, into: &log) ?? []).compactMap { entry in
      guard var fields = YAMLFields(entry.node, "training", into: &log) else { return nil }
      defer { fields.finish(into: &log) }
      guard let title = words(&fields, "title"), let text = words(&fields, "words") else { return nil }
      return Training(id: entry.id, title: title, words: text, location: entry.location)
    }
  }

  private mutating func deciderList(_ node: YAMLNode) -> [DeciderRole] {
    (node.named("deciders", max: PolicyLimits.listMax, into: &log) ?? []).compactMap { entry in
      guard var fields = YAMLFields(entry.node, "decider", into: &log) else { return nil }
      defer { fields.finish(into: &log) }
      let title = words(&fields, "title")
      let training = references(fields.optional("training"), "training", in: trainings.map(\.id))
      let refresh = optionalSpan(&fields, "refresh")
      guard let title else { return nil }
      return DeciderRole(
        id: entry.id, title: title, training: training.map { trainings[$0].id }, refresh: refresh,
        places: FieldPlaces(entry.node))
    }
  }

  private mutating func measureLadder(_ node: YAMLNode) -> [Measure] {
    (node.named("measures", max: PolicyLimits.measuresMax, into: &log) ?? []).compactMap { measure($0) }
  }

  private mutating func measure(_ entry: YAMLNode.Named) -> Measure? {
    guard entry.id != "none" else {
      log.error(
        "policy/reserved-name", at: entry.location, "a measure cannot be called \"none\"",
        hint: "a cell of the grid says none where nothing is done")
      return nil
    }
    guard var fields = YAMLFields(entry.node, "measure", into: &log) else { return nil }
    defer { fields.finish(into: &log) }
    let kind: Measure.Kind? = fields.required("kind", into: &log)?.choice("a measure's \"kind\"", into: &log)
    let title = words(&fields, "title")
    let text = words(&fields, "words")
    let ends = fields.required("ends", into: &log).flatMap { end($0) }
    let servicesNode = fields.optional("services")
    let isForAll = if case .scalar("all", _)? = servicesNode?.value { true } else { servicesNode == nil }
    let covered = isForAll ? [] : references(servicesNode, "service", in: services.map(\.id))
    let decidedBy = references(fields.optional("decided_by"), "decider", in: deciders.map(\.id))
    let isAutomatic = fields.optionalBool("automatic", into: &log) ?? false
    let countsNode = fields.optional("counts_for")
    let countsAlways = if case .scalar("always", _)? = countsNode?.value { true } else { countsNode == nil }
    let countsFor = countsAlways ? nil : countsNode?.policySpan("a measure's \"counts_for\"", into: &log)
    guard let kind, let title, let text, let ends else { return nil }
    return Measure(
      id: entry.id, kind: kind, title: title, words: text, ends: ends, services: covered.map { services[$0].id },
      decidedBy: decidedBy.map { deciders[$0].id }, isAutomatic: isAutomatic, countsFor: countsFor,
      places: FieldPlaces(entry.node))
  }

  /// `once`, `never`, a span, or `{ after: 1y, needs: [protected-person-agrees] }`.
  private mutating func end(_ node: YAMLNode) -> Measure.End? {
    switch node.value {
    case .scalar("once", _): return .once
    case .scalar("never", _): return .never
    case .scalar: return node.policySpan("a measure's \"ends\"", into: &log).map { .when(after: $0, needs: []) }
    default:
      guard var fields = YAMLFields(node, "end", into: &log) else { return nil }
      defer { fields.finish(into: &log) }
      let after = optionalSpan(&fields, "after")
      let needs: [Measure.Need] = fields.optional("needs") == nil ? [] : choices(&fields, "needs") ?? []
      if after == nil, needs.isEmpty {
        log.error(
          "policy/no-end", at: node.location, "the end names neither a span nor a condition",
          hint: "write once, never, 90d, or { after: 1y, needs: [protected-person-agrees] }")
        return nil
      }
      return .when(after: after, needs: needs)
    }
  }
}
