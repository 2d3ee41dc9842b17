internal import JSONLines
internal import Memory
internal import Records

extension EventProcessor {
  /// Asks for the memory that an event will touch, as far as its identities alone say where. A hint never decides anything.
  @inline(__always)
  func prefetch(_ row: Int, _ batch: LineBatch) {
    guard batch.heads[row].kind >= 0 else { return }
    for index in plan.hintsOfKind[Int(batch.heads[row].kind)].indices {
      switch plan.hints[index] {
      case .joined(let who): facts.prefetchJoined(known(who, row))
      case .sighting(let who, let thing, let link):
        facts.prefetchSighting(known(who, row), known(thing, row), link: link)
      case .relation(let one, let other, let relation):
        facts.prefetchRelation(known(one, row), known(other, row), relation: relation)
      case .group(let one, let other, let rule):
        groups.table.prefetch(FactState.pair(known(one, row), known(other, row)), tag: rule)
      case .mirrored(let one, let other, let rule):
        groups.table.prefetch(FactState.unordered(known(one, row), known(other, row)), tag: rule)
      case .hook(let source): episodes.prefetch(hook: known(source, row))
      }
    }
  }

  @inline(__always)
  private func known(_ source: Plan.Source, _ row: Int) -> UInt32 { ids[row &* columnCount &+ Int(source.code)] }
}
