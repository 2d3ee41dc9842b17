internal import Catalogue
internal import Primitives
internal import SourceText

/// Lists of severities, where the first clause that holds decides.
extension PolicyChecker {
  mutating func severities() {
    for behaviour in policy.behaviours { severities(behaviour.severity, behaviour) }
    severities(policy.conduct.severity, nil)
  }

  private mutating func severities(_ clauses: [SeverityClause], _ behaviour: Behaviour?) {
    for (index, clause) in clauses.enumerated() where index > 0 {
      shadowed(clause, by: Array(clauses[..<index]))
    }
    if let behaviour { gap(clauses, behaviour) }
  }

  /// A clause that earlier ones leave nothing to.
  private mutating func shadowed(_ clause: SeverityClause, by earlier: [SeverityClause]) {
    let told = policy.clauses[clause.clause]
    if let always = earlier.first(where: { condition($0.clause) == nil }) {
      unreachable(told, by: [policy.clauses[always.clause]])
      return
    }
    question(about: ([clause] + earlier).map(\.clause)) { checker, space in
      guard space.isExact, checker.isShadowed(clause, by: earlier, &space) else { return }
      checker.unreachable(told, by: earlier.map { checker.policy.clauses[$0.clause] })
    }
  }

  /// Whether the clause holds only where an earlier one does. One that never holds is told as such.
  private func isShadowed(_ clause: SeverityClause, by earlier: [SeverityClause], _ space: inout CaseSpace) -> Bool {
    var scratch = DecidingScratch()
    var holds = false
    let reached = space.first { facts in
      guard !isShielded(facts) else { return false }
      scratch.load(facts, policy.facts)
      guard scratch.holds(condition(clause.clause), policy.facts) else { return false }
      holds = true
      return !earlier.contains { scratch.holds(condition($0.clause), policy.facts) }
    }
    return reached == nil && holds
  }

  private mutating func unreachable(_ clause: Clause, by earlier: [Clause]) {
    log.error(
      "policy/unreachable", at: clause.location, "\(clause.id) is never reached: an earlier clause always holds first",
      hint: "put the narrower one first, or take this one out",
      related: earlier.prefix(3).map { .init($0.location, "\($0.id) holds first") })
  }

  /// A behaviour that has no severity in some case.
  private mutating func gap(_ clauses: [SeverityClause], _ behaviour: Behaviour) {
    guard !clauses.isEmpty, !clauses.contains(where: { condition($0.clause) == nil }) else { return }
    question(about: clauses.map(\.clause)) { $0.gap(clauses, behaviour, &$1) }
  }

  private mutating func gap(_ clauses: [SeverityClause], _ behaviour: Behaviour, _ space: inout CaseSpace) {
    var scratch = DecidingScratch()
    let missed = space.first { facts in
      scratch.load(facts, policy.facts)
      return !isShielded(facts) && !clauses.contains { scratch.holds(condition($0.clause), policy.facts) }
    }
    guard let missed else { return }
    log.error(
      "policy/severity-gap", at: behaviour.places["severity"],
      "\(behaviour.id) has no severity in some cases, as with \(space.words(missed))",
      hint: "end the list with one that has no when")
  }

  // MARK: Two behaviours for one pattern

  mutating func sharedPatterns() {
    for (index, one) in policy.behaviours.enumerated() {
      for other in policy.behaviours[(index + 1)...] where one.track == other.track {
        let ids = Set(other.patterns.map(\.id))
        guard let pattern = one.patterns.first(where: { ids.contains($0.id) }) else { continue }
        question(about: (one.severity + other.severity).map(\.clause)) { checker, space in
          checker.compare(one, other, pattern.id, &space)
        }
      }
    }
  }

  private mutating func compare(
    _ one: Behaviour, _ other: Behaviour, _ pattern: AbusePattern.ID, _ space: inout CaseSpace
  ) {
    var scratch = DecidingScratch()
    var severities = (0, 0)
    let differs = space.first { facts in
      guard !isShielded(facts) else { return false }
      scratch.load(facts, policy.facts)
      let first = one.severity.first { scratch.holds(condition($0.clause), policy.facts) }
      let second = other.severity.first { scratch.holds(condition($0.clause), policy.facts) }
      guard let first, let second, first.severity != second.severity else { return false }
      severities = (first.severity, second.severity)
      return true
    }
    guard let differs else { return }
    let isAlways = (one.severity + other.severity).allSatisfy { condition($0.clause) == nil }
    log.error(
      "policy/unequal", at: other.places["severity"],
      "equal facts have unequal outcomes: \(pattern) is \(policy.severities[severities.0].id) as \(one.id) and "
        + "\(policy.severities[severities.1].id) as \(other.id)" + (isAlways ? "" : ", with \(space.words(differs))"),
      hint: "name the pattern in one of them only, or give both the same severities",
      related: [.init(one.places["severity"], "the other one is here")])
  }
}
