internal import Memory
internal import Records

/// Every identity that was seen, by a small number from 1. Number 0 is nobody.
struct Identities: ~Copyable {
  /// A name of up to seven bytes stands in its slot, so that most look-ups touch one line of memory.
  struct Slot: BitwiseCopyable {
    /// The upper half of the hash, and the number; 0 marks an empty place.
    var tag: UInt64 = 0
    /// The first seven bytes, and on top the length, or 255 for a longer name.
    var start: UInt64 = 0
  }

  /// A name that is going to be looked up: where it stands in a text, and what its slot would say.
  struct Name: BitwiseCopyable {
    var run = Cell(bits: 0)
    var start: UInt64 = 0
    var hash: UInt64 = 0
  }

  private var table = Block<Slot>(count: 1 << 12)
  /// Where each identity's bytes end in `bytes`; they start where the one before ends.
  private var ends = Block<UInt32>(count: 1 << 10)
  private var bytes = Block<UInt8>(count: 1 << 14)
  private(set) var count = 0
  let seed: UInt64

  init(seed: UInt64) { self.seed = seed }

  var byteCount: Int { table.count * 16 + ends.count * 4 + bytes.count }

  /// The name at a run of a text.
  @inline(__always)
  func name(_ run: Cell, in text: RawSpan) -> Name {
    let (from, count) = (run.start, run.count)
    // Mostly there are eight bytes to read, of which some are not the name's.
    guard count <= 7, from + 8 <= text.byteCount else { return anyName(run, in: text) }
    let word = UInt64(littleEndian: text.unsafeLoadUnaligned(fromByteOffset: from, as: UInt64.self))
    return shortName(run, word & ~(~0 << UInt64(truncatingIfNeeded: count &* 8)))
  }

  @inline(__always)
  private func shortName(_ run: Cell, _ word: UInt64) -> Name {
    let start = word | UInt64(truncatingIfNeeded: run.count) << 56
    return Name(run: run, start: start, hash: hash(ofShort: start))
  }

  private func anyName(_ run: Cell, in text: RawSpan) -> Name {
    let bytes = text.extracting(run.start..<run.start + run.count)
    let word = ByteHash.firstSeven(bytes)
    if run.count <= 7 { return shortName(run, word) }
    return Name(run: run, start: word | Self.long << 56, hash: ByteHash.hash(bytes, seed: seed))
  }

  private static let long: UInt64 = 255

  /// A short name is all in its start.
  @inline(__always)
  private func hash(ofShort start: UInt64) -> UInt64 { ByteHash.spread(start ^ seed) }

  @inline(__always)
  private func home(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash) & (table.count - 1) }

  @inline(__always)
  func prefetch(_ name: Name) { table.prefetch(home(name.hash)) }

  @inline(__always)
  private func range(of number: Int) -> Range<Int> { (number == 1 ? 0 : Int(ends[number - 2]))..<Int(ends[number - 1]) }

  /// The number of a name, which is a new one where it was never seen. `text` is what the name was found in.
  @inline(__always)
  mutating func number(of name: Name, in text: RawSpan) -> UInt32 {
    var place = home(name.hash)
    while true {
      let slot = table[place]
      if slot.start == name.start, name.start >> 56 != Self.long || isNamed(slot, name, text) {
        return UInt32(truncatingIfNeeded: slot.tag)
      }
      if slot.tag == 0 { return add(name, in: text, at: place) }
      place = (place &+ 1) & (table.count - 1)
    }
  }

  // Out of the way of the short names, which most are.
  @inline(never)
  private func isNamed(_ slot: Slot, _ name: Name, _ text: RawSpan) -> Bool {
    guard (slot.tag ^ name.hash) >> 32 == 0 else { return false }
    let range = range(of: Int(truncatingIfNeeded: slot.tag & 0xFFFF_FFFF))
    let run = name.run
    return range.count == run.count
      && bytes.equals(text.extracting(run.start..<run.start + run.count), at: range.lowerBound)
  }

  @inline(never)
  private mutating func add(_ name: Name, in text: RawSpan, at place: Int) -> UInt32 {
    let start = count == 0 ? 0 : Int(ends[count - 1])
    let end = start + name.run.count
    precondition(end <= Int(UInt32.max), "identities have at most 4 GB of names")
    while end > bytes.count { bytes.grow() }
    if count == ends.count { ends.grow() }
    bytes.copy(bytes: text.extracting(name.run.start..<name.run.start + name.run.count), at: start)
    ends[count] = UInt32(end)
    count += 1
    table[place] = Slot(tag: name.hash & 0xFFFF_FFFF_0000_0000 | UInt64(count), start: name.start)
    if count * 2 > table.count { growTable() }
    return UInt32(count)
  }

  private mutating func growTable() {
    var larger = Block<Slot>(count: table.count * 2)
    for old in 0..<table.count where table[old].tag != 0 {
      let slot = table[old]
      var place = Int(truncatingIfNeeded: hash(of: slot)) & (larger.count - 1)
      while larger[place].tag != 0 { place = (place + 1) & (larger.count - 1) }
      larger[place] = slot
    }
    swap(&table, &larger)
  }

  private func hash(of slot: Slot) -> UInt64 {
    guard slot.start >> 56 == Self.long else { return hash(ofShort: slot.start) }
    let range = range(of: Int(truncatingIfNeeded: slot.tag & 0xFFFF_FFFF))
    let seed = seed
    return bytes.withBytes { ByteHash.hash($0.extracting(range), seed: seed) }
  }

  func name(of number: UInt32) -> String {
    guard number != 0 else { return "" }
    return String(decoding: range(of: Int(number)).map { bytes[$0] }, as: UTF8.self)
  }
}

extension Identities {
  func save(to sink: inout StateSink) throws {
    try sink.put(seed)
    try sink.put(count)
    try sink.put(table, used: table.count)
    try sink.put(ends, used: count)
    try sink.put(bytes, used: count == 0 ? 0 : Int(ends[count - 1]))
  }

  private init(
    seed: UInt64, count: Int, table: consuming Block<Slot>, ends: consuming Block<UInt32>,
    bytes: consuming Block<UInt8>
  ) {
    (self.seed, self.count) = (seed, count)
    self.table = table
    self.ends = ends
    self.bytes = bytes
  }

  static func restored(from source: inout StateSource) throws -> Identities {
    let seed = try source.number()
    let count = try source.int()
    let table = try source.block(Slot.self)
    let ends = try source.block(UInt32.self)
    let bytes = try source.block(UInt8.self)
    guard count >= 0, count <= ends.count, count * 2 <= table.count,
      count == 0 || Int(ends[count - 1]) <= bytes.count, table.count & (table.count - 1) == 0
    else { throw StateError.damaged }
    return Identities(seed: seed, count: count, table: table, ends: ends, bytes: bytes)
  }
}
