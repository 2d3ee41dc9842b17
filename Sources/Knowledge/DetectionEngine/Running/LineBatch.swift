internal import JSONLines
internal import Records

/// What a reader found last, held for the time in which the engine works on it.
struct LineBatch {
  let heads: [LineRow]
  let rowCount: Int
  let cells: [Cell]
  let items: [Cell]
  let text: [UInt8]
  let fieldCount: Int

  init(_ reader: LineReader, fieldCount: Int) {
    (heads, rowCount) = (reader.heads, reader.rowCount)
    cells = reader.cells
    items = reader.items
    text = reader.text
    self.fieldCount = fieldCount
  }

  var rows: Range<Int> {
    @inline(__always) get { 0..<rowCount }
  }

  @inline(__always)
  func cell(_ row: Int, _ field: Int) -> Cell { cells[row * fieldCount + field] }
}
