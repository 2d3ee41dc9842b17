import Records
import Testing

@Suite struct CellTests {
  @Test func `a cell gives back what went in`() {
    #expect(Cell(true).bool)
    #expect(!Cell(false).bool)
    for value in [Int64.min, -1, 0, 1, .max] { #expect(Cell(value).int == value) }
    for value in [-0.0, 1.5, .infinity] { #expect(Cell(value).double == value) }
  }

  @Test func `a run keeps its start and its count apart`() {
    let run = Cell(start: .max, count: 7)
    #expect(run.start == Int(UInt32.max))
    #expect(run.count == 7)
  }
}
