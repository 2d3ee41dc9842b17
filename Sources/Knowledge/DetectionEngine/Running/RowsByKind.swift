internal import JSONLines
internal import Memory

/// Some rows by their kinds: what all rows of one kind need is done to one after the other, and asked for once.
struct RowsByKind: ~Copyable {
  /// For each kind its first row, and for each row the next one of its kind; one more than that, and 0 where there is none.
  private var firsts: Block<UInt32>
  private var nexts = Block<UInt32>(count: LineReader.rowsMax)
  /// The kinds that have rows stand first.
  private var kinds: Block<UInt32>
  private(set) var kindCount = 0

  init(kindCount: Int) {
    firsts = Block(count: kindCount)
    kinds = Block(count: kindCount)
  }

  /// Rows of a kind that nobody knows are left out.
  mutating func sort(_ rows: Range<Int>, _ batch: LineBatch) {
    for index in 0..<kindCount { firsts[kind(index)] = 0 }
    kindCount = 0
    for row in rows.reversed() {
      let kind = Int(batch.heads[row].kind)
      guard kind >= 0 else { continue }
      if firsts[kind] == 0 {
        kinds[kindCount] = UInt32(kind)
        kindCount += 1
      }
      nexts[row] = firsts[kind]
      firsts[kind] = UInt32(row + 1)
    }
  }

  @inline(__always)
  func kind(_ index: Int) -> Int { Int(kinds[index]) }

  /// -1 behind the last one.
  @inline(__always)
  func first(of kind: Int) -> Int { Int(firsts[kind]) - 1 }

  @inline(__always)
  func next(after row: Int) -> Int { Int(nexts[row]) - 1 }

  @inline(__always)
  func each(of kind: Int, _ body: (Int) -> Void) {
    var row = first(of: kind)
    while row >= 0 {
      body(row)
      row = next(after: row)
    }
  }
}
