internal import Memory

/// Every identity that was seen, by a small number from 1. Number 0 is nobody.
struct Identities: ~Copyable {
  /// A name of up to seven bytes stands in its slot, so that most look-ups touch one line of memory.
  struct Slot: BitwiseCopyable {
    /// The upper half of the hash, and the number; 0 marks an empty place.
    var tag: UInt64 = 0
    /// The first seven bytes, and on top the length, or 255 for a longer name.
    var start: UInt64 = 0
  }

  private var table = Block<Slot>(count: 1 << 12)
  private var hashes = Block<UInt64>(count: 1 << 10)
  /// Where each identity's bytes end in `bytes`; they start where the one before ends.
  private var ends = Block<UInt32>(count: 1 << 10)
  private var bytes = Block<UInt8>(count: 1 << 14)
  private(set) var count = 0
  let seed: UInt64

  init(seed: UInt64) { self.seed = seed }

  var byteCount: Int { table.count * 16 + hashes.count * 8 + ends.count * 4 + bytes.count }

  @inline(__always)
  func hash(_ name: borrowing RawSpan) -> UInt64 { ByteHash.hash(name, seed: seed) }

  @inline(__always)
  private func home(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash) & (table.count - 1) }

  @inline(__always)
  func prefetch(_ hash: UInt64) { table.prefetch(home(hash)) }

  @inline(__always)
  private func start(of number: Int) -> Int { number == 1 ? 0 : Int(ends[number - 2]) }

  /// The number of a name, which is a new one where it was never seen.
  @inline(__always)
  mutating func number(of name: borrowing RawSpan, hash: UInt64) -> UInt32 {
    let isShort = name.byteCount <= 7
    let start = ByteHash.firstSeven(name) | UInt64(isShort ? name.byteCount : 255) << 56
    var place = home(hash)
    while true {
      let slot = table[place]
      if slot.tag == 0 { return add(name, hash: hash, start: start, at: place) }
      if slot.start == start, isShort || isNamed(slot, hash, name) { return UInt32(truncatingIfNeeded: slot.tag) }
      place = (place + 1) & (table.count - 1)
    }
  }

  @inline(__always)
  private func isNamed(_ slot: Slot, _ hash: UInt64, _ name: borrowing RawSpan) -> Bool {
    guard (slot.tag ^ hash) >> 32 == 0 else { return false }
    let number = Int(truncatingIfNeeded: slot.tag & 0xFFFF_FFFF)
    let start = start(of: number)
    return Int(ends[number - 1]) - start == name.byteCount && bytes.equals(name, at: start)
  }

  @inline(never)
  private mutating func add(_ name: borrowing RawSpan, hash: UInt64, start word: UInt64, at place: Int) -> UInt32 {
    let start = count == 0 ? 0 : Int(ends[count - 1])
    let end = start + name.byteCount
    precondition(end <= Int(UInt32.max), "identities have at most 4 GB of names")
    while end > bytes.count { bytes.grow() }
    if count == ends.count {
      ends.grow()
      hashes.grow()
    }
    bytes.copy(bytes: name, at: start)
    ends[count] = UInt32(end)
    hashes[count] = hash
    count += 1
    table[place] = Slot(tag: hash & 0xFFFF_FFFF_0000_0000 | UInt64(count), start: word)
    if count * 2 > table.count { growTable() }
    return UInt32(count)
  }

  private mutating func growTable() {
    var larger = Block<Slot>(count: table.count * 2)
    for old in 0..<table.count {
      let slot = table[old]
      guard slot.tag != 0 else { continue }
      let number = Int(truncatingIfNeeded: slot.tag & 0xFFFF_FFFF)
      var place = Int(truncatingIfNeeded: hashes[number - 1]) & (larger.count - 1)
      while larger[place].tag != 0 { place = (place + 1) & (larger.count - 1) }
      larger[place] = slot
    }
    swap(&table, &larger)
  }

  func name(of number: UInt32) -> String {
    guard number != 0 else { return "" }
    let start = start(of: Int(number))
    return String(decoding: (start..<Int(ends[Int(number) - 1])).map { bytes[$0] }, as: UTF8.self)
  }
}

extension Identities {
  func save(to sink: inout StateSink) throws {
    try sink.put(seed)
    try sink.put(count)
    try sink.put(table, used: table.count)
    try sink.put(hashes, used: count)
    try sink.put(ends, used: count)
    try sink.put(bytes, used: count == 0 ? 0 : Int(ends[count - 1]))
  }

  private init(
    seed: UInt64, count: Int, table: consuming Block<Slot>, hashes: consuming Block<UInt64>,
    ends: consuming Block<UInt32>, bytes: consuming Block<UInt8>
  ) {
    (self.seed, self.count) = (seed, count)
    self.table = table
    self.hashes = hashes
    self.ends = ends
    self.bytes = bytes
  }

  static func restored(from source: inout StateSource) throws -> Identities {
    let seed = try source.number()
    let count = try source.int()
    let table = try source.block(Slot.self)
    let hashes = try source.block(UInt64.self)
    let ends = try source.block(UInt32.self)
    let bytes = try source.block(UInt8.self)
    guard count >= 0, count <= hashes.count, count <= ends.count, count * 2 <= table.count,
      count == 0 || Int(ends[count - 1]) <= bytes.count, table.count & (table.count - 1) == 0
    else { throw StateError.damaged }
    return Identities(seed: seed, count: count, table: table, hashes: hashes, ends: ends, bytes: bytes)
  }
}
