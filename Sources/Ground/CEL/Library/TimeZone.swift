/// The offsets of one place through time, from a file in TZif format (RFC 8536).
struct TimeZone: Sendable {
  /// The largest file of the IANA database has about 4 kB.
  static let bytesMax = 1 << 16

  /// When the offset changes, in seconds since 1970, rising.
  private var changes: [Int64] = []
  /// The offset from each change on, in seconds east of Greenwich.
  private var offsets: [Int] = []
  private(set) var firstOffset: Int
  /// What holds after the last change.
  private var rule: TimeZoneRule?

  init(fixedOffset: Int) { firstOffset = fixedOffset }

  /// Nil for what is no such file.
  init?(_ bytes: [UInt8]) {
    var reader = TZifReader(bytes)
    guard var block = reader.header() else { return nil }
    if block.version >= 2 {
      // A second block with times of 64 bits follows the first, which only old readers need.
      guard reader.skip(block.size(timeBytes: 4)), let second = reader.header() else { return nil }
      block = second
    }
    let timeBytes = block.version >= 2 ? 8 : 4
    guard block.typeCount > 0, reader.has(block.size(timeBytes: timeBytes)) else { return nil }
    changes = (0..<block.timeCount).map { _ in reader.integer(timeBytes) }
    let kinds = (0..<block.timeCount).map { _ in Int(reader.integer(1) & 0xFF) }
    let types = (0..<block.typeCount).map { _ in
      let offset = Int(reader.integer(4))
      _ = reader.skip(2)
      return offset
    }
    guard kinds.allSatisfy({ types.indices.contains($0) }), types.allSatisfy({ abs($0) < 100_000 }),
      zip(changes, changes.dropFirst()).allSatisfy({ $0 < $1 })
    else { return nil }
    offsets = kinds.map { types[$0] }
    firstOffset = types[0]
    _ = reader.skip(block.size(timeBytes: timeBytes) - block.timeCount * (timeBytes + 1) - block.typeCount * 6)
    if block.version >= 2 { rule = TimeZoneRule(reader.footer()) }
  }

  /// Those that the file lists, and those that its rule makes after them.
  func allChanges(throughYear last: Int) -> [PlaceClock.Change] {
    let listed = zip(changes, offsets).map { PlaceClock.Change(time: $0, offset: $1) }
    guard let rule else { return listed }
    let end = changes.last ?? 0
    let first = CivilTime.date(CivilTime.floorDivide(Int(end), 86_400)).year
    return listed + (first...max(first, last)).flatMap { rule.changes(inYear: $0) }.filter { $0.time > end }
  }

  /// In seconds east of Greenwich.
  func offset(at time: Int64) -> Int {
    // The last change at or before the time, by halving.
    var (low, high) = (0, changes.count)
    while low < high {
      let middle = (low + high) / 2
      if changes[middle] <= time { low = middle + 1 } else { high = middle }
    }
    if low == changes.count, let rule { return rule.offset(at: time) }
    return low == 0 ? firstOffset : offsets[low - 1]
  }
}

/// Reads the numbers of a TZif file.
private struct TZifReader {
  struct Block {
    let version: Int
    let timeCount: Int
    let typeCount: Int
    let otherBytes: (Int) -> Int

    func size(timeBytes: Int) -> Int { timeCount * (timeBytes + 1) + typeCount * 6 + otherBytes(timeBytes) }
  }

  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func has(_ count: Int) -> Bool { count >= 0 && count <= bytes.count - position }

  mutating func skip(_ count: Int) -> Bool {
    guard has(count) else { return false }
    position += count
    return true
  }

  mutating func header() -> Block? {
    guard has(44), bytes[position...].starts(with: "TZif".utf8) else { return nil }
    let version = bytes[position + 4]
    position += 20
    let counts = (0..<6).map { _ in Int(integer(4)) }
    guard counts.allSatisfy({ (0...TimeZone.bytesMax).contains($0) }) else { return nil }
    let (utc, standard, leap, time, type, letters) = (counts[0], counts[1], counts[2], counts[3], counts[4], counts[5])
    return Block(version: version >= UInt8(ascii: "2") ? 2 : 1, timeCount: time, typeCount: type) { timeBytes in
      letters + leap * (timeBytes + 4) + standard + utc
    }
  }

  /// A number with its highest byte first, with its sign. The caller has checked that it is there.
  mutating func integer(_ count: Int) -> Int64 {
    let value = bytes[position..<position + count].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    position += count
    let unused = UInt64(64 - 8 * count)
    return Int64(bitPattern: value << unused) >> Int64(unused)
  }

  /// The line at the end.
  func footer() -> String {
    String(decoding: bytes[position...].dropFirst().prefix { $0 != 0x0A }, as: UTF8.self)
  }
}
