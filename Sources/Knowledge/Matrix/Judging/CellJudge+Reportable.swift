internal import Catalogue
internal import Primitives
internal import SourceText

extension CellJudge {
  /// A way to tell covers the pattern and has no shortcoming.
  func reportable(_ pattern: AbusePattern) -> Cell {
    let place = "reporting.yaml"
    let command = "bellbird matrix \(workspace)"
    guard let reporting = proofs.ways else {
      return Cell(
        outcome: .reportable, state: .missing, reason: "Nothing says how people can tell.", proofs: [],
        next: NextThing(
          .addReporting, "Describe the ways to tell, with covers: all for one of them; see docs/reporting.md",
          file: place, command: command))
    }
    let ways = reporting.values.filter { $0.patterns.contains(pattern.id) }
    // Of equally good ones the first that needs no account, as the file has them.
    guard let best = ways.min(by: { rank($0) < rank($1) }) else {
      return Cell(
        outcome: .reportable, state: .missing, reason: "No way to tell covers it.", proofs: [],
        next: NextThing(
          .widenWay, "Add \(pattern.id) to covers: of a way, once the product takes such reports",
          file: "\(place), ways:", command: command))
    }
    let shown = ways.map(proof)
    guard let worst = best.shortcomings.first else {
      return held(
        .reportable, reporting.standing, "\"\(best.title)\" takes it, safely and without an account.", shown,
        adopt: NextThing(
          .adoptReporting, "Let whoever answers for the ways confirm them, then write status: adopted", file: place,
          command: command))
    }
    let more = best.shortcomings.count - 1
    let rest = more > 0 ? " (and \(English.count(more, "other shortcoming")))" : ""
    return Cell(
      outcome: .reportable, state: .partial, reason: "\"\(best.title)\": \(worst.problem)\(rest).", proofs: shown,
      next: NextThing(
        .mendWay, "For the way \"\(best.id)\": \(worst.remedy)",
        file: file(of: best.place), command: command))
  }

  private func rank(_ way: Way) -> (Int, Int) { (way.shortcomings.count, way.needsAccount ? 1 : 0) }

  private func proof(_ way: Way) -> Proof {
    let path = way.path.isEmpty ? "" : ": \(way.path.joined(separator: " › "))"
    let evidence = way.evidence.isEmpty ? "" : ", shown by \(English.list(way.evidence))"
    return Proof(
      .way, "\(way.title)\(path)\(evidence)", id: way.id, place: way.place,
      address: way.evidence.first { $0.hasPrefix("https://") }.map { String($0.prefix { $0 != " " }) })
  }
}
