public import Catalogue
public import SourceText

/// Tells what is wrong with a policy that can be read: each fault at its place, with what to do about it.
public struct PolicyChecker {
  let policy: PolicyModel
  var log = Diagnostics()
  /// How many groups of conditions were too large to be gone through.
  var skipped = 0

  /// Kinds of measures that a report alone may never bring.
  static let heavy: Set<Measure.Kind> = [.limit, .suspension, .exit]

  /// `enabled` are the patterns that the product of the workspace enables; nil where there is no product.
  public static func check(_ policy: PolicyModel, enabled: [AbusePattern.ID]?, into log: inout Diagnostics) {
    var checker = PolicyChecker(policy: policy)
    checker.all(enabled)
    var sorted = Diagnostics()
    for entry in checker.log.entries.sorted(by: { $0.location < $1.location }) { sorted.add(entry) }
    log.add(contentsOf: sorted)
  }

  private init(policy: PolicyModel) { self.policy = policy }

  private mutating func all(_ enabled: [AbusePattern.ID]?) {
    forbiddenFacts()
    conditionsAlone()
    severities()
    sharedPatterns()
    contradictions()
    rulesOnReportAlone()
    raises()
    grid(.item)
    grid(.conduct)
    measures()
    deciders()
    interim()
    evidence()
    conduct()
    survivors()
    notice()
    appeals()
    publicWords()
    if let enabled { patterns(enabled) }
    guard skipped > 0 else { return }
    log.warning(
      "policy/not-judged", at: policy.location,
      "\(skipped) groups of conditions tell more than \(CaseSpace.sizeMax) kinds of cases apart, and were not gone through",
      hint: "use fewer facts in one condition")
  }

  private mutating func patterns(_ enabled: [AbusePattern.ID]) {
    let named = Set(policy.behaviours.flatMap { $0.patterns.map(\.id) })
    for pattern in enabled where !named.contains(pattern) {
      log.error(
        "policy/pattern-gap", at: policy.location, "no behaviour names \(pattern), which the product enables",
        hint: "add it under patterns: of the behaviour that it belongs to")
    }
  }

  func condition(_ clause: Int) -> Condition? { policy.clauses[clause].condition }

  func names(_ measures: [Int]) -> [String] { measures.map { policy.measures[$0].id } }

  func isShielded(_ facts: CaseFacts) -> Bool { policy.facts.isShielded(facts) }
}
