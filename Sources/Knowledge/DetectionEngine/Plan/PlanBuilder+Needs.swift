internal import CELRecords

extension PlanBuilder {
  /// What an event's text must have for an operation to do anything.
  func need(of operation: Plan.Operation) -> TextNeed {
    switch operation {
    case .fact(let index):
      let fact = plan.facts[Int(index)]
      return need([fact.one] + (fact.other.map { [$0] } ?? []), fact.condition)
    case .mirrored(let rule), .count(let rule, resets: false, counts: true):
      return need(ofStep: plan.counting[Int(rule)].step)
    case .open(let rule): return need(ofStep: plan.telling[Int(rule)].opens)
    case .count, .progress, .unlessNear: return .nothing
    }
  }

  private func need(ofStep step: Int32) -> TextNeed {
    let step = plan.steps[Int(step)]
    return need(step.roles.indices.map { plan.roleBindings[$0].source }, step.condition)
  }

  /// Identities are looked for first, and the condition is asked after them. Nothing that could fail, and would be
  /// counted, is left out.
  private func need(_ sources: [Plan.Source], _ condition: Int32) -> TextNeed {
    if let first = sources.first(where: { $0.code < 0 }) { return plan.needs[Int(-1 - first.code)] }
    return condition < 0 ? .nothing : plan.needs[Int(condition)]
  }
}
