import JSON
import Records

/// Events as a reader of logs lays them out: cells of all in one array, texts in another.
struct Batch {
  let width: Int
  private(set) var count = 0
  private(set) var cells: [Cell] = []
  private(set) var present: [UInt64] = []
  private(set) var lists: [Cell] = []
  private(set) var text: [UInt8] = []

  init(_ events: [JSONValue], _ schema: RecordSchema) {
    width = schema.fields.count
    for event in events {
      var bits: UInt64 = 0
      for (index, field) in schema.fields.enumerated() {
        let value = event[field.name]
        let cell = self.cell(value ?? .null, field.type)
        if cell != nil { bits |= 1 << UInt64(index) }
        cells.append(cell ?? Cell(bits: 0))
      }
      present.append(bits)
      count += 1
    }
  }

  private mutating func cell(_ value: JSONValue, _ type: FieldType) -> Cell? {
    switch (type, value) {
    case (.bool, .bool(let flag)): return Cell(flag)
    case (.double, .integer(let number)): return Cell(Double(number))
    case (.double, .decimal(let number)): return Cell(number)
    case (.int, .integer(let number)), (.timestamp, .integer(let number)), (.duration, .integer(let number)):
      return Cell(number)
    case (.string, .string(let string)): return run(string)
    case (.list, .array(let items)):
      let elements = items.compactMap(\.string).map { run($0) }
      lists += elements
      return Cell(start: UInt32(lists.count - elements.count), count: UInt32(elements.count))
    default: return nil
    }
  }

  private mutating func run(_ string: String) -> Cell {
    let bytes = Array(string.utf8)
    text += bytes
    return Cell(start: UInt32(text.count - bytes.count), count: UInt32(bytes.count))
  }
}
