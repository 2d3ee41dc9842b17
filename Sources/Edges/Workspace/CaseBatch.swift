internal import JSONLines
internal import Records

/// The rows that a reader found last.
struct CaseBatch {
  let text: [UInt8]
  let items: [Cell]
  private let cells: [Cell]
  private let heads: [LineRow]
  private let width: Int
  let count: Int

  init(_ reader: LineReader, width: Int) {
    text = reader.text
    items = reader.items
    cells = reader.cells
    heads = reader.heads
    count = reader.rowCount
    self.width = width
  }

  func head(_ row: Int) -> LineRow { heads[row] }

  /// Nil where the line does not have it.
  func cell(_ row: Int, _ column: Int) -> Cell? {
    heads[row].present >> UInt64(column) & 1 == 1 ? cells[row * width + column] : nil
  }

  func string(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }

  /// A number that stands for the text; two texts have the same by chance once in 2^64.
  func identity(_ cell: Cell) -> UInt64 {
    text[cell.range].reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
  }
}
