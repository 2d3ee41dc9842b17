/// From a key of 64 bits and a small tag to a plain value: one flat table, open addressing.
///
/// Entries can be dropped only all at once where the table grows or is swept, which keeps look-ups free of tombstones.
public struct PairTable<Value: BitwiseCopyable>: ~Copyable {
  @usableFromInline
  struct Slot: BitwiseCopyable {
    @usableFromInline var key: UInt64
    /// The tag plus one; zero marks an empty slot.
    @usableFromInline var mark: UInt32
    @usableFromInline var value: Value

    @inlinable init(key: UInt64, mark: UInt32, value: Value) {
      self.key = key
      self.mark = mark
      self.value = value
    }
  }

  @usableFromInline var slots: Block<Slot>
  @usableFromInline var used = 0

  /// `capacity` is rounded up to a power of two.
  public init(capacity: Int = 1 << 10) {
    var size = 16
    while size < capacity { size *= 2 }
    slots = Block(count: size)
  }

  public var count: Int { used }
  public var capacity: Int { slots.count }
  public var byteCount: Int { slots.count * MemoryLayout<Slot>.stride }

  @inlinable @inline(__always)
  func home(_ key: UInt64, _ tag: UInt32) -> Int {
    Int(truncatingIfNeeded: ByteHash.spread(key &+ UInt64(tag) &* 0xD6E8_FEB8_6659_FD93)) & (slots.count - 1)
  }

  @inlinable @inline(__always)
  public func prefetch(_ key: UInt64, tag: UInt32) { slots.prefetch(home(key, tag)) }

  /// Where the entry is, for `self[place:]`; nil where there is none. A place holds until the next insertion or sweep.
  @inlinable @inline(__always)
  public func find(_ key: UInt64, tag: UInt32) -> Int? {
    var place = home(key, tag)
    while true {
      let slot = slots[place]
      if slot.mark == 0 { return nil }
      if slot.key == key, slot.mark == tag &+ 1 { return place }
      place = (place + 1) & (slots.count - 1)
    }
  }

  @inlinable
  public subscript(place place: Int) -> Value {
    @inline(__always) get { slots[place].value }
    @inline(__always) _modify { yield &slots[place].value }
  }

  /// Where the entry is, made with `initial` where there was none. There must be room: see `needsRoom`.
  @inlinable @inline(__always)
  public mutating func place(_ key: UInt64, tag: UInt32, initial: @autoclosure () -> Value) -> (place: Int, isNew: Bool)
  {
    var place = home(key, tag)
    while true {
      let slot = slots[place]
      if slot.mark == 0 { break }
      if slot.key == key, slot.mark == tag &+ 1 { return (place, false) }
      place = (place + 1) & (slots.count - 1)
    }
    slots[place] = Slot(key: key, mark: tag &+ 1, value: initial())
    used += 1
    return (place, true)
  }

  /// Above seven tenths full, look-ups get slow: make room before the next insertion.
  @inlinable
  public var needsRoom: Bool { used * 10 >= slots.count * 7 }

  /// Drops what `isLive` says no to, and doubles the table if what is left still fills a third of it.
  @inlinable
  public mutating func makeRoom(keeping isLive: (UInt64, UInt32, Value) -> Bool) {
    var live = 0
    for place in 0..<slots.count {
      let slot = slots[place]
      guard slot.mark != 0 else { continue }
      if isLive(slot.key, slot.mark - 1, slot.value) { live += 1 } else { slots[place].mark = .max }
    }
    var other = Block<Slot>(count: live * 3 >= slots.count ? slots.count * 2 : slots.count)
    swap(&slots, &other)
    used = live
    for place in 0..<other.count {
      let slot = other[place]
      guard slot.mark != 0, slot.mark != .max else { continue }
      var free = home(slot.key, slot.mark - 1)
      while slots[free].mark != 0 { free = (free + 1) & (slots.count - 1) }
      slots[free] = slot
    }
  }

  /// Takes one entry out and closes the gap.
  public mutating func remove(at place: Int) {
    var gap = place
    var next = (gap + 1) & (slots.count - 1)
    while slots[next].mark != 0 {
      let wanted = home(slots[next].key, slots[next].mark - 1)
      // The entry may move into the gap only if its home does not lie between the gap and where it is.
      if (next - wanted) & (slots.count - 1) >= (next - gap) & (slots.count - 1) {
        slots[gap] = slots[next]
        gap = next
      }
      next = (next + 1) & (slots.count - 1)
    }
    slots[gap].mark = 0
    used -= 1
  }

  public func forEach(_ body: (UInt64, UInt32, Value) -> Void) {
    for place in 0..<slots.count {
      let slot = slots[place]
      if slot.mark != 0 { body(slot.key, slot.mark - 1, slot.value) }
    }
  }
}

extension PairTable {
  /// The whole table as bytes, for a checkpoint.
  public func withBytes<Result: ~Copyable, Failure: Error>(
    _ body: (borrowing RawSpan) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try slots.withBytes(body)
  }

  private init(slots: consuming Block<Slot>, count: Int) {
    self.slots = slots
    used = count
  }

  /// The table that `withBytes` gave. Nil where the bytes cannot be one.
  public static func restored(from bytes: borrowing RawSpan) -> PairTable? {
    let size = bytes.byteCount / MemoryLayout<Slot>.stride
    guard size >= 16, size & (size - 1) == 0, size * MemoryLayout<Slot>.stride == bytes.byteCount else { return nil }
    var slots = Block<Slot>(count: size)
    slots.copy(bytes: bytes)
    var live = 0
    for place in 0..<size where slots[place].mark != 0 { live += 1 }
    // A table without an empty slot would be searched forever.
    return live < size ? PairTable(slots: slots, count: live) : nil
  }
}
