/// Somebody who knows the published cells, that every line adds up and that no count is negative, and wants the rest.
///
/// Works by narrowing ranges and trying values, and shares nothing with the network that chose what to hide.
struct Attack {
  private let published: [[Int?]]
  private let truth: [[Int]]
  private let most: Int

  /// `truth` only says in which order values are tried, so that a possible table is found soon.
  init(_ published: [[Int?]], truth: [[Int]]) {
    self.published = published
    self.truth = truth
    most = truth.joined().max().map { 2 * $0 + 20 } ?? 20
  }

  /// Whether the cell could hold that count.
  func allows(_ row: Int, _ column: Int, _ count: Int) -> Bool {
    var ranges = published.map { $0.map { $0.map { $0...$0 } ?? 0...most } }
    ranges[row][column] = count...count
    var steps = 20_000
    return solve(ranges, &steps)
  }

  private func solve(_ start: [[ClosedRange<Int>]], _ steps: inout Int) -> Bool {
    guard let ranges = narrowed(start), steps > 0 else { return false }
    steps -= 1
    var open: (row: Int, column: Int, width: Int)?
    for row in ranges.indices {
      for column in ranges[row].indices where ranges[row][column].count > 1 {
        let width = ranges[row][column].count
        if open.map({ width < $0.width }) ?? true { open = (row, column, width) }
      }
    }
    guard let open else { return true }
    let near = truth[open.row][open.column]
    for value in ranges[open.row][open.column].sorted(by: { abs($0 - near) < abs($1 - near) }) {
      var next = ranges
      next[open.row][open.column] = value...value
      if solve(next, &steps) { return true }
    }
    return false
  }

  /// Each line's sum bounds each of its cells; nil where no table is left.
  private func narrowed(_ start: [[ClosedRange<Int>]]) -> [[ClosedRange<Int>]]? {
    var ranges = start
    let (lastRow, lastColumn) = (ranges.count - 1, ranges[0].count - 1)
    let rows = ranges.indices.map { row in ranges[row].indices.map { (row, $0) } }
    let columns = ranges[0].indices.map { column in ranges.indices.map { ($0, column) } }
    var changed = true
    while changed {
      changed = false
      for line in rows + columns {
        let isRow = line[0].0 == line[line.count - 1].0
        let sum = isRow ? line[lastColumn] : line[lastRow]
        let parts = line.dropLast()
        let lower = parts.reduce(0) { $0 + ranges[$1.0][$1.1].lowerBound }
        let upper = parts.reduce(0) { $0 + ranges[$1.0][$1.1].upperBound }
        guard Self.cut(&ranges[sum.0][sum.1], lower, upper, &changed) else { return nil }
        for part in parts {
          let own = ranges[part.0][part.1]
          let low = ranges[sum.0][sum.1].lowerBound - (upper - own.upperBound)
          let high = ranges[sum.0][sum.1].upperBound - (lower - own.lowerBound)
          // Other cells of the line have not moved since the sums were taken, or have only become narrower.
          guard Self.cut(&ranges[part.0][part.1], low, high, &changed) else { return nil }
          if ranges[part.0][part.1] != own { break }
        }
      }
    }
    return ranges
  }

  private static func cut(_ range: inout ClosedRange<Int>, _ low: Int, _ high: Int, _ changed: inout Bool) -> Bool {
    let (lower, upper) = (max(range.lowerBound, low), min(range.upperBound, high))
    guard lower <= upper else { return false }
    if lower...upper != range {
      range = lower...upper
      changed = true
    }
    return true
  }
}
