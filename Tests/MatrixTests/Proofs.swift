import Catalogue
import Primitives
import SourceText

@testable import Matrix

/// A workspace in which everything is met, for tests that take one thing away.
enum Proofs {
  static let catalogue = CatalogueReader.embedded()
  static let file = SourceFile(name: "w/product.yaml", text: "")

  static func place(_ line: Int) -> SourceLocation { SourceLocation(file: file, line: line, column: 1) }

  /// Critical by itself.
  static var location: AbusePattern { catalogue.patterns["covert-live-location"] }
  static var memo: AbusePattern { catalogue.patterns["payment-memo-abuse"] }

  static func finding(
    _ result: Findings.Finding.Result = .pass, isCritical: Bool = false, inForce: Bool = true, isBegun: Bool = true,
    standing: Findings.Finding.Control.Standing? = nil,
    unanswered: [String] = [], decision: String? = nil
  ) -> Findings.Finding {
    .init(
      fingerprint: "0123456789abcdef", feature: "map", featureTitle: "Map", result: result, isCritical: isCritical,
      controls: [
        .init(
          id: "share-reminder", title: "Remind",
          standing: standing ?? (inForce ? .inForce : isBegun ? .planned : .missing),
          evidence: inForce ? ["https://a.example (read 2026-11-24)"] : [])
      ], unanswered: unanswered, decision: decision, place: place(9))
  }

  static func workspace(
    _ findings: [Findings.Finding] = [finding()], pattern: AbusePattern = location,
    _ change: (inout WorkspaceProofs) -> Void = { _ in }
  ) -> WorkspaceProofs {
    var proofs = WorkspaceProofs(
      product: .init(id: "p", name: "Product", version: "1", summary: nil), folder: "w",
      findings: .init(.adopted, [Findings(pattern, findings)]), absent: [])
    proofs.clauses = .init(.adopted, [clause(pattern)])
    proofs.ways = .init(.adopted, [way(pattern)])
    proofs.lessons = [lesson(pattern)]
    proofs.menus = .adopted
    change(&proofs)
    return proofs
  }

  static func clause(_ pattern: AbusePattern, acts: Bool = true, tests: Int = 2) -> PolicyClause {
    .init(
      id: "behaviours.watching", title: "Watching", patterns: [pattern.id], acts: acts, testCount: tests,
      place: place(20))
  }

  static func way(_ pattern: AbusePattern, _ shortcomings: [(String, String)] = [], needsAccount: Bool = false) -> Way {
    .init(
      id: "form", title: "Safety form", path: ["Help"], patterns: [pattern.id],
      shortcomings: shortcomings.map { (problem: $0.0, remedy: $0.1) }, needsAccount: needsAccount,
      evidence: ["tests/a#b"], place: place(30))
  }

  static func lesson(_ pattern: AbusePattern, menus: [String] = ["Settings › Location"], open: [String] = []) -> Lesson
  {
    .init(
      id: "location-check", title: "Check", patterns: [pattern.id], menus: menus.map { ($0, place(40)) },
      openMenus: open, isReviewed: false, place: place(1))
  }

  static func detector(_ pattern: AbusePattern, tests: Int = 1, nearMisses: Bool = true) -> Detector {
    .init(
      id: "r-1", title: "Looks often", pattern: pattern.id, testCount: tests, hasNearMisses: nearMisses,
      place: place(50))
  }

  static func matrix(_ proofs: WorkspaceProofs) -> OutcomeMatrix { OutcomeMatrix(proofs, catalogue: catalogue) }

  static func cell(_ outcome: Outcome, _ proofs: WorkspaceProofs) -> Cell { matrix(proofs).rows[0].cell(outcome) }
}
