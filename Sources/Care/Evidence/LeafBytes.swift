/// The one form in which a leaf is written: after its head, fields by rising number, each with its length.
enum LeafBytes {
  static func number(_ number: Int) -> [UInt8] {
    (0..<8).reversed().map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }

  static func number(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }

  static func fields(_ fields: [(tag: UInt8, bytes: [UInt8]?)]) -> [UInt8] {
    fields.flatMap { field in
      field.bytes.map { [field.tag, UInt8($0.count >> 8), UInt8($0.count & 0xFF)] + $0 } ?? []
    }
  }

  /// Nil where a field is cut short, twice there or out of order.
  static func fields(_ bytes: ArraySlice<UInt8>) -> [UInt8: [UInt8]]? {
    var (rest, fields, last) = (bytes, [UInt8: [UInt8]](), -1)
    while let tag = rest.first {
      guard rest.count >= 3, Int(tag) > last else { return nil }
      let count = number(rest.dropFirst().prefix(2))
      let value = rest.dropFirst(3).prefix(count)
      guard value.count == count else { return nil }
      fields[tag] = Array(value)
      last = Int(tag)
      rest = rest.dropFirst(3 + count)
    }
    return fields
  }
}
