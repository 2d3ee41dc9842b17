public import JSON
public import Policy
internal import SourceText

/// A decision for programs. Same input, same bytes.
public struct DecisionJSON {
  private let words: DecisionWords
  private let decision: Decision

  public static func value(
    _ decision: Decision, of facts: CaseFacts, case id: String?, by policy: PolicyModel
  ) -> JSONValue {
    DecisionJSON(words: DecisionWords(policy: policy, facts: facts), decision: decision).value(id)
  }

  private init(words: DecisionWords, decision: Decision) {
    self.words = words
    self.decision = decision
  }

  private var policy: PolicyModel { words.policy }

  private func value(_ id: String?) -> JSONValue {
    .object([
      "policy": .string(policy.name), "version": JSONValue(policy.version), "status": .string(policy.status.rawValue),
      "date": .string("\(decision.day)"), "case": id.map(JSONValue.string),
      "shield": decision.shield.map { .string($0.rawValue) },
      "findings": .array(decision.findings.map(finding)),
      "measures": .array(decision.measures.map { measure(policy.measures[$0]) }),
      "interim": .array(decision.interim.map(interim)),
      "support": JSONValue(decision.support.map { policy.measures[$0].id }),
      "steps": JSONValue(decision.steps.map(\.rawValue)),
      "police": .string(decision.police.rawValue),
      "appeal": [
        "until": .string("\(policy.appeals.open.end(from: decision.day))"),
        "by": JSONValue(policy.appeals.by.map(\.rawValue)),
      ],
      "reasons": .array(decision.reasons.map(reason)),
    ])
  }

  private func finding(_ finding: Decision.Finding) -> JSONValue {
    .object([
      "behaviour": finding.behaviour.map { .string(policy.behaviours[$0].id) },
      "track": .string(finding.track.rawValue), "severity": .string(policy.severities[finding.severity].id),
      "certainty": .string(policy.certainties[finding.certainty].id),
    ])
  }

  private func measure(_ measure: Measure) -> JSONValue {
    .object([
      "id": .string(measure.id), "kind": .string(measure.kind.rawValue), "ends": end(measure.ends),
      "services": measure.services.isEmpty ? "all" : JSONValue(measure.services),
      "automatic": .bool(measure.isAutomatic && !policy.humanReview.neededFor.contains(measure.kind)),
      "decided_by": JSONValue(measure.decidedBy),
    ])
  }

  private func end(_ end: Measure.End) -> JSONValue {
    switch end {
    case .once: "once"
    case .never: "never"
    case .when(let after, let needs):
      .object([
        "not_before": after.map { .string("\($0.end(from: decision.day))") },
        "needs": needs.isEmpty ? nil : JSONValue(needs.map(\.rawValue)),
      ])
    }
  }

  private func interim(_ given: Decision.Interim) -> JSONValue {
    let rule = policy.interim[given.rule]
    return .object([
      "id": .string(policy.measures[given.measure].id),
      "for": rule.ends.map { .string("\($0)") },
      "until": rule.ends.map { .string("\($0.end(from: decision.day))") },
      "review": rule.review.map { ["within": .string("\($0.within)"), "by": .string($0.by)] },
    ])
  }

  private func reason(_ reason: Reason) -> JSONValue {
    let clause = policy.clauses[reason.clause]
    let used = words.used(reason)
    return .object([
      "clause": .string(clause.id), "at": .string(words.place(clause)), "says": .string(clause.words),
      "does": .string(words.effect(reason)),
      "facts": used.isEmpty ? nil : .object(used.map { .init($0.name, .string($0.value)) }),
    ])
  }
}
