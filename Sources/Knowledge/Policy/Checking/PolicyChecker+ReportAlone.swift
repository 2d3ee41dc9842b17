internal import Primitives
internal import SourceText

/// What a report alone may bring, and what it must be enough for.
extension PolicyChecker {
  /// Rules stand beside the grid, so each has to ask for proof itself before it takes an account or a feature away.
  mutating func rulesOnReportAlone() {
    for rule in policy.rules {
      guard case .add(let measures) = rule.effect else { continue }
      let heavy = measures.filter { Self.heavy.contains(policy.measures[$0].kind) }
      guard !heavy.isEmpty else { continue }
      question(about: [rule.clause]) { checker, space in
        guard let facts = checker.unprovenCase(rule.clause, &space) else { return }
        checker.log.error(
          "policy/acts-on-report-alone", at: rule.places["when"],
          "rules.\(rule.id) gives \(English.list(checker.names(heavy))) before anybody has looked: it holds with "
            + space.words(facts),
          hint: "ask for evidence too, one that reaches more than \(checker.policy.certainties[0].id)")
      }
    }
  }

  /// Protection for the time until somebody has looked has to hold before anybody has looked.
  mutating func interimThatWaits() {
    for rule in policy.interim {
      guard let condition = condition(rule.clause) else { continue }
      if condition.uses.contains(policy.facts.evidence) {
        waits(rule)
      } else if condition.uses.contains(where: isFinding) {
        question(about: [rule.clause]) { checker, space in
          if space.isExact, checker.unprovenCase(rule.clause, &space) == nil { checker.waits(rule) }
        }
      }
    }
  }

  private mutating func waits(_ rule: InterimRule) {
    log.error(
      "policy/interim-waits", at: rule.places["when"],
      "interim protection \(rule.id) waits until something is found to be true",
      hint: "ask for danger only; evidence is for the grid")
  }

  /// A case in which the clause holds though nothing has been found to be true.
  private func unprovenCase(_ clause: Int, _ space: inout CaseSpace) -> CaseFacts? {
    var scratch = DecidingScratch()
    return space.first { facts in
      guard isUnproven(facts) else { return false }
      scratch.load(facts, policy.facts)
      return scratch.holds(condition(clause), policy.facts)
    }
  }

  private func isUnproven(_ facts: CaseFacts) -> Bool {
    !isSpared(facts) && !policy.facts.isWord(policy.facts.unclear, in: facts) && certainty(facts) == 0
      && !policy.facts.isWord(policy.facts.returnConfirmed, in: facts)
      && policy.facts.facts.indices.allSatisfy { facts[$0] == 0 || !isFinding($0) }
  }

  private func isFinding(_ place: Int) -> Bool { Fact.findings.contains(policy.facts.facts[place].name) }

  /// The certainty that the evidence of the case reaches.
  private func certainty(_ facts: CaseFacts) -> Int {
    let present = facts[policy.facts.evidence]
    let hasOthers = present.nonzeroBitCount > 1
    return policy.evidence.enumerated().filter { present >> Int64($0.offset) & 1 == 1 }
      .map { hasOthers ? $0.element.withAnother : $0.element.reaches }.max() ?? 0
  }
}
