internal import Primitives
internal import SourceText
internal import YAML

extension RuleReader {
  /// A rule that counts; its step stands at its top.
  mutating func counting(_ countNode: YAMLNode, _ fields: inout YAMLFields) -> Story? {
    let step = step(&fields, StepPlace(what: "step"))
    let count = count(countNode)
    let keyNode = fields.required("key", into: &log)
    let resetNode = fields.optional("reset")
    let reset = resetNode.flatMap { self.resetStep($0) }
    guard let step else { return nil }
    let isCalendar = if case .calendar = count?.window { true } else { false }
    let key = keyNode.flatMap { self.key($0, roles: step.roleNames, allowsWindow: isCalendar || count == nil) }
    checkRoleCount(step.roleNames, at: step.location)
    guard let count, let key else { return nil }
    if let distinct = count.distinct { checkDistinct(distinct, step, key, at: countNode) }
    if let reset, let resetNode { checkReset(reset, step, key, count.atLeast, at: resetNode) }
    return Story(
      form: .count(
        CountForm(step: step, atLeast: count.atLeast, window: count.window, distinct: count.distinct, reset: reset)),
      key: key, roles: step.roleNames, rolesOfEveryAlert: Set(step.roleNames))
  }

  private struct Count {
    let atLeast: Int
    let window: CountForm.Window
    let distinct: String?
  }

  private mutating func count(_ node: YAMLNode) -> Count? {
    guard var fields = YAMLFields(node, "count", into: &log) else { return nil }
    defer { fields.finish(into: &log) }
    let atLeast = fields.required("at_least", into: &log)?
      .wholeNumber("\"at_least\"", in: 1...RuleLimits.atLeastMax, into: &log)
    let distinct = fields.optionalText("distinct", into: &log)
    let window = window(&fields)
    guard let atLeast, let window else { return nil }
    return Count(atLeast: atLeast, window: window, distinct: distinct)
  }

  private mutating func window(_ fields: inout YAMLFields) -> CountForm.Window? {
    let within = fields.optional("within")
    let per = fields.optional("per")
    if let within, let per {
      log.error(
        "rule/two-windows", at: per.location, "the count has both \"within\" and \"per\"",
        hint: "keep within: for the last hours before an event, per: for a day of the calendar",
        related: [.init(within.location, "the other window is here")])
      return nil
    }
    if let per { return calendar(per, &fields) }
    guard let within else {
      log.error(
        "rule/no-window", at: fields.location, "the count has no window",
        hint: "add within: 24h, or per: day")
      return nil
    }
    return within.span("\"within\"", into: &log).map(CountForm.Window.sliding)
  }

  private mutating func calendar(_ per: YAMLNode, _ fields: inout YAMLFields) -> CountForm.Window? {
    let unit: CalendarWindow.Unit? = per.choice("\"per\"", into: &log)
    let zone = fields.optional("zone").map { self.zone($0) } ?? .utc
    let fromNode = fields.optional("from")
    let from = fromNode.map { $0.date("\"from\"", into: &log) } ?? CalendarDate(daysSinceEpoch: 0)
    if unit == .week, fromNode == nil {
      log.error(
        "rule/week-without-start", at: per.location, "nothing says on which weekday a week starts",
        hint: "add from: with a day on which a week starts, such as 2026-01-05 for Mondays")
      return nil
    }
    guard let unit, let zone, let from else { return nil }
    return .calendar(CalendarWindow(unit: unit, zone: zone, from: from))
  }

  private mutating func zone(_ node: YAMLNode) -> ClockZone? {
    guard let text = node.text("\"zone\"", into: &log) else { return nil }
    if let zone = ClockZone(text) { return zone }
    log.error(
      "rule/not-a-zone", at: node.location, "\"\(text.prefix(80))\" is no zone",
      hint: "write a place as in Australia/Sydney (from the system's tzdata), UTC, or the distance from it as in +05:30"
    )
    return nil
  }

  private mutating func resetStep(_ node: YAMLNode) -> Step? {
    guard var fields = YAMLFields(node, "reset", into: &log) else { return nil }
    defer { fields.finish(into: &log) }
    return step(&fields, StepPlace(what: "reset"))
  }

  private mutating func checkDistinct(
    _ role: String, _ step: Step, _ key: [DetectionRule.KeyElement], at node: YAMLNode
  ) {
    let place = node["distinct"]?.location ?? node.location
    if !step.binds(role) {
      unknownRole(role, at: place, "the count is of", among: step.roleNames)
    } else if key.contains(.role(role)) {
      log.error(
        "rule/distinct-in-key", at: place, "\"\(role)\" is in the key, so that each group has only one",
        hint: "take it out of the key, or count events")
    }
  }

  private mutating func checkReset(
    _ reset: Step, _ step: Step, _ key: [DetectionRule.KeyElement], _ atLeast: Int, at node: YAMLNode
  ) {
    let roles = key.compactMap { element in if case .role(let role) = element { role } else { nil } }
    for binding in reset.roles where !roles.contains(binding.role) {
      log.error(
        "rule/reset-role", at: binding.expression.location,
        "the reset binds \"\(binding.role)\", which is not in the key",
        hint: Suggestion.hint(for: binding.role, in: roles, otherwise: "a reset says for which key it forgets, no more")
      )
    }
    for role in roles where !reset.binds(role) {
      log.error(
        "rule/reset-role", at: node.location, "the reset does not say who is \"\(role)\"",
        hint: "bind every role of the key under its as:")
    }
    guard atLeast > 1, reset.covers(step, roles: roles) else { return }
    log.error(
      "rule/never-fires", at: node.location, "every event that counts resets the count first",
      hint: "swap the two people in the reset, or name another kind")
  }
}

extension Step {
  /// Whether every event that matches the other step matches this one, as far as the text shows.
  func covers(_ other: Step, roles: [String]) -> Bool {
    Set(kinds).isSuperset(of: other.kinds) && facts.isEmpty
      && (condition == nil || condition?.source == other.condition?.source)
      && roles.allSatisfy { role in
        let mine = self.roles.first { $0.role == role }?.expression.source
        return mine != nil && mine == other.roles.first { $0.role == role }?.expression.source
      }
  }
}
