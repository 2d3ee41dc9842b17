internal import Catalogue
internal import Primitives

/// The few things that would change most, one for each outcome.
public struct NextThings: Sendable {
  public struct Item: Sendable {
    public let outcome: Outcome
    public let gap: NextThing.Gap
    /// The rows whose cells wait for it, in the matrix's order.
    public let rows: [OutcomeMatrix.Row]
    /// What to do for the first of them.
    public let first: NextThing

    /// How many of the rows are critical.
    public var criticalCount: Int { rows.count(where: \.isCritical) }
  }

  /// The most helpful first; at most one for each outcome.
  public let items: [Item]

  public init(_ matrix: OutcomeMatrix) {
    let items = Outcome.allCases.compactMap { Self.best($0, matrix) }
    self.items = items.enumerated().sorted { left, right in
      let (a, b) = (Self.weight(left.element), Self.weight(right.element))
      return a == b ? left.offset < right.offset : a > b
    }.map(\.element)
  }

  private static func best(_ outcome: Outcome, _ matrix: OutcomeMatrix) -> Item? {
    NextThing.Gap.allCases.compactMap { gap -> Item? in
      let rows = matrix.rows.filter { $0.cell(outcome).next?.gap == gap }
      guard let first = rows.first?.cell(outcome).next else { return nil }
      return Item(outcome: outcome, gap: gap, rows: rows, first: first)
    }.max { weight($0) < weight($1) }
  }

  /// A missing cell weighs twice a partial one, a critical pattern three times another.
  private static func weight(_ item: Item) -> Int {
    item.rows.reduce(0) { $0 + ($1.isCritical ? 3 : 1) * ($1.cell(item.outcome).state == .missing ? 2 : 1) }
  }
}
