internal import Detection
internal import Memory
internal import Records

extension EventProcessor {
  /// Ends, and carries on, the live episodes that this event is about.
  @inline(__always)
  mutating func progress(_ rule: Int, _ parts: PlanRange, _ hooks: PlanRange, _ batch: LineBatch) {
    var isNear = false
    for index in hooks.indices {
      let hook = identity(plan.hooks[index], batch)
      if hook != 0, episodes.near(hook) & Episodes.bit(rule) != 0 { isNear = true }
    }
    if isNear { progressNear(rule, parts, hooks, batch) }
  }

  private mutating func progressNear(_ rule: Int, _ parts: PlanRange, _ hooks: PlanRange, _ batch: LineBatch) {
    let telling = plan.telling[rule]
    episodes.expire(rule, openedBefore: time - telling.within)
    found.removeAll(keepingCapacity: true)
    var seen: [UInt32] = []
    for index in hooks.indices {
      let hook = identity(plan.hooks[index], batch)
      guard hook != 0, hooks.indices.count == 1 || !seen.contains(hook) else { continue }
      if hooks.indices.count > 1 { seen.append(hook) }
      guard let oldest = episodes.oldestOpening(rule, hook: hook), mayConcern(parts, oldest, batch) else { continue }
      episodes.collect(rule, hook: hook, into: &found)
    }
    if seen.count > 1 {
      // Of two that opened at one time, the one that opened first has the smaller number in the log's order.
      let opened = found.map { (episodes.pool[Int($0)].openTime, episodes.pool[Int($0)].openNumber, $0) }
      found = opened.sorted { $0 < $1 }.map(\.2)
    }
    for part in parts.indices where plan.parts[part].need < 0 { end(rule, plan.parts[part], telling, batch) }
    for index in found.indices { carryOn(Int(found[index]), rule, parts, telling, batch) }
  }

  /// Whether some part can fit an episode that opened at `oldest` or later.
  @inline(__always)
  private mutating func mayConcern(_ parts: PlanRange, _ oldest: Int64, _ batch: LineBatch) -> Bool {
    for index in parts.indices {
      guard let newcomer = plan.parts[index].newcomer else { return true }
      if let joined = facts.joinedTime(identity(newcomer, batch)), joined > oldest { return true }
    }
    return false
  }

  /// The step is one that ends episodes: those that it fits are over.
  private mutating func end(_ rule: Int, _ part: Plan.EpisodePart, _ telling: Plan.Telling, _ batch: LineBatch) {
    for index in found.indices {
      let number = Int(found[index])
      guard episodes.pool[number].isLive, episodes.pool[number].openTime < time else { continue }
      roles.all = episodes.pool[number].roles
      let openedAt = episodes.pool[number].openTime
      if matches(Int(part.step), openedAt: openedAt, batch) {
        episodes.end(found[index])
      }
    }
  }

  private mutating func carryOn(
    _ episode: Int, _ rule: Int, _ parts: PlanRange, _ telling: Plan.Telling, _ batch: LineBatch
  ) {
    let openedAt = episodes.pool[episode].openTime
    guard episodes.pool[episode].isLive, openedAt < time else { return }
    roles.all = episodes.pool[episode].roles
    var matchedNeeds: UInt32 = 0
    for index in parts.indices {
      let part = plan.parts[index]
      guard part.need >= 0, !telling.inTurn || isItsTurn(Int(part.need), episode, rule) else { continue }
      guard matches(Int(part.step), openedAt: openedAt, batch) else { continue }
      keep(Int(part.need), episode, rule)
      matchedNeeds |= 1 << UInt32(part.need)
    }
    if matchedNeeds != 0 { raiseIfMet(episode, rule, matchedNeeds) }
  }

  /// Notes a match of a need, as far as it still has something to keep.
  private mutating func keep(_ need: Int, _ episode: Int, _ rule: Int) {
    let plan = plan.need(rule, need)
    if plan.keyed >= 0 {
      let branch = branch(of: roles[Int(plan.keyed)], episode)
      var list = episodes.lists[episodes.pool[episode].branches, branch + 1]
      keep(in: &list, plan)
      episodes.lists[episodes.pool[episode].branches, branch + 1] = list
    } else {
      var list = episodes.pool[episode].kept[need]
      keep(in: &list, plan)
      episodes.pool[episode].kept[need] = list
    }
  }

  private mutating func keep(in list: inout UInt32, _ need: Plan.NeedPlan) {
    let low = UInt32(truncatingIfNeeded: number)
    let words = episodes.lists.count(of: list)
    if need.distinct < 0 {
      if words < need.atLeast { episodes.lists.append(low, to: &list) }
    } else if words < need.atLeast * 2 {
      let identity = roles[Int(need.distinct)]
      for at in stride(from: 0, to: words, by: 2) where episodes.lists[list, at] == identity { return }
      episodes.lists.append(identity, to: &list)
      episodes.lists.append(low, to: &list)
    }
  }

