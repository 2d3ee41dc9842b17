/// Entries one behind the other, each after its length in two bytes, highest first (C2SP tlog-tiles).
enum EntryBundle {
  static let entryBytesMax = 65_535

  static func append(_ entry: [UInt8], to bytes: inout [UInt8]) {
    precondition(entry.count <= entryBytesMax)
    bytes += [UInt8(entry.count >> 8), UInt8(entry.count & 0xFF)]
    bytes += entry
  }

  static func bytes(of entries: some Sequence<[UInt8]>) -> [UInt8] {
    var bytes: [UInt8] = []
    for entry in entries { append(entry, to: &bytes) }
    return bytes
  }

  /// Nil where the last entry is cut short.
  static func entries(_ bytes: some RandomAccessCollection<UInt8>) -> [[UInt8]]? {
    var entries: [[UInt8]] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      guard rest.count >= 2 else { return nil }
      let length = rest.prefix(2).reduce(0) { $0 << 8 | Int($1) }
      rest = rest.dropFirst(2)
      guard rest.count >= length else { return nil }
      entries.append(Array(rest.prefix(length)))
      rest = rest.dropFirst(length)
    }
    return entries
  }
}
