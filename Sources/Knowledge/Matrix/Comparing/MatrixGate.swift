public import Catalogue

/// Decides whether a change may go in.
public enum MatrixGate {
  /// A cell that stops it.
  public struct Stop: Equatable, Sendable {
    public let pattern: AbusePattern.ID
    public let outcome: Outcome

    public init(_ pattern: AbusePattern.ID, _ outcome: Outcome) {
      self.pattern = pattern
      self.outcome = outcome
    }
  }

  /// With an earlier matrix: every cell that got worse. Without one: every missing cell of a critical pattern.
  public static func stops(_ matrix: OutcomeMatrix, changes: [MatrixChange]?) -> [Stop] {
    if let changes { return changes.filter { $0.kind == .worse }.map { Stop($0.pattern, $0.outcome) } }
    return matrix.criticalGaps.map { Stop($0.row.pattern.id, $0.cell.outcome) }
  }
}
