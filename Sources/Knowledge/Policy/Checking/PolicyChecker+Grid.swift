internal import Primitives
internal import SourceText

/// The grid: no empty cell, nothing heavy on a report alone, no weaker measure for a worse case.
extension PolicyChecker {
  mutating func grid(_ track: Behaviour.Track) {
    let rows = policy.grid(track).rows
    if rows.joined().allSatisfy({ $0.clause != nil && $0.measures.isEmpty }) {
      log.error(
        "policy/grid-gives-nothing", at: policy.grid(track).whole,
        "the grid for \(track.rawValue) gives nothing in any cell",
        hint: "name measures where something should be done; support for the survivor is one")
    }
    for (severity, row) in rows.enumerated() {
      for (certainty, cell) in row.enumerated() {
        guard let clause = cell.clause else {
          emptyCell(track, severity, certainty)
          continue
        }
        let told = policy.clauses[clause]
        if certainty == 0 { floor(told, cell) }
        if severity > 0 { weaker(told, cell, than: rows[severity - 1][certainty]) }
        if certainty > 0 { weaker(told, cell, than: row[certainty - 1]) }
        if !isReachable(track, severity, certainty) {
          log.warning(
            "policy/unreachable-cell", at: told.location, "no case reaches \(told.id)",
            hint: "no behaviour, rule or evidence of this policy leads there")
        }
      }
    }
  }

  private mutating func emptyCell(_ track: Behaviour.Track, _ severity: Int, _ certainty: Int) {
    let place = policy.grid(track)
    log.error(
      "policy/empty-cell", at: place.places(severity),
      "the grid for \(track.rawValue) says nothing at \(policy.severities[severity].id) and "
        + "\(policy.certainties[certainty].id)",
      hint: "name its measures, or write none where nothing should be done")
  }

  private mutating func floor(_ clause: Clause, _ cell: PolicyGrid.Cell) {
    let heavy = cell.measures.filter { Self.heavy.contains(policy.measures[$0].kind) }
    guard !heavy.isEmpty else { return }
    log.error(
      "policy/acts-on-report-alone", at: clause.location,
      "\(clause.id) gives \(English.list(names(heavy))) before anybody has looked",
      hint: "the weakest certainty is a report; use support, no contact or interim protection there")
  }

  private mutating func weaker(_ clause: Clause, _ cell: PolicyGrid.Cell, than other: PolicyGrid.Cell) {
    func rung(_ cell: PolicyGrid.Cell) -> Int { cell.measures.compactMap { policy.measures[$0].kind.rung }.max() ?? 0 }
    guard let otherClause = other.clause, rung(cell) < rung(other) else { return }
    let told = policy.clauses[otherClause]
    log.error(
      "policy/weaker-for-worse", at: clause.location,
      "\(clause.id) is weaker than \(told.id), which is for a lighter or less certain case",
      hint: "give at least as strong a measure", related: [.init(told.location, "\(told.id) is here")])
  }

  private func isReachable(_ track: Behaviour.Track, _ severity: Int, _ certainty: Int) -> Bool {
    let own = policy.behaviours.filter { $0.track == track }.flatMap { $0.severity.map(\.severity) }
    let all = own + (track == .conduct ? policy.conduct.severity.map(\.severity) : [])
    let raised = policy.rules.contains { rule in
      if case .raise(severity) = rule.effect { all.contains { $0 < severity } } else { false }
    }
    let certainties = policy.evidence.flatMap { [$0.reaches, $0.withAnother] }
    return (all.contains(severity) || raised) && (certainty == 0 || certainties.contains(certainty))
  }
}
