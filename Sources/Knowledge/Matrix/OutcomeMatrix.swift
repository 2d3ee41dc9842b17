public import Catalogue
internal import Primitives

/// Every pattern that a product enables against the five outcomes.
public struct OutcomeMatrix: Sendable {
  public struct Row: Sendable {
    public let pattern: AbusePattern
    /// What the pattern itself does can cost a life, by the catalogue.
    public let isCritical: Bool
    /// In the order of `Outcome`.
    public let cells: [Cell]

    public func cell(_ outcome: Outcome) -> Cell { cells[Outcome.allCases.firstIndex(of: outcome) ?? 0] }
  }

  public let product: WorkspaceProofs.Product
  public let catalogueVersion: CatalogueVersion
  /// Critical patterns first, then in the catalogue's order.
  public let rows: [Row]
  /// Not applicable, each with the reason.
  public let absent: [WorkspaceProofs.Absent]

  public init(_ proofs: WorkspaceProofs, catalogue: PatternCatalogue) {
    product = proofs.product
    catalogueVersion = catalogue.version
    absent = proofs.absent
    let judge = CellJudge(proofs)
    let all = proofs.findings.values.map { findings in
      Row(
        pattern: findings.pattern, isCritical: Self.isCritical(findings.pattern, catalogue),
        cells: Outcome.allCases.map { judge.cell($0, findings) })
    }
    rows = all.filter(\.isCritical) + all.filter { !$0.isCritical }
  }

  /// The level of what the pattern itself does, before anything that may follow.
  private static func isCritical(_ pattern: AbusePattern, _ catalogue: PatternCatalogue) -> Bool {
    pattern.severity.factors.first.flatMap { catalogue.factors.find($0)?.level } == .critical
  }

  public func count(_ outcome: Outcome, _ state: Cell.State) -> Int {
    rows.count { $0.cell(outcome).state == state }
  }

  public func count(_ state: Cell.State) -> Int { Outcome.allCases.reduce(0) { $0 + count($1, state) } }

  public var cellCount: Int { rows.count * Outcome.allCases.count }

  /// Cells of critical patterns for which there is nothing: what `--gate` stops at.
  public var criticalGaps: [(row: Row, cell: Cell)] {
    rows.filter(\.isCritical).flatMap { row in row.cells.filter { $0.state == .missing }.map { (row, $0) } }
  }
}
