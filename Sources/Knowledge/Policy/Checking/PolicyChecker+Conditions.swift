internal import Primitives
internal import SourceText

/// What is wrong with a condition on its own.
extension PolicyChecker {
  /// Facts that no clause may read.
  mutating func forbiddenFacts() {
    for clause in policy.clauses {
      guard let condition = clause.condition else { continue }
      let names = condition.uses.map { policy.facts.facts[$0].name }
      if let count = names.first(where: Fact.counts.contains) {
        log.error(
          "policy/report-count", at: condition.location, "\(clause.id) acts on the number of \(count)",
          hint: "ask for evidence instead: many reports may be a crowd that was sent, and one may be true")
      }
      if let standing = names.first(where: Fact.standing.contains) {
        log.error(
          "policy/special-treatment", at: condition.location, "\(clause.id) treats \(standing) accounts otherwise",
          hint: "leave it out; the rules are the same for everybody")
      }
    }
  }

  mutating func conditionsAlone() {
    let penal = penalClauses
    for (place, clause) in policy.clauses.enumerated() {
      guard let condition = clause.condition else { continue }
      question(about: [place]) { checker, space in
        checker.alone(clause, condition, isPenal: penal.contains(place), &space)
      }
    }
  }

  private mutating func alone(_ clause: Clause, _ condition: Condition, isPenal: Bool, _ space: inout CaseSpace) {
    var scratch = DecidingScratch()
    var holds = false, fails = false, isOpen = false
    _ = space.first { facts in
      scratch.load(facts, policy.facts)
      let value = scratch.value(of: condition, policy.facts)
      holds = holds || value == true
      fails = fails || value == nil
      isOpen = isOpen || (value == true && !(isPenal ? isSpared(facts) : isShielded(facts)))
      return isOpen && fails
    }
    if fails { noValue(clause, condition) }
    guard space.isExact else { return }
    if !holds {
      log.error(
        "policy/never-true", at: condition.location, "\(clause.id) never holds",
        hint: "no case has such facts; look for an and that should be an or")
    } else if !isOpen {
      onlyBehindShield(clause, condition, isPenal: isPenal)
    }
  }

  private mutating func noValue(_ clause: Clause, _ condition: Condition) {
    log.error(
      "policy/no-value", at: condition.location, "\(clause.id) has no value in some cases",
      hint: "test the divisor, or compare smaller numbers")
  }

  private mutating func onlyBehindShield(_ clause: Clause, _ condition: Condition, isPenal: Bool) {
    log.error(
      isPenal ? "policy/measure-for-coerced" : "policy/unreachable", at: condition.location,
      "\(clause.id) holds only for a survivor, or for a person who acted under coercion",
      hint: isPenal
        ? "they get no measure; take the rule out, and help them under coercion: recover"
        : "such a case ends before this clause; take it out")
  }

  /// Clauses that put a measure on a person.
  private var penalClauses: Set<Int> {
    let rules = policy.rules.filter { rule in
      if case .add(let measures) = rule.effect {
        measures.contains { policy.measures[$0].kind != .support }
      } else {
        false
      }
    }
    return Set(rules.map(\.clause))
  }
}
