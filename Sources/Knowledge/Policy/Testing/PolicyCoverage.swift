/// Which clauses and cells of the grid the tests have used.
public struct PolicyCoverage: Sendable {
  /// How often each clause took part, in the order of the policy's clauses.
  public private(set) var counts: [Int]
  private let policy: PolicyModel
  /// Tests that reached each behaviour with a measure or interim protection.
  public private(set) var testsOfBehaviour: [Int]

  public init(_ policy: PolicyModel) {
    self.policy = policy
    counts = Array(repeating: 0, count: policy.clauses.count)
    testsOfBehaviour = Array(repeating: 0, count: policy.behaviours.count)
  }

  public mutating func add(_ decision: Decision) {
    for clause in Set(decision.reasons.map(\.clause)) { counts[clause] += 1 }
    guard !decision.measures.isEmpty || !decision.interim.isEmpty else { return }
    for finding in decision.findings {
      if let behaviour = finding.behaviour { testsOfBehaviour[behaviour] += 1 }
    }
  }

  /// Clauses that can decide something in a case: not the ones about appeals.
  public var decidable: [Int] {
    policy.clauses.indices.filter { policy.clauses[$0].id != "appeals" && policy.clauses[$0].id != "notice" }
  }

  public var uncovered: [Clause] { decidable.filter { counts[$0] == 0 }.map { policy.clauses[$0] } }

  /// Clauses used and clauses there are, of one section: `grid`, `behaviours`, `rules`.
  public func share(of section: String) -> (used: Int, all: Int) {
    let all = decidable.filter { policy.clauses[$0].section == section }
    return (all.count { counts[$0] > 0 }, all.count)
  }

  public var sections: [String] {
    var seen: [String] = []
    for clause in decidable where !seen.contains(policy.clauses[clause].section) {
      seen.append(policy.clauses[clause].section)
    }
    return seen
  }
}

extension Clause {
  /// The first word of its id.
  public var section: String { String(id.prefix { $0 != "." }) }
}
