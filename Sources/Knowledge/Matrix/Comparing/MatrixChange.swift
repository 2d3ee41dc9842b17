public import Catalogue

/// An earlier matrix, as far as it is compared: states by pattern and outcome.
public struct EarlierMatrix: Equatable, Sendable {
  public let product: String
  public let states: [AbusePattern.ID: [Outcome: Cell.State]]

  public init(product: String, states: [AbusePattern.ID: [Outcome: Cell.State]]) {
    self.product = product
    self.states = states
  }
}

/// What became of one cell since an earlier matrix.
public struct MatrixChange: Equatable, Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    case worse, better, new, gone
  }

  public let kind: Kind
  public let pattern: AbusePattern.ID
  public let outcome: Outcome
  /// Nil for a new one.
  public let before: Cell.State?
  /// Nil where the product no longer enables the pattern.
  public let after: Cell.State?
}

extension OutcomeMatrix {
  /// Cells that changed, worse ones first, each kind in the order of the rows; what is gone in order of its names.
  public func changes(since earlier: EarlierMatrix) -> [MatrixChange] {
    var changes: [MatrixChange] = []
    for row in rows {
      for cell in row.cells {
        let before = earlier.states[row.pattern.id]?[cell.outcome]
        guard before != cell.state else { continue }
        let kind: MatrixChange.Kind = before.map { $0 < cell.state ? .worse : .better } ?? .new
        changes.append(
          .init(kind: kind, pattern: row.pattern.id, outcome: cell.outcome, before: before, after: cell.state))
      }
    }
    let known = Set(rows.map(\.pattern.id))
    for id in earlier.states.keys.sorted() where !known.contains(id) {
      for outcome in Outcome.allCases {
        guard let before = earlier.states[id]?[outcome] else { continue }
        changes.append(.init(kind: .gone, pattern: id, outcome: outcome, before: before, after: nil))
      }
    }
    return MatrixChange.Kind.allCases.flatMap { kind in changes.filter { $0.kind == kind } }
  }
}
