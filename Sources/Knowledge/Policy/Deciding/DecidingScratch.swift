internal import CELRecords
internal import Records

/// Where one thread decides: give the same one to every call, so that conditions allocate nothing.
public struct DecidingScratch: ~Copyable {
  var cells: [Cell] = []
  var items: [Cell] = []
  var record = RecordScratch()

  public init() {}

  /// Writes a case as cells, so that conditions can look at it.
  mutating func load(_ facts: CaseFacts, _ table: FactTable) {
    cells.removeAll(keepingCapacity: true)
    items.removeAll(keepingCapacity: true)
    for (place, value) in facts.values.enumerated() {
      switch table.facts[place].kind {
      case .bool, .int: cells.append(Cell(value))
      case .choice: cells.append(table.words[place][Int(value)])
      case .set:
        let start = items.count
        var rest = UInt64(bitPattern: value)
        while rest != 0 {
          items.append(table.words[place][rest.trailingZeroBitCount])
          rest &= rest - 1
        }
        cells.append(Cell(start: UInt32(start), count: UInt32(items.count - start)))
      }
    }
  }

  /// Whether a condition holds for the case; nil where it has no value, such as a division by zero.
  mutating func value(of condition: Condition, _ table: FactTable) -> Bool? {
    let (cells, items, text) = (cells, items, table.text)
    let answer = condition.program.holds(
      cells.span, present: .max, lists: items.span, text: text.span.bytes, scratch: &record)
    switch answer {
    case .yes: return true
    case .no: return false
    case .failed: return nil
    }
  }

  /// A condition without a value does not hold.
  mutating func holds(_ condition: Condition?, _ table: FactTable) -> Bool {
    guard let condition else { return true }
    return value(of: condition, table) ?? false
  }
}
