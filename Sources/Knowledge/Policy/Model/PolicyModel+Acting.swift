extension PolicyModel {
  /// Whether some case of this behaviour, by its place, leads to a measure: by the grid, a rule or interim protection.
  public func acts(on behaviour: Int) -> Bool {
    gridActs(on: behaviours[behaviour]) || givingClauses.contains { asks($0, for: behaviour) }
  }

  private func gridActs(on behaviour: Behaviour) -> Bool {
    let own = behaviour.severity.map(\.severity)
    let raised = rules.compactMap { rule in
      if case .raise(let severity) = rule.effect, own.contains(where: { $0 < severity }) { severity } else { nil }
    }
    return (own + raised).contains { severity in
      grid(behaviour.track).rows[severity].contains { !$0.measures.isEmpty }
    }
  }

  private var givingClauses: [Int] {
    let adding = rules.filter { rule in
      if case .add(let measures) = rule.effect { !measures.isEmpty } else { false }
    }
    return adding.map(\.clause) + interim.filter { !$0.measures.isEmpty }.map(\.clause)
  }

  /// Whether the clause holds in a case with the behaviour, and not in the same case without it.
  private func asks(_ clause: Int, for behaviour: Int) -> Bool {
    guard let condition = clauses[clause].condition, condition.uses.contains(facts.behaviours),
      var space = CaseSpace([condition], facts)
    else { return false }
    let bit = Int64(1) << Int64(behaviour)
    var scratch = DecidingScratch()
    let found = space.first { with in
      guard with[facts.behaviours] & bit != 0, !facts.isSpared(with) else { return false }
      var without = with
      without[facts.behaviours] &= ~bit
      scratch.load(without, facts)
      guard !scratch.holds(condition, facts) else { return false }
      scratch.load(with, facts)
      return scratch.holds(condition, facts)
    }
    return found != nil
  }
}
