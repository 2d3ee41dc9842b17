internal import Memory
internal import Records

extension EventProcessor {
  /// Whether the event is this step, with roles that are all new. They are then in `roles`.
  @inline(__always)
  mutating func matchesAlone(_ step: Int, _ batch: LineBatch) -> Bool {
    let plan = plan.steps[step]
    for index in plan.roles.indices {
      let binding = self.plan.roleBindings[index]
      let identity = identity(binding.source, batch)
      guard identity != 0, isNone(identity, of: binding.unlike) else { return false }
      roles[Int(binding.slot)] = identity
    }
    return holds(plan.condition, batch) && factsHold(plan.facts, openedAt: .max, batch)
  }

  /// Whether the event is this step in an episode whose roles are in `roles`; new ones are added to them.
  @inline(__always)
  mutating func matches(_ step: Int, openedAt: Int64, _ batch: LineBatch) -> Bool {
    let plan = plan.steps[step]
    for index in plan.roles.indices {
      let binding = self.plan.roleBindings[index]
      let identity = identity(binding.source, batch)
      if binding.isNew {
        guard identity != 0, isNone(identity, of: binding.unlike) else { return false }
        roles[Int(binding.slot)] = identity
      } else if identity != roles[Int(binding.slot)] {
        return false
      }
    }
    return holds(plan.condition, batch) && factsHold(plan.facts, openedAt: openedAt, batch)
  }

  /// Two roles are two people, unless the rule says otherwise.
  @inline(__always)
  private func isNone(_ identity: UInt32, of slots: UInt8) -> Bool {
    var others = slots
    while others != 0 {
      if roles[others.trailingZeroBitCount] == identity { return false }
      others &= others - 1
    }
    return true
  }

  @inline(__always)
  private mutating func factsHold(_ tests: PlanRange, openedAt: Int64, _ batch: LineBatch) -> Bool {
    for index in tests.indices where !holds(plan.factTests[index], openedAt) { return false }
    return true
  }

  private func holds(_ test: Plan.FactTest, _ openedAt: Int64) -> Bool {
    switch test {
    case .joinedAfterOpening(let slot):
      guard let joined = facts.joinedTime(roles[Int(slot)]) else { return false }
      return joined > openedAt
    case .joinedWithin(let slot, let within):
      guard let joined = facts.joinedTime(roles[Int(slot)]) else { return false }
      return time - joined <= within
    case .linked(let isWanted, let link, let one, let other):
      return isWanted == facts.isLinked(roles[Int(one)], roles[Int(other)], link: link, at: time)
    case .held(let isWanted, let relation, let one, let other):
      return isWanted == facts.isHeld(roles[Int(one)], roles[Int(other)], relation: relation)
    }
  }

  mutating func showFact(_ index: Int, _ batch: LineBatch) {
    let fact = plan.facts[index]
    let one = identity(fact.one, batch)
    guard one != 0 else { return }
    var other: UInt32 = 0
    if let source = fact.other {
      other = identity(source, batch)
      guard other != 0 else { return }
    }
    guard holds(fact.condition, batch) else { return }
    facts.show(.init(kind: fact.kind, which: fact.which, one: one, other: other), at: time)
  }
}