  /// Where the list of an identity of the key's new role stands; made where there is none.
  private mutating func branch(of identity: UInt32, _ episode: Int) -> Int {
    var branches = episodes.pool[episode].branches
    let words = episodes.lists.count(of: branches)
    for at in stride(from: 0, to: words, by: 2) where episodes.lists[branches, at] == identity { return at }
    episodes.lists.append(identity, to: &branches)
    episodes.lists.append(0, to: &branches)
    episodes.pool[episode].branches = branches
    return words
  }

  private func isMet(_ list: UInt32, _ need: Plan.NeedPlan) -> Bool {
    episodes.lists.count(of: list) >= (need.distinct < 0 ? need.atLeast : need.atLeast * 2)
  }

  /// Whether the needs above this one were met by events before this one.
  private func isItsTurn(_ need: Int, _ episode: Int, _ rule: Int) -> Bool {
    for above in 0..<need {
      let plan = plan.need(rule, above)
      let list = episodes.pool[episode].kept[above]
      guard isMet(list, plan) else { return false }
      let last = episodes.lists[list, episodes.lists.count(of: list) - 1]
      guard let then = times.time(of: last, near: number), then < time else { return false }
    }
    return true
  }

  private mutating func raiseIfMet(_ episode: Int, _ rule: Int, _ matched: UInt32) {
    let keyed = Int(plan.telling[rule].keyedNeed)
    for need in plan.needs(rule).indices where need != keyed {
      guard isMet(episodes.pool[episode].kept[need], plan.need(rule, need)) else { return }
    }
    guard keyed >= 0 else { return raise(episode, rule, branch: 0, matched) }
    let slot = Int(plan.need(rule, keyed).keyed)
    let identity = roles[slot]
    let isAboutAll = matched & ~(1 << UInt32(keyed)) != 0
    let branches = episodes.pool[episode].branches
    for at in stride(from: 0, to: episodes.lists.count(of: branches), by: 2) {
      let one = episodes.lists[branches, at]
      guard isAboutAll || one == identity, isMet(episodes.lists[branches, at + 1], plan.need(rule, keyed)) else {
        continue
      }
      roles[slot] = one
      // For another identity of the key the event was not this need.
      let needs = one == identity && matched & (1 << UInt32(keyed)) != 0 ? matched : matched & ~(1 << UInt32(keyed))
      raise(episode, rule, branch: episodes.lists[branches, at + 1], needs)
    }
  }

  private mutating func raise(_ episode: Int, _ rule: Int, branch: UInt32, _ matched: UInt32) {
    guard raised.raise(rule: rule, key: key(rule, 0), at: time, again: plan.rules[rule].rule.again) else { return }
    var events = [episodes.pool[episode].openNumber]
    var count = 0
    for need in plan.needs(rule).indices {
      let needPlan = plan.need(rule, need)
      let list = needPlan.keyed >= 0 ? branch : episodes.pool[episode].kept[need]
      let isDistinct = needPlan.distinct >= 0
      for at in stride(from: isDistinct ? 1 : 0, to: episodes.lists.count(of: list), by: isDistinct ? 2 : 1) {
        events.append(full(episodes.lists[list, at]))
        count += 1
      }
    }
    let openTime = episodes.pool[episode].openTime
    var roles = roles.all
    forgetOtherRoles(&roles, rule, matched)
    alerts.append(
      RaisedAlert(
        rule: rule, roles: roles, window: 0, time: time, events: Set(events + [number]).sorted(), firstTime: openTime,
        count: count))
  }

  /// An alert names the roles of the opening, of its key, and of the needs that this event is.
  private func forgetOtherRoles(_ roles: inout Episode.Eight, _ rule: Int, _ matched: UInt32) {
    var named = UInt32(plan.telling[rule].opening)
    for slot in plan.rules[rule].key where slot >= 0 { named |= 1 << UInt32(slot) }
    for need in plan.needs(rule).indices where matched & (1 << UInt32(need)) != 0 {
      for binding in plan.steps[plan.rules[rule].needSteps[need]].roles.indices {
        named |= 1 << UInt32(plan.roleBindings[binding].slot)
      }
    }
    for slot in 0..<8 where named & (1 << UInt32(slot)) == 0 { roles[slot] = 0 }
  }

  mutating func open(_ rule: Int, _ batch: LineBatch) {
    let telling = plan.telling[rule]
    guard matchesAlone(Int(telling.opens), batch) else { return }
    episodes.expire(rule, openedBefore: time - telling.within)
    var episode = Episode()
    (episode.openTime, episode.openNumber, episode.rule) = (time, number, UInt32(rule))
    episode.hook = roles[Int(telling.hookSlot)]
    for slot in 0..<8 where telling.opening & (1 << slot) != 0 { episode.roles[slot] = roles[slot] }
    if episodes.open(episode, most: Int(telling.openMax)) { counts.crowdedOut += 1 }
  }
}
