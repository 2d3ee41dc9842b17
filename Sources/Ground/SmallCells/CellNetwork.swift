/// A table with its sums as a network in which counts flow in circles: the usual model of cell suppression.
///
/// A node for each row and column, also for the row and the column of sums. Each cell is an arc that carries its count:
/// from its row to its column inside the table, the other way round for a sum of one line, forward again for the grand
/// total. Whatever flows into a node flows out, which is exactly what the sums say. So another table with the same
/// published cells is another flow, and one hidden cell can change by `d` exactly where `d` can flow back through
/// hidden cells.
struct CellNetwork {
  struct Place: Hashable, Comparable {
    let row: Int
    let column: Int

    init(_ row: Int, _ column: Int) { (self.row, self.column) = (row, column) }

    static func < (left: Place, right: Place) -> Bool { (left.row, left.column) < (right.row, right.column) }
  }

  private let cells: [[Int]]
  private var hidden: Set<Place> = []
  private let lastRow: Int
  private let lastColumn: Int

  init(_ cells: [[Int]]) {
    self.cells = cells
    lastRow = cells.count - 1
    lastColumn = cells[0].count - 1
  }

  var places: [Place] { cells.indices.flatMap { row in cells[row].indices.map { Place(row, $0) } } }

  func isHidden(_ place: Place) -> Bool { hidden.contains(place) }

  mutating func hide(_ place: Place) { hidden.insert(place) }

  /// Hides what is needed so that the cell could be larger by `amount`, at the least cost in counts.
  mutating func makeRoom(_ place: Place, up amount: Int) {
    guard amount > 0 else { return }
    let (tail, head) = ends(of: place)
    openPath(from: head, to: tail, carrying: amount, without: place)
  }

  /// The same for smaller.
  mutating func makeRoom(_ place: Place, down amount: Int) {
    guard amount > 0 else { return }
    let (tail, head) = ends(of: place)
    openPath(from: tail, to: head, carrying: amount, without: place)
  }

  /// Rows are the first nodes, columns follow.
  private func ends(of place: Place) -> (tail: Int, head: Int) {
    let (row, column) = (place.row, cells.count + place.column)
    let runsBack = (place.row == lastRow) != (place.column == lastColumn)
    return runsBack ? (column, row) : (row, column)
  }

  /// Dijkstra's shortest path. A step along an arc can always grow; a step against it needs that much to flow there.
  private mutating func openPath(from start: Int, to end: Int, carrying amount: Int, without place: Place) {
    let nodeCount = cells.count + cells[0].count
    var distance = [Int?](repeating: nil, count: nodeCount)
    var cameBy = [Place?](repeating: nil, count: nodeCount)
    var done = [Bool](repeating: false, count: nodeCount)
    distance[start] = 0
    while let node = nearest(distance, done), node != end {
      done[node] = true
      for (next, arc) in steps(from: node, carrying: amount) where arc != place && !done[next] {
        let reached = (distance[node] ?? 0) + cost(of: arc)
        if distance[next].map({ reached < $0 }) ?? true {
          distance[next] = reached
          cameBy[next] = arc
        }
      }
    }
    guard distance[end] != nil else {
      // Nothing flows that could stand in for the cell: no other count is large enough.
      hidden.formUnion(places)
      return
    }
    var node = end
    while node != start, let arc = cameBy[node] {
      hidden.insert(arc)
      let (tail, head) = ends(of: arc)
      node = node == head ? tail : head
    }
  }

  private func nearest(_ distance: [Int?], _ done: [Bool]) -> Int? {
    var best: (node: Int, distance: Int)?
    for (node, length) in distance.enumerated() where !done[node] {
      if let length, best.map({ length < $0.distance }) ?? true { best = (node, length) }
    }
    return best?.node
  }

  private func steps(from node: Int, carrying amount: Int) -> [(next: Int, arc: Place)] {
    let isRow = node < cells.count
    let arcs = isRow ? cells[0].indices.map { Place(node, $0) } : cells.indices.map { Place($0, node - cells.count) }
    return arcs.compactMap { arc in
      let (tail, head) = ends(of: arc)
      if tail == node { return (head, arc) }
      return cells[arc.row][arc.column] >= amount ? (tail, arc) : nil
    }
  }

  /// What the readers lose: the count, and more for a sum. A hidden cell costs nothing more.
  private func cost(of arc: Place) -> Int {
    if hidden.contains(arc) { return 0 }
    let isSum = arc.row == lastRow || arc.column == lastColumn
    return cells[arc.row][arc.column] + 1 + (isSum ? CountTable.countMax : 0)
  }
}
