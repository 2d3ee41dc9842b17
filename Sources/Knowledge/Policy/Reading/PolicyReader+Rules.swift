internal import Primitives
internal import SourceText
internal import YAML

/// The grid, the rules beside it, and interim protection.
extension PolicyReader {
  mutating func grids(_ node: YAMLNode) -> (item: PolicyGrid, conduct: PolicyGrid)? {
    guard var fields = YAMLFields(node, "grid", into: &log) else { return nil }
    defer { fields.finish(into: &log) }
    let item = fields.required("item", into: &log).flatMap { grid($0, .item) }
    let conduct = fields.required("conduct", into: &log).flatMap { grid($0, .conduct) }
    guard let item, let conduct else { return nil }
    return (item, conduct)
  }

  private mutating func grid(_ node: YAMLNode, _ track: Behaviour.Track) -> PolicyGrid? {
    guard var rows = YAMLFields(node, "grid", into: &log) else { return nil }
    defer { rows.finish(into: &log) }
    return PolicyGrid(
      track: track,
      rows: severities.map { severity in
        guard let row = rows.optional(severity.id), var cells = YAMLFields(row, "row of the grid", into: &log) else {
          return certainties.map { _ in PolicyGrid.Cell(measures: [], clause: nil) }
        }
        defer { cells.finish(into: &log) }
        return certainties.map { certainty in
          guard let cell = cells.optional(certainty.id) else { return PolicyGrid.Cell(measures: [], clause: nil) }
          return self.cell(cell, "grid.\(track.rawValue).\(severity.id).\(certainty.id)")
        }
      }, at: node.location, rowPlaces: severities.map { node[$0.id]?.location })
  }

  private mutating func cell(_ node: YAMLNode, _ id: String) -> PolicyGrid.Cell {
    if case .sequence(let items) = node.value, items.isEmpty { return PolicyGrid.Cell(measures: [], clause: nil) }
    let chosen = measureList(node)
    let names = chosen.map { measures[$0].id }
    let clause = add(id, at: node.location, names.isEmpty ? "no measure" : English.list(names))
    return PolicyGrid.Cell(measures: chosen, clause: clause)
  }

  mutating func rules(_ node: YAMLNode, _ conditions: ConditionReader) -> [PolicyRule]? {
    guard let entries = node.named("rules", max: PolicyLimits.rulesMax, into: &log) else { return nil }
    return entries.compactMap { rule($0, conditions) }
  }

  private mutating func rule(_ entry: YAMLNode.Named, _ conditions: ConditionReader) -> PolicyRule? {
    guard var fields = YAMLFields(entry.node, "rule", into: &log) else { return nil }
    defer { fields.finish(into: &log) }
    let condition = fields.required("when", into: &log).flatMap { conditions.condition($0, "\"when\"", into: &log) }
    let because = words(&fields, "because")
    let effects = [
      fields.optional("add").map { PolicyRule.Effect.add(measureList($0)) },
      fields.optional("forbid").map { PolicyRule.Effect.forbid(measureList($0)) },
      fields.optional("raise").flatMap { reference($0, "severity", in: severities.map(\.id)) }
        .map { PolicyRule.Effect.raise($0) },
    ].compactMap(\.self)
    guard let effect = effects.first, effects.count == 1 else {
      log.error(
        "policy/rule-effect", at: entry.location, "the rule \"\(entry.id)\" says \(effects.count) things to do",
        hint: "write one of add: [measures], forbid: [measures], raise: a severity")
      return nil
    }
    guard let condition, let because else { return nil }
    let clause = add("rules.\(entry.id)", at: entry.location, because, when: condition)
    return PolicyRule(id: entry.id, clause: clause, effect: effect, places: FieldPlaces(entry.node))
  }

  mutating func interim(_ node: YAMLNode, _ conditions: ConditionReader) -> [InterimRule]? {
    guard let entries = node.named("interim", max: PolicyLimits.rulesMax, into: &log) else { return nil }
    return entries.compactMap { interimRule($0, conditions) }
  }

  private mutating func interimRule(_ entry: YAMLNode.Named, _ conditions: ConditionReader) -> InterimRule? {
    guard var fields = YAMLFields(entry.node, "interim protection", into: &log) else { return nil }
    defer { fields.finish(into: &log) }
    let condition = fields.required("when", into: &log).flatMap { conditions.condition($0, "\"when\"", into: &log) }
    let because = words(&fields, "because")
    let chosen = fields.required("add", into: &log).map { measureList($0) }
    let ends = optionalSpan(&fields, "ends")
    let review = fields.optional("review").flatMap { self.review($0) }
    guard let condition, let because, let chosen else { return nil }
    let clause = add("interim.\(entry.id)", at: entry.location, because, when: condition)
    return InterimRule(
      id: entry.id, clause: clause, measures: chosen, ends: ends, review: review, places: FieldPlaces(entry.node))
  }

  mutating func review(_ node: YAMLNode) -> Review? {
    guard var fields = YAMLFields(node, "review", into: &log) else { return nil }
    defer { fields.finish(into: &log) }
    let within = span(&fields, "within")
    let by = deciderID(fields.required("by", into: &log))
    guard let within, let by else { return nil }
    return Review(within: within, by: by)
  }
}
