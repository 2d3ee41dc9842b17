internal import JSONLines
internal import Memory
internal import Records

/// Asks for the memory that an event will touch. A hint never decides anything.
extension EventProcessor {
  /// What can be found by the event's identities alone.
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
      case .hook(let source, _, _): episodes.prefetch(hook: known(source, row))
      }
    }
  }

  /// What is found by looking at what the first round asked for.
  @inline(__always)
  func prefetchFurther(_ row: Int, _ batch: LineBatch) {
    guard batch.heads[row].kind >= 0 else { return }
    for index in plan.hintsOfKind[Int(batch.heads[row].kind)].indices {
      switch plan.hints[index] {
      case .group(let one, let other, let rule):
        groups.prefetchList(FactState.pair(known(one, row), known(other, row)), tag: rule)
      case .mirrored(let one, let other, let rule):
        groups.prefetchList(FactState.unordered(known(one, row), known(other, row)), tag: rule)
      case .hook(let source, let rules, let newcomer):
        if episodes.near(known(source, row)) & rules != 0 { prefetchChains(source, rules, newcomer, row) }
      case .sighting, .relation, .joined: break
      }
    }
  }

  private func prefetchChains(_ source: Plan.Source, _ rules: UInt32, _ newcomer: Plan.Source?, _ row: Int) {
    let hook = known(source, row)
    var near = episodes.near(hook) & rules
    while near != 0 {
      episodes.prefetchChain(near.trailingZeroBitCount, hook: hook)
      near &= near - 1
    }
    if let newcomer { facts.prefetchJoined(known(newcomer, row)) }
  }

  @inline(__always)
  private func known(_ source: Plan.Source, _ row: Int) -> UInt32 { ids[row &* columnCount &+ Int(source.code)] }
}
