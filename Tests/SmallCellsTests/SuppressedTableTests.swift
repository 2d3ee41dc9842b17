import GroundTestKit
import Testing

@testable import SmallCells

@Suite struct SuppressedTableTests {
  private static func picture(_ table: SuppressedTable) -> [String] {
    table.cells.map { $0.map { $0.map(String.init) ?? "-" }.joined(separator: " ") }
  }

  @Test func `a table without small counts is published whole`() throws {
    let table = try CountTable([[10, 20], [0, 40]]).suppressed()
    #expect(Self.picture(table) == ["10 20 30", "0 40 40", "10 60 70"])
  }

  @Test func `one small count takes three others with it`() throws {
    let table = try CountTable([[3, 20, 50], [30, 40, 90], [70, 80, 60]]).suppressed()
    #expect(Self.picture(table) == ["- - 50 73", "- - 90 160", "70 80 60 210", "103 140 200 443"])
  }

  @Test func `a small sum is hidden too`() throws {
    let table = try CountTable([[2, 3], [40, 50]]).suppressed()
    #expect(table.cells[0][2] == nil)
    #expect(table.cells[0].allSatisfy { $0 == nil })
  }

  @Test func `a single line hides behind its largest counts and its sum only if it must`() throws {
    #expect(Self.picture(try CountTable([[4, 12, 30]]).suppressed())[0].hasPrefix("- - 30"))
    #expect(try CountTable([[4]]).suppressed().cells == [[nil, nil], [nil, nil]])
  }

  @Test func `hiding the small counts alone would give them away`() throws {
    let truth = try CountTable([[3, 20], [30, 40]])
    let naive: [[Int?]] = [[nil, 20, 23], [30, 40, 70], [33, 60, 93]]
    let attack = Attack(naive, truth: truth.cells)
    #expect((1...9).filter { attack.allows(0, 0, $0) } == [3])
  }

  @Test(arguments: 0..<300)
  func `nobody can tell a hidden small count from any other small count`(_ seed: Int) throws {
    var random = SeededRandom(seed: UInt64(seed))
    let (rows, columns) = (Int.random(in: 1...4, using: &random), Int.random(in: 1...4, using: &random))
    let counts = (0..<rows).map { _ in
      (0..<columns).map { _ in
        Bool.random(using: &random) ? Int.random(in: 0...12, using: &random) : Int.random(in: 10...60, using: &random)
      }
    }
    let table = try CountTable(counts)
    let hidden = table.suppressed()
    let attack = Attack(hidden.cells, truth: table.cells)
    for row in table.cells.indices {
      for column in table.cells[row].indices {
        let count = table.cells[row][column]
        if let shown = hidden.cells[row][column] {
          #expect(shown == count && !(1...9).contains(shown))
        } else if (1...9).contains(count) {
          for other in 1...9 {
            #expect(attack.allows(row, column, other), "\(counts) at \(row), \(column): not \(other)")
          }
        }
      }
    }
    #expect(table.suppressed() == hidden)
  }

  @Test func `a large table takes its time and no more`() throws {
    var random = SeededRandom(seed: 1)
    let counts = (0..<40).map { _ in (0..<40).map { _ in Int.random(in: 0...200, using: &random) } }
    let hidden = try CountTable(counts).suppressed()
    #expect(hidden.suppressedCount < 900 && hidden.suppressedCount > 40)
  }

  @Test func `what is no table is refused`() {
    #expect(throws: CountTableError.empty) { try CountTable([]) }
    #expect(throws: CountTableError.empty) { try CountTable([[]]) }
    #expect(throws: CountTableError.uneven) { try CountTable([[1, 2], [3]]) }
    #expect(throws: CountTableError.outOfRange(row: 0, column: 1)) { try CountTable([[1, -2]]) }
    #expect(throws: CountTableError.outOfRange(row: 0, column: 0)) { try CountTable([[.max]]) }
    #expect(throws: CountTableError.tooLarge(cellsMax: 4096)) {
      try CountTable(Array(repeating: Array(repeating: 1, count: 100), count: 41))
    }
  }
}
