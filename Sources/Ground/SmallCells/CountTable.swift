/// Counts of people or cases by two groupings, with their sums: what a transparency report would like to publish.
public struct CountTable: Equatable, Sendable {
  /// More cells in one table are a data set, not a table for reading.
  public static let cellsMax = 4096
  /// Sums stay far from what an integer can hold.
  public static let countMax = 1_000_000_000_000

  /// The counts with a last column and a last row of sums.
  let cells: [[Int]]

  public var rowCount: Int { cells.count - 1 }
  public var columnCount: Int { cells[0].count - 1 }

  public init(_ counts: [[Int]]) throws(CountTableError) {
    guard let width = counts.first?.count, width > 0 else { throw .empty }
    guard counts.allSatisfy({ $0.count == width }) else { throw .uneven }
    guard counts.count * width <= Self.cellsMax else { throw .tooLarge(cellsMax: Self.cellsMax) }
    for (row, line) in counts.enumerated() {
      for (column, count) in line.enumerated() where !(0...Self.countMax).contains(count) {
        throw .outOfRange(row: row, column: column)
      }
    }
    let sums = (0..<width).map { column in counts.reduce(0) { $0 + $1[column] } }
    cells = (counts + [sums]).map { $0 + [$0.reduce(0, +)] }
  }
}

/// Why counts make no table.
public enum CountTableError: Error, Equatable {
  case empty
  /// Rows of different lengths.
  case uneven
  case tooLarge(cellsMax: Int)
  /// Negative, or more than `CountTable.countMax`.
  case outOfRange(row: Int, column: Int)
}
