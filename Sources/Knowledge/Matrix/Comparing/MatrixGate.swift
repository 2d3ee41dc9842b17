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

  /// With an earlier matrix: every cell that got worse, and every missing cell of a new pattern. Without one: every missing
  /// cell of a critical pattern. In both cases every cell that rests on something broken, such as a policy with errors.
  public static func stops(_ matrix: OutcomeMatrix, changes: [MatrixChange]?) -> [Stop] {
    let stops =
      changes.map { $0.filter(isStop).map { Stop($0.pattern, $0.outcome) } }
      ?? matrix.criticalGaps.map { Stop($0.row.pattern.id, $0.cell.outcome) }
    return stops + broken(matrix).filter { !stops.contains($0) }
  }

  private static func isStop(_ change: MatrixChange) -> Bool {
    change.kind == .worse || change.kind == .new && change.after == .missing
  }

  private static func broken(_ matrix: OutcomeMatrix) -> [Stop] {
    matrix.rows.flatMap { row in
      row.cells.filter { $0.next?.gap.isFault == true }.map { Stop(row.pattern.id, $0.outcome) }
    }
  }
}
