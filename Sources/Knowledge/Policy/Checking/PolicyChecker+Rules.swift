internal import Primitives
internal import SourceText

/// Rules against each other, and interim protection.
extension PolicyChecker {
  mutating func contradictions() {
    for (index, one) in policy.rules.enumerated() {
      for other in policy.rules[(index + 1)...] {
        if let measure = Self.clash(one, other) { contradiction(one, other, measure) }
        twins(one, other)
      }
    }
  }

  /// A measure that one rule adds and the other forbids.
  private static func clash(_ one: PolicyRule, _ other: PolicyRule) -> Int? {
    switch (one.effect, other.effect) {
    case (.add(let added), .forbid(let forbidden)), (.forbid(let forbidden), .add(let added)):
      added.first(where: forbidden.contains)
    default: nil
    }
  }

  private mutating func contradiction(_ one: PolicyRule, _ other: PolicyRule, _ measure: Int) {
    guard let first = condition(one.clause), let second = condition(other.clause) else { return }
    guard let space = CaseSpace([first, second], policy.facts) else {
      skipped += 1
      return
    }
    var scratch = DecidingScratch()
    let both = space.first { facts in
      guard !isShielded(facts) else { return false }
      scratch.load(facts, policy.facts)
      return scratch.holds(first, policy.facts) && scratch.holds(second, policy.facts)
    }
    guard let both else { return }
    log.error(
      "policy/contradiction", at: other.places["when"],
      "\(one.id) and \(other.id) say opposite things about \(policy.measures[measure].id): both hold with "
        + space.words(both),
      hint: "make one of them hold only where the other does not",
      related: [.init(one.places["when"], "\(one.id) is here")])
  }

  /// Two rules that hold in the same cases and do not do the same.
  private mutating func twins(_ one: PolicyRule, _ other: PolicyRule) {
    guard let first = condition(one.clause), let second = condition(other.clause), first.uses == second.uses,
      let space = CaseSpace([first, second], policy.facts), space.isExact
    else { return }
    var scratch = DecidingScratch()
    let differs = space.first { facts in
      scratch.load(facts, policy.facts)
      return scratch.holds(first, policy.facts) != scratch.holds(second, policy.facts)
    }
    guard differs == nil else { return }
    log.warning(
      "policy/same-cases", at: other.places["when"], "\(one.id) and \(other.id) hold in the same cases",
      hint: "join them into one rule", related: [.init(one.places["when"], "\(one.id) is here")])
  }

  /// Each case has the lowest severity already.
  mutating func raises() {
    for rule in policy.rules {
      guard case .raise(0) = rule.effect else { continue }
      log.error(
        "policy/raises-nothing", at: rule.places["raise"],
        "\(rule.id) raises to the lowest severity, so it raises nothing",
        hint: "name a higher one, or take the rule out")
    }
  }

  // MARK: Interim protection

  private func holdsAlways(_ rule: InterimRule) -> Bool {
    guard let when = condition(rule.clause), let space = CaseSpace([when], policy.facts), space.isExact else {
      return false
    }
    var scratch = DecidingScratch()
    return space.first { facts in
      scratch.load(facts, policy.facts)
      return !scratch.holds(when, policy.facts)
    } == nil
  }

  /// Whatever lasts longer is a measure, and needs a decision.
  private static let interimHoursMax = 30 * 24

  mutating func interim() {
    for rule in policy.interim {
      if condition(rule.clause)?.uses.contains(policy.facts.evidence) == true || waitsForProof(rule) {
        log.error(
          "policy/interim-waits", at: rule.places["when"],
          "interim protection \(rule.id) waits until something is found to be true",
          hint: "ask for danger only; evidence is for the grid")
      }
      if holdsAlways(rule) {
        log.error(
          "policy/interim-always", at: rule.places["when"], "interim protection \(rule.id) holds in every case",
          hint: "ask for danger, as in: danger == \"immediate\"")
      }
      if rule.ends == nil {
        log.error(
          "policy/interim-without-end", at: rule.places.whole, "interim protection \(rule.id) has no end",
          hint: "add ends: 72h")
      }
      if let ends = rule.ends, ends.hours > Self.interimHoursMax {
        log.error(
          "policy/interim-too-long", at: rule.places["ends"], "interim protection \(rule.id) lasts \(ends.words)",
          hint: "end it within 30 days, and decide the case; 72h is common")
      }
      if rule.review == nil {
        log.error(
          "policy/interim-without-review", at: rule.places.whole, "nobody looks at interim protection \(rule.id)",
          hint: "add review: { within: 24h, by: a decider }")
      } else if let review = rule.review, let ends = rule.ends, review.within.hours > ends.hours {
        log.error(
          "policy/interim-review-late", at: rule.places["review"],
          "interim protection \(rule.id) ends before anybody looks at it",
          hint: "review it within \(ends), or let it last longer")
      }
      let wrong = rule.measures.filter { ![.protection, .support].contains(policy.measures[$0].kind) }
      if !wrong.isEmpty {
        log.error(
          "policy/interim-penalty", at: rule.places["add"],
          "interim protection \(rule.id) gives \(English.list(names(wrong))), which is no protection",
          hint: "use measures of kind protection; others need a decision")
      }
    }
  }
}
