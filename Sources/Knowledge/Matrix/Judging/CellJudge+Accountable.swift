internal import Catalogue
internal import Primitives
internal import SourceText

extension CellJudge {
  /// A behaviour of the policy names the pattern, a measure follows from it, and a test shows that it does. A policy with
  /// an error, or with a test that does not hold, meets nothing: nobody knows what it decides.
  func accountable(_ pattern: AbusePattern) -> Cell {
    let place = "policy.yaml"
    guard let policy = proofs.clauses else {
      return missing(
        "There is no policy.",
        NextThing(
          .addPolicy, "Write a policy with a behaviour that names \(pattern.id); examples/harbour-messenger has one",
          file: place, command: "bellbird policy check \(workspace)"))
    }
    let clauses = policy.values.filter { $0.patterns.contains(pattern.id) }
    guard let best = clauses.max(by: { rank($0) < rank($1) }) else {
      return missing(
        "No behaviour of the policy names it.",
        NextThing(
          .addBehaviour, "Add \(pattern.id) to the patterns: of a behaviour, or a behaviour of its own",
          file: "\(place), behaviours:", command: "bellbird policy check \(workspace)"))
    }
    let shown = clauses.flatMap(proof)
    if let broken = broken(best, shown) { return broken }
    guard best.acts else {
      return partial(
        "\"\(best.title)\" names it, and no measure follows.", shown,
        NextThing(
          .addMeasure, "Let a cell of the grid or a rule give a measure for \"\(best.id)\"", file: "\(place), grid:",
          command: "bellbird policy check \(workspace)"))
    }
    guard best.testCount > 0 else {
      return partial(
        "\"\(best.title)\" names it and acts, and no test shows it.", shown,
        NextThing(
          .addPolicyTest, "Add a case with behaviour \(best.id) and what follows from it",
          file: "policy-tests.yaml", command: "bellbird policy test \(workspace)"))
    }
    return held(
      .accountable, policy.standing,
      "\"\(best.title)\" names it, a measure follows, and \(English.count(best.testCount, "test")) \(best.testCount == 1 ? "shows" : "show") it.",
      shown,
      adopt: NextThing(
        .adoptPolicy, "Have the policy decided by whoever answers for it, then write status: adopted", file: place,
        command: "bellbird policy check \(workspace)"))
  }

  /// The cell where the policy's own checks or tests find something wrong.
  private func broken(_ clause: PolicyClause, _ shown: [Proof]) -> Cell? {
    let faults = proofs.policyFaults
    if let first = faults.errors.first {
      let count = English.count(faults.errors.count, "error")
      return partial(
        "\"\(clause.title)\" names it, but the policy has \(count).", faulty("policy check", count, first) + shown,
        NextThing(
          .mendPolicy, "Mend the \(count) that the check of the policy names, first: \(first.text)",
          file: file(of: first.place), command: "bellbird policy check \(workspace)"))
    }
    guard let first = faults.failedTests.first else { return nil }
    let verb = faults.failedTests.count == 1 ? "does" : "do"
    let count = "\(English.count(faults.failedTests.count, "test")) that \(verb) not hold"
    return partial(
      "\"\(clause.title)\" names it, but the policy has \(count).", faulty("policy test", count, first) + shown,
      NextThing(
        .mendPolicyTests, "Mend the policy or its \(count), first: \(first.text)", file: file(of: first.place),
        command: "bellbird policy test \(workspace)"))
  }

  private func faulty(_ command: String, _ count: String, _ first: PolicyFaults.Fault) -> [Proof] {
    [Proof(.fault, "bellbird \(command): \(count), first: \(first.text)", id: first.id, place: first.place)]
  }

  private func rank(_ clause: PolicyClause) -> Int {
    (clause.acts ? 1_000_000 : 0) + min(clause.testCount, 999_999)
  }

  private func proof(_ clause: PolicyClause) -> [Proof] {
    let named = Proof(
      .clause, "\(clause.title)\(clause.acts ? "" : ", no measure")", id: clause.id, place: clause.place)
    guard clause.testCount > 0 else { return [named] }
    return [named, Proof(.test, "\(English.count(clause.testCount, "policy test")) of it", id: clause.id)]
  }

  private func missing(_ reason: String, _ next: NextThing) -> Cell {
    Cell(outcome: .accountable, state: .missing, reason: reason, proofs: [], next: next)
  }

  private func partial(_ reason: String, _ shown: [Proof], _ next: NextThing) -> Cell {
    Cell(outcome: .accountable, state: .partial, reason: reason, proofs: shown, next: next)
  }
}
