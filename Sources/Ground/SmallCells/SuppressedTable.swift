/// A table in which no small count can be read or worked out.
public struct SuppressedTable: Equatable, Sendable {
  /// With a last column and a last row of sums; nil where nothing may be published.
  public let cells: [[Int?]]
  /// Counts from 1 to one less than this are protected.
  public let threshold: Int

  public var suppressedCount: Int { cells.joined().count { $0 == nil } }
}

extension CountTable {
  /// Hides each count from 1 to `threshold` − 1, and as many others as are needed: with what is published, a hidden small
  /// count may be anything from 1 to `threshold` − 1. The same table always gives the same answer.
  ///
  /// Sums count as cells of their own. Where too little is left to hide behind, sums go too, in the end all of them.
  public func suppressed(below threshold: Int = 10) -> SuppressedTable {
    var network = CellNetwork(cells)
    let small = network.places.filter { (1..<threshold).contains(cells[$0.row][$0.column]) }
    for place in small { network.hide(place) }
    // The most exposed first: what hides a one often hides the others too.
    for place in small.sorted(by: { (cells[$0.row][$0.column], $0) < (cells[$1.row][$1.column], $1) }) {
      let count = cells[place.row][place.column]
      network.makeRoom(place, up: threshold - 1 - count)
      network.makeRoom(place, down: count - 1)
    }
    return SuppressedTable(
      cells: cells.indices.map { row in
        cells[row].indices.map { network.isHidden(.init(row, $0)) ? nil : cells[row][$0] }
      }, threshold: threshold)
  }
}
