internal import Detection
internal import Memory
internal import Records

extension EventProcessor {
  /// The table's key of a group: its identities, two of them at most, or the number of a longer run.
  @inline(__always)
  private mutating func groupKey(_ rule: Int) -> UInt64 {
    let slots = plan.groupSlots[rule]
    switch slots.count {
    case 0: return 0
    case 1: return UInt64(roles[Int(slots.first)])
    case 2: return FactState.pair(roles[Int(slots.first)], roles[Int(slots.second)])
    default:
      let key = plan.rules[rule].groupSlots.map { roles[$0] }
      return FactState.pair(raised.number(ofRun: key.dropLast()), key.last ?? 0)
    }
  }

  mutating func reset(_ rule: Int, _ batch: LineBatch) {
    let step = plan.counting[rule].reset
    guard step >= 0, matchesAlone(Int(step), batch) else { return }
    if let place = groups.table.find(groupKey(rule), tag: UInt32(rule)) { groups.clear(place) }
  }

  mutating func count(_ rule: Int, _ batch: LineBatch) {
    let counting = plan.counting[rule]
    guard matchesAlone(Int(counting.step), batch) else { return }
    let place = group(groupKey(rule), rule)
    if counting.isCalendar {
      let window = window(rule)
      let phase = UInt32(truncatingIfNeeded: window)
      if groups.table[place: place].phase != phase {
        groups.clear(place)
        groups.table[place: place].phase = phase
      }
    }
    groups.table[place: place].lastMatch = GroupState.coarse(time)
    let atLeast = Int(counting.atLeast)
    let low = UInt32(truncatingIfNeeded: number)
    if counting.distinctSlot >= 0 {
      let isFull = groups.push(low, of: roles[Int(counting.distinctSlot)], at: place, atLeast: atLeast)
      guard isFull, counting.isCalendar || isWithin(groups.oldestOfDistinct(at: place), counting.within) else { return }
      raiseCount(rule, groups.numbersOfDistinct(at: place))
    } else {
      guard groups.push(low, at: place, atLeast: atLeast) else { return }
      guard counting.isCalendar || isWithin(groups.oldest(at: place, atLeast: atLeast), counting.within) else { return }
      raiseCount(rule, place: place, atLeast)
    }
  }

  /// What the one side says clears what the other side said: both directions share a group. Where a rule lets the two be
  /// one, what they say to themselves is its own answer and clears what they said before.
  @inline(__always)
  mutating func countMirrored(_ rule: Int, _ batch: LineBatch) {
    let counting = plan.counting[rule]
    guard matchesAlone(Int(counting.step), batch) else { return }
    let slots = plan.groupSlots[rule]
    let (one, other) = (roles[Int(slots.first)], roles[Int(slots.second)])
    let place = group(one < other ? FactState.pair(one, other) : FactState.pair(other, one), rule)
    let direction: UInt32 = one < other ? 1 : 2
    if one == other || groups.table[place: place].phase != direction {
      groups.clear(place)
      groups.table[place: place].phase = direction
    }
    groups.table[place: place].lastMatch = GroupState.coarse(time)
    let atLeast = Int(counting.atLeast)
    guard groups.push(UInt32(truncatingIfNeeded: number), at: place, atLeast: atLeast),
      counting.isCalendar || isWithin(groups.oldest(at: place, atLeast: atLeast), counting.within)
    else { return }
    raiseCount(rule, place: place, atLeast)
  }

  @inline(__always)
  private mutating func group(_ key: UInt64, _ rule: Int) -> Int {
    if groups.table.needsRoom { dropOldGroups() }
    return groups.table.place(key, tag: UInt32(rule), initial: GroupState()).place
  }

  private mutating func dropOldGroups() {
    let now = time
    let counting = plan.counting
    groups.makeRoom { rule, state in now - Int64(state.lastMatch) << 10 <= counting[Int(rule)].keep }
  }

  @inline(__always)
  private func isWithin(_ low: UInt32, _ within: Int64) -> Bool {
    guard let then = times.time(of: low, near: number) else { return false }
    return time - then <= within
  }

  private func window(_ rule: Int) -> Int64 { plan.rules[rule].calendar?.number(at: time) ?? 0 }

  private mutating func raiseCount(_ rule: Int, place: Int, _ atLeast: Int) {
    guard raise(rule) else { return }
    raiseEvents(rule, groups.numbers(at: place, atLeast: atLeast))
  }

  private mutating func raiseCount(_ rule: Int, _ numbers: [UInt32]) {
    guard raise(rule) else { return }
    raiseEvents(rule, numbers)
  }

  private mutating func raise(_ rule: Int) -> Bool {
    raised.raise(rule: rule, key: key(rule, window(rule)), at: time, again: plan.rules[rule].rule.again)
  }

  private mutating func raiseEvents(_ rule: Int, _ numbers: [UInt32]) {
    let earliest = numbers.compactMap { times.time(of: $0, near: number) }.min()
    alerts.append(
      RaisedAlert(
        rule: rule, roles: roles.all, window: window(rule), time: time,
        events: Set(numbers.map { full($0) } + [number]).sorted(),
        firstTime: earliest ?? time, count: numbers.count))
  }

  /// A number that was kept by its low half.
  func full(_ low: UInt32) -> UInt64 { EventTimes.full(low, near: number) }

  /// The parts of an alert's key: identities, and the window in two halves.
  func key(_ rule: Int, _ window: Int64) -> [UInt32] {
    plan.rules[rule].key.flatMap { slot in
      slot >= 0
        ? [roles[slot]]
        : [UInt32(truncatingIfNeeded: window), UInt32(truncatingIfNeeded: window >> 32)]
    }
  }
}
