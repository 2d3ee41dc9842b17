/// What the events of a whole log show about people, and when each of them shows it.
struct PlainFacts {
  private struct Joining {
    let who: Identity
    let time: Milliseconds
  }

  private struct Sighting {
    let who: Identity
    let thing: Identity
    let time: Milliseconds
  }

  private struct Change {
    let who: Identity
    let to: Identity
    let time: Milliseconds
    let begins: Bool
  }

  private let facts: Facts
  private var joinings: [Joining] = []
  private var sightings: [String: [Sighting]] = [:]
  /// In the order of events; an event that both ends and begins ends first.
  private var changes: [String: [Change]] = [:]

  init(_ facts: Facts, events: [DetectionEvent]) {
    self.facts = facts
    if let joined = facts.joined {
      joinings = Self.shown(events, joined.sighting, joined.who, joined.who).map { Joining(who: $0.one, time: $0.time) }
    }
    for link in facts.links {
      sightings[link.name] = Self.shown(events, link.sighting, link.who, link.with).map {
        Sighting(who: $0.one, thing: $0.other, time: $0.time)
      }
    }
    for relation in facts.relations {
      changes[relation.name] = events.flatMap { event in
        let ending = relation.until.map { Self.shown([event], $0.sighting, $0.who, $0.to) } ?? []
        let beginning = Self.shown([event], relation.since.sighting, relation.since.who, relation.since.to)
        return ending.map { Change(who: $0.one, to: $0.other, time: $0.time, begins: false) }
          + beginning.map { Change(who: $0.one, to: $0.other, time: $0.time, begins: true) }
      }
    }
  }

  /// What each event shows: two identities and its time.
  private static func shown(
    _ events: [DetectionEvent], _ sighting: Facts.Sighting, _ one: RuleExpression, _ other: RuleExpression
  ) -> [(one: Identity, other: Identity, time: Milliseconds)] {
    let condition = sighting.condition.map(PlainExpression.init)
    let (one, other) = (PlainExpression(one), PlainExpression(other))
    return events.compactMap { event in
      guard event.isOf(sighting.kinds), condition?.holds(for: event) != false,
        let first = one.identity(in: event), let second = other.identity(in: event)
      else { return nil }
      return (first, second, event.time)
    }
  }

  /// Whether the condition holds at the time t for people with these roles, in an episode that opened at a time.
  func hold(
    _ condition: FactCondition, roles: [String: Identity], at time: Milliseconds, opened: Milliseconds?
  ) -> Bool {
    func who(_ role: String) -> Identity? { roles[role] }
    switch condition {
    case .joinedAfterOpening(let role):
      guard let joined = joined(who(role)), let opened else { return false }
      return opened < joined && joined < time
    case .joined(let role, let within):
      guard let joined = joined(who(role)) else { return false }
      return joined < time && time - joined <= within
    case .linked(let link, let one, let other): return linked(link, who(one), who(other), at: time)
    case .notLinked(let link, let one, let other): return !linked(link, who(one), who(other), at: time)
    case .held(let relation, let one, let other): return held(relation, who(one), who(other), before: time)
    case .notHeld(let relation, let one, let other): return !held(relation, who(one), who(other), before: time)
    }
  }

  /// When the identity joined, if it ever does.
  private func joined(_ who: Identity?) -> Milliseconds? { joinings.first { $0.who == who }?.time }

  private func linked(_ name: String, _ one: Identity?, _ other: Identity?, at time: Milliseconds) -> Bool {
    guard let link = facts.link(name) else { return false }
    let counting = (sightings[name] ?? []).filter { sighting in
      sighting.time < time && (link.forget.map { time - sighting.time <= $0 } ?? true)
    }
    func things(_ who: Identity?) -> Set<Identity> { Set(counting.filter { $0.who == who }.map(\.thing)) }
    return things(one).intersection(things(other)).contains { thing in
      let people = Set(counting.filter { $0.thing == thing }.map(\.who))
      return link.most.map { people.count <= $0 } ?? true
    }
  }

  private func held(_ name: String, _ one: Identity?, _ other: Identity?, before time: Milliseconds) -> Bool {
    (changes[name] ?? []).last { $0.who == one && $0.to == other && $0.time < time }?.begins ?? false
  }
}
