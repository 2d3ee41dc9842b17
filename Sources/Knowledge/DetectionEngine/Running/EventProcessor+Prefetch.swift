internal import JSONLines
internal import Memory
internal import Records

extension EventProcessor {
  /// Asks for the memory that the events of the batch will touch.
  mutating func prefetch(_ batch: LineBatch) {
    for row in batch.rows where batch.heads[row].kind >= 0 {
      for index in plan.hintsOfKind[Int(batch.heads[row].kind)].indices { prefetch(plan.hints[index], row) }
    }
    // What the first round asked for has come by now, and leads further.
    for row in batch.rows where batch.heads[row].kind >= 0 {
      for index in plan.hintsOfKind[Int(batch.heads[row].kind)].indices { prefetchFurther(plan.hints[index], row) }
    }
  }

  @inline(__always)
  private func prefetchFurther(_ hint: Plan.Hint, _ row: Int) {
    switch hint {
    case .group(let one, let other, let rule):
      groups.prefetchList(FactState.pair(known(one, row), known(other, row)), tag: rule)
    case .mirrored(let one, let other, let rule):
      let (one, other) = (known(one, row), known(other, row))
      groups.prefetchList(FactState.pair(min(one, other), max(one, other)), tag: rule)
    case .hook(let source, let rule, let newcomer):
      guard episodes.mayHave(Int(rule), hook: known(source, row)) else { return }
      episodes.prefetchChain(Int(rule), hook: known(source, row))
      if let newcomer { facts.prefetchJoined(known(newcomer, row)) }
    case .sighting, .relation, .joined: break
    }
  }

  @inline(__always)
  private func known(_ source: Plan.Source, _ row: Int) -> UInt32 { ids[row &* columnCount &+ Int(source.code)] }

  @inline(__always)
  private func prefetch(_ hint: Plan.Hint, _ row: Int) {
    switch hint {
    case .sighting(let who, let thing, let link): facts.prefetchSighting(known(who, row), known(thing, row), link: link)
    case .relation(let one, let other, let relation):
      facts.prefetchRelation(known(one, row), known(other, row), relation: relation)
    case .group(let one, let other, let rule):
      groups.table.prefetch(FactState.pair(known(one, row), known(other, row)), tag: rule)
    case .mirrored(let one, let other, let rule):
      let (one, other) = (known(one, row), known(other, row))
      groups.table.prefetch(FactState.pair(min(one, other), max(one, other)), tag: rule)
    case .joined(let who): facts.prefetchJoined(known(who, row))
    case .hook(let source, _, _): episodes.prefetch(hook: known(source, row))
    }
  }
}
