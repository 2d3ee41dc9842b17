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
    let conditions = (earlier + [clause]).compactMap { condition($0.clause) }
    guard let space = CaseSpace(conditions, policy.facts) else {
      skipped += 1
      return
    }
    guard space.isExact else { return }
    var scratch = DecidingScratch()
    let reached = space.first { facts in
      scratch.load(facts, policy.facts)
      return !isShielded(facts) && scratch.holds(condition(clause.clause), policy.facts)
        && !earlier.contains { scratch.holds(condition($0.clause), policy.facts) }
    }
    // A clause that never holds is told as such.
    let holds = space.first { facts in
      scratch.load(facts, policy.facts)
      return !isShielded(facts) && scratch.holds(condition(clause.clause), policy.facts)
    }
    if reached == nil, holds != nil { unreachable(told, by: earlier.map { policy.clauses[$0.clause] }) }
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
    let conditions = clauses.compactMap { condition($0.clause) }
    guard let space = CaseSpace(conditions, policy.facts) else {
      skipped += 1
      return
    }
    var scratch = DecidingScratch()
    let missed = space.first { facts in
      scratch.load(facts, policy.facts)
      return !isShielded(facts) && !clauses.contains { scratch.holds(condition($0.clause), policy.facts) }
    }
    guard let missed else { return }
    log.error(
      "policy/severity-gap", at: behaviour.places["severity"],
      "\(behaviour.id) has no severity in some cases: \(space.words(missed))",
      hint: "end the list with one that has no when")
  }

  // MARK: Two behaviours for one pattern

  mutating func sharedPatterns() {
    for (index, one) in policy.behaviours.enumerated() {
      for other in policy.behaviours[(index + 1)...] where one.track == other.track {
        let ids = Set(other.patterns.map(\.id))
        guard let pattern = one.patterns.first(where: { ids.contains($0.id) }) else { continue }
        compare(one, other, pattern.id)
      }
    }
  }

  private mutating func compare(_ one: Behaviour, _ other: Behaviour, _ pattern: AbusePattern.ID) {
    let conditions = (one.severity + other.severity).compactMap { condition($0.clause) }
    guard let space = CaseSpace(conditions, policy.facts) else {
      skipped += 1
      return
    }
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
    let words = space.words(differs)
    log.error(
      "policy/unequal", at: other.places["severity"],
      "equal facts have unequal outcomes: \(pattern) is \(policy.severities[severities.0].id) as \(one.id) and "
        + "\(policy.severities[severities.1].id) as \(other.id)" + (words.isEmpty ? "" : ", with \(words)"),
      hint: "name the pattern in one of them only, or give both the same severities",
      related: [.init(one.places["severity"], "the other one is here")])
  }
}
