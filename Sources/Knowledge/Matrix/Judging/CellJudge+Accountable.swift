internal import Catalogue
internal import Primitives
internal import SourceText

extension CellJudge {
  /// A behaviour of the policy names the pattern, a measure follows from it, and a test shows that it does.
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
