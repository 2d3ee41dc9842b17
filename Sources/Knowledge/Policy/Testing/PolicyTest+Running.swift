public import SourceText

extension PolicyTest {
  /// What one run gave: the decision, and every line in which it is not the expected one.
  public struct Outcome: Sendable {
    public struct Difference: Hashable, Sendable {
      public let what: String
      public let expected: String
      public let decided: String
    }

    public let test: PolicyTest
    public let decision: Decision
    public let differences: [Difference]

    public var holds: Bool { differences.isEmpty }
  }

  public func run(_ decider: Decider) -> Outcome {
    let decision = decider.decide(facts, on: day)
    return Outcome(test: self, decision: decision, differences: differences(decision, decider.policy))
  }

  private func differences(_ decision: Decision, _ policy: PolicyModel) -> [Outcome.Difference] {
    func ids(_ places: [Int]) -> [String] { places.map { policy.measures[$0].id } }
    let interim = ids(decision.interim.map(\.measure))
    let (measures, support) = (ids(decision.measures), ids(decision.support))
    let severity = decision.findings.map(\.severity).max().map { policy.severities[$0].id }
    let certainty = decision.certainty.map { policy.certainties[$0].id }
    var found: [Outcome.Difference] = []
    func compare(_ what: String, _ expected: [String]?, _ decided: [String]) {
      guard let expected, Set(expected) != Set(decided) else { return }
      found.append(.init(what: what, expected: Self.list(expected), decided: Self.list(decided)))
    }
    compare("measures", expected.measures, measures)
    compare("interim", expected.interim, interim)
    compare("support", expected.support, support)
    compare("severity", expected.severity.map { [$0] }, severity.map { [$0] } ?? [])
    compare("certainty", expected.certainty.map { [$0] }, certainty.map { [$0] } ?? [])
    compare("shield", expected.shield.map { [$0] }, [decision.shield?.rawValue ?? "none"])
    compare("police", expected.police.map { [$0] }, [decision.police.rawValue])
    compare("steps", expected.steps, decision.steps.map(\.rawValue))
    let forbidden = (expected.never ?? []).filter { (measures + interim + support).contains($0) }
    if !forbidden.isEmpty {
      found.append(.init(what: "never", expected: "not \(Self.list(forbidden))", decided: Self.list(forbidden)))
    }
    return found
  }

  private static func list(_ words: [String]) -> String { words.isEmpty ? "none" : words.joined(separator: ", ") }
}

extension PolicyTest.Outcome {
  /// Tells each difference at its place, with the clauses that led to the decision.
  public func tell(_ policy: PolicyModel, into log: inout Diagnostics) {
    for difference in differences {
      log.error(
        "policy-test/\(difference.what)", at: test.expected.location,
        "\(difference.what): expected \(difference.expected), decided \(difference.decided): \(test.title)",
        hint: "change the policy, or the test where it does not say what is right",
        related: related(policy, to: difference))
    }
  }

  /// The clauses that took part; what follows from the measures only where it is asked for.
  private func related(_ policy: PolicyModel, to difference: Difference) -> [Diagnostic.Related] {
    var seen: Set<Int> = []
    let reasons = decision.reasons.filter { reason in
      if case .asks = reason.effect { difference.what == "steps" } else { true }
    }
    return reasons.filter { seen.insert($0.clause).inserted }.map { reason in
      let clause = policy.clauses[reason.clause]
      return .init(clause.location, "\(clause.id): \(clause.words)")
    }
  }
}
