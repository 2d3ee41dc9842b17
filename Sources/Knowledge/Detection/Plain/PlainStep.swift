/// An event that a step picked, with the people in it.
struct PlainMatch {
  /// The event's place in the ordered log.
  let position: Int
  let event: DetectionEvent
  let roles: [String: Identity]
}

/// A step that can be asked of an event.
struct PlainStep {
  private let step: Step
  private let rule: DetectionRule
  private let condition: PlainExpression?
  private let roles: [(role: String, expression: PlainExpression)]

  init(_ step: Step, of rule: DetectionRule) {
    self.step = step
    self.rule = rule
    condition = step.condition.map(PlainExpression.init)
    roles = step.roles.map { ($0.role, PlainExpression($0.expression)) }
  }

  /// The match of an event, as far as the event alone decides.
  func match(_ event: DetectionEvent, at position: Int) -> PlainMatch? {
    guard event.isOf(step.kinds), condition?.holds(for: event) != false else { return nil }
    var found: [String: Identity] = [:]
    for (role, expression) in roles {
      guard let identity = expression.identity(in: event) else { return nil }
      found[role] = identity
    }
    return areDifferent(found) ? PlainMatch(position: position, event: event, roles: found) : nil
  }

  /// Whether the match also fits the roles of an opening, and what was known of these people at its time.
  func fits(_ match: PlainMatch, facts: PlainFacts, opening: PlainMatch? = nil) -> Bool {
    let all = match.roles.merging(opening?.roles ?? [:]) { own, _ in own }
    let agrees = (opening?.roles ?? [:]).allSatisfy { all[$0.key] == $0.value }
    return agrees && areDifferent(all)
      && step.facts.allSatisfy {
        facts.hold($0, roles: all, at: match.event.time, opened: opening?.event.time)
      }
  }

  /// Two roles are two people, unless the rule says otherwise.
  private func areDifferent(_ roles: [String: Identity]) -> Bool {
    roles.allSatisfy { one in
      roles.allSatisfy { other in
        one.key == other.key || one.value != other.value || rule.mayBeSame(one.key, other.key)
      }
    }
  }
}

extension DetectionEvent {
  /// Kinds are compared byte by byte.
  func isOf(_ kinds: [String]) -> Bool { kinds.contains { $0.utf8.elementsEqual(kind.utf8) } }
}
