public import Catalogue
public import SourceText

/// Tells what is wrong with a policy that can be read: each fault at its place, with what to do about it.
public struct PolicyChecker {
  let policy: PolicyModel
  var log = Diagnostics()
  /// How each clause with a condition looks at facts.
  let scans: [Int: FactScan]
  /// What has still to be found out about all cases.
  var questions: [CaseQuestion] = []
  /// How much may still be gone through, in cases.
  var work: Int
  /// Groups of clauses that were too large to be gone through.
  var skipped: [[Int]] = []

  /// Kinds of measures that a report alone may never bring.
  static let heavy: Set<Measure.Kind> = [.limit, .suspension, .exit]

  /// `enabled` are the patterns that the product of the workspace enables; nil where there is no product.
  public static func check(_ policy: PolicyModel, enabled: [AbusePattern.ID]?, into log: inout Diagnostics) {
    check(policy, enabled: enabled, workMax: workMax, into: &log)
  }

  static func check(
    _ policy: PolicyModel, enabled: [AbusePattern.ID]?, workMax: Int, into log: inout Diagnostics
  ) {
    var checker = PolicyChecker(policy: policy, workMax: workMax)
    checker.all(enabled)
    var sorted = Diagnostics()
    for entry in checker.log.entries.sorted(by: { $0.location < $1.location }) { sorted.add(entry) }
    log.add(contentsOf: sorted)
  }

  private init(policy: PolicyModel, workMax: Int) {
    self.policy = policy
    work = workMax
    var scans: [Int: FactScan] = [:]
    for (place, clause) in policy.clauses.enumerated() {
      guard let condition = clause.condition else { continue }
      var scan = FactScan(policy.facts)
      scan.add(condition)
      scans[place] = scan
    }
    self.scans = scans
  }

  private mutating func all(_ enabled: [AbusePattern.ID]?) {
    forbiddenFacts()
    conditionsAlone()
    severities()
    sharedPatterns()
    contradictions()
    rulesOnReportAlone()
    rulesThatChangeNothing()
    rulesAgainstProtection()
    rulesForOneOfTwo()
    countsByAnotherName()
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
    askAll()
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
  func isSpared(_ facts: CaseFacts) -> Bool { policy.facts.isSpared(facts) }
}
