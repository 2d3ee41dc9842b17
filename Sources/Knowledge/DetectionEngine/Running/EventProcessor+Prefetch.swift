internal import JSONLines
internal import Memory
internal import Records

extension EventProcessor {
  /// Asks for the memory that the events of the batch will touch.
  mutating func prefetch(_ batch: LineBatch) {
    for row in batch.rows where batch.heads[row].kind >= 0 {
      for index in plan.operationsOfKind[Int(batch.heads[row].kind)].indices { prefetch(plan.operations[index], row) }
    }
  }

  @inline(__always)
  private func known(_ source: Plan.Source, _ row: Int) -> UInt32 {
    source.code >= 0 ? ids[row * plan.columnFields.count + Int(source.code)] : 0
  }

  @inline(__always)
  private func prefetch(_ operation: Plan.Operation, _ row: Int) {
    switch operation {
    case .fact(let index):
      let fact = plan.facts[Int(index)]
      guard let source = fact.other else { return }
      let (one, other) = (known(fact.one, row), known(source, row))
      if fact.kind == .sighted {
        facts.prefetchSighting(one, other, link: fact.which)
      } else {
        facts.prefetchRelation(one, other, relation: fact.which)
      }
    case .mirrored(let rule), .count(let rule, _, _):
      let sources = plan.groupSources[Int(rule)]
      guard sources.isKnown else { return }
      let (one, other) = (known(sources.first, row), known(sources.second, row))
      if case .mirrored = operation {
        groups.table.prefetch(one < other ? FactState.pair(one, other) : FactState.pair(other, one), tag: UInt32(rule))
      } else {
        groups.table.prefetch(FactState.pair(one, other), tag: UInt32(rule))
      }
    case .episode(_, _, let hooks, _):
      for index in hooks.indices { episodes.prefetch(hook: known(plan.hooks[index], row)) }
    }
  }
}
