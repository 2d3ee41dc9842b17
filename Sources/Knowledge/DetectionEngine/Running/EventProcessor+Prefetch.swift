internal import JSONLines
internal import Memory
internal import Records

extension EventProcessor {
  /// Asks for the memory that events of a kind will touch, as far as their identities alone say where. A hint never
  /// decides anything.
  func prefetch(_ kind: Int) {
    for index in plan.hintsOfKind[kind].indices { prefetch(plan.hints[index], kind) }
  }

  private func prefetch(_ hint: Plan.Hint, _ kind: Int) {
    switch hint {
    case .joined(let who): rowsByKind.each(of: kind) { facts.prefetchJoined(known(who, $0)) }
    case .sighting(let who, let thing, let link):
      rowsByKind.each(of: kind) { facts.prefetchSighting(known(who, $0), known(thing, $0), link: link) }
    case .relation(let one, let other, let relation):
      rowsByKind.each(of: kind) { facts.prefetchRelation(known(one, $0), known(other, $0), relation: relation) }
    case .group(let one, let other, let rule):
      rowsByKind.each(of: kind) { groups.table.prefetch(FactState.pair(known(one, $0), known(other, $0)), tag: rule) }
    case .mirrored(let one, let other, let rule):
      rowsByKind.each(of: kind) {
        groups.table.prefetch(FactState.unordered(known(one, $0), known(other, $0)), tag: rule)
      }
    case .hook(let source): rowsByKind.each(of: kind) { episodes.prefetch(hook: known(source, $0)) }
    }
  }

  @inline(__always)
  private func known(_ source: Plan.Source, _ row: Int) -> UInt32 { ids[row &* columnCount &+ Int(source.code)] }
}
