internal import Detection

extension EventProcessor {
  /// The alert in words: names for numbers.
  mutating func alert(_ raised: RaisedAlert) -> Alert {
    counts.alerts += 1
    let rulePlan = plan.rules[raised.rule]
    let rule = rulePlan.rule
    var names: [String: String] = [:]
    var roles: [Alert.Role] = []
    for (slot, name) in rule.roles.enumerated() where raised.roles[slot] != 0 {
      names[name] = identities.name(of: raised.roles[slot])
      roles.append(Alert.Role(name, names[name] ?? ""))
    }
    let key = rule.key.map { element -> Alert.KeyValue in
      switch element {
      case .role(let role): .text(names[role] ?? "")
      case .window: .number(raised.window)
      }
    }
    let reason = rule.reason.fill(
      role: { names[$0] }, count: raised.count, elapsed: raised.time - raised.firstTime,
      window: rulePlan.windowText(raised.window))
    return Alert(
      rule: rule.id, key: key, roles: roles, time: raised.time, events: raised.events.map { id($0) }, reason: reason,
      pattern: rule.pattern, direction: rule.direction)
  }

  private func id(_ number: UInt64) -> DetectionEvent.ID {
    eventIDs?.id(of: number).map { .text($0) } ?? .number(Int64(number))
  }
}
