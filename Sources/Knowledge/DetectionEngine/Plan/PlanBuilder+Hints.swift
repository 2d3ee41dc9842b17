internal import CELRecords

extension PlanBuilder {
  /// What the operations of one kind will look up by fields. An identity that an expression gives is not known ahead.
  mutating func addHints(_ list: [Plan.Operation]) {
    var hints: [Plan.Hint] = []
    // What rarely happens is not worth asking for memory each time.
    for operation in list where need(of: operation) == .nothing {
      for hint in self.hints(of: operation) where !hints.contains(hint) { hints.append(hint) }
    }
    let start = Int32(plan.hints.count)
    plan.hints += hints
    plan.hintsOfKind.append(PlanRange(start: start, end: Int32(plan.hints.count)))
  }

  private func hints(of operation: Plan.Operation) -> [Plan.Hint] {
    switch operation {
    case .fact(let index):
      let fact = plan.facts[Int(index)]
      if fact.kind == .joined, fact.one.code >= 0 { return [.joined(fact.one)] }
      guard let other = fact.other, fact.one.code >= 0, other.code >= 0 else { return [] }
      return fact.kind == .sighted
        ? [.sighting(who: fact.one, thing: other, link: fact.which)]
        : [.relation(one: fact.one, other: other, relation: fact.which)]
    case .mirrored(let rule):
      let sources = plan.groupSources[Int(rule)]
      return sources.isKnown ? [.mirrored(one: sources.first, other: sources.second, rule: UInt32(rule))] : []
    case .count(let rule, _, _):
      let sources = plan.groupSources[Int(rule)]
      return sources.isKnown ? [.group(one: sources.first, other: sources.second, rule: UInt32(rule))] : []
    case .open, .unlessNear: return []
    case .progress(_, _, let hooks):
      return hooks.indices.map { plan.hooks[$0] }.filter { $0.code >= 0 }.map { .hook($0) }
    }
  }
}
