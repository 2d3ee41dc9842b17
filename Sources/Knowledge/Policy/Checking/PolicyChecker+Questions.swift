internal import SourceText

/// Something to find out about all cases that some clauses can tell apart. It is asked when its turn comes: the smallest
/// first, so that a policy with a few conditions that are too large is judged in all else.
struct CaseQuestion {
  /// The clauses that it looks at.
  let clauses: [Int]
  /// What it costs at most, in cases of short conditions.
  let work: Int
  let ask: (inout PolicyChecker, inout CaseSpace) -> Void
}

extension PolicyChecker {
  /// How much one check goes through: about a second. It is counted in cases and not in time, so that the same policy is
  /// told the same on every machine.
  static let workMax = 8_000_000
  /// What it costs to begin with a question, in cases.
  private static let beginning = 60
  /// Conditions of so many bytes cost as much as a case costs without them.
  private static let bytesOfACase = 64

  /// Asks about the conditions of these clauses later; one without a condition adds no fact.
  mutating func question(
    about clauses: [Int], _ ask: @escaping (inout PolicyChecker, inout CaseSpace) -> Void
  ) {
    let size = scan(clauses).size
    guard size != .max else {
      skipped.append(clauses)
      return
    }
    questions.append(CaseQuestion(clauses: clauses, work: cost(size, clauses), ask: ask))
  }

  /// How the conditions of some clauses look at facts, together.
  func scan(_ clauses: [Int]) -> FactScan {
    var all = FactScan(policy.facts)
    for clause in clauses where scans[clause] != nil {
      if let scan = scans[clause] { all.join(scan) }
    }
    return all
  }

  private func cost(_ cases: Int, _ clauses: [Int]) -> Int {
    let bytes = clauses.reduce(0) { $0 + (condition($1)?.source.utf8.count ?? 0) }
    return Self.beginning + cases * (1 + bytes / Self.bytesOfACase)
  }

  /// Asks all that was put off, until the work is done or is too much.
  mutating func askAll() {
    let sorted = questions.enumerated().sorted { ($0.element.work, $0.offset) < ($1.element.work, $1.offset) }
    questions = []
    for (_, question) in sorted {
      guard question.work <= work, var space = CaseSpace(scan(question.clauses), policy.facts) else {
        skipped.append(question.clauses)
        continue
      }
      question.ask(&self, &space)
      work -= cost(space.visited, question.clauses)
    }
    if !skipped.isEmpty { notJudged() }
  }

  private static let shownMax = 3

  private mutating func notJudged() {
    var seen: Set<[Int]> = []
    let skipped = skipped.filter { seen.insert($0).inserted }
    let groups = skipped.prefix(Self.shownMax).map { clauses in
      clauses.prefix(2).map { policy.clauses[$0].id }.joined(separator: " with ")
        + (clauses.count > 2 ? " and \(clauses.count - 2) more" : "")
    }
    let rest = skipped.count - groups.count
    log.warning(
      "policy/not-judged", at: policy.location,
      "not gone through, as they tell too many kinds of cases apart: \(groups.joined(separator: "; "))"
        + (rest > 0 ? "; and \(rest) more" : ""),
      hint: "use fewer facts in one condition, or fewer rules with many facts")
  }
}
