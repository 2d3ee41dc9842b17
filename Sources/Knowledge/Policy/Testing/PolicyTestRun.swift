/// All tests of a policy, run.
public struct PolicyTestRun: Sendable {
  public let policy: PolicyModel
  public let outcomes: [PolicyTest.Outcome]
  public let coverage: PolicyCoverage

  public init(_ tests: [PolicyTest], _ policy: PolicyModel) {
    let decider = Decider(policy)
    self.policy = policy
    outcomes = tests.map { $0.run(decider) }
    var coverage = PolicyCoverage(policy)
    for outcome in outcomes where outcome.holds { coverage.add(outcome.decision) }
    self.coverage = coverage
  }

  public var failed: [PolicyTest.Outcome] { outcomes.filter { !$0.holds } }
}
