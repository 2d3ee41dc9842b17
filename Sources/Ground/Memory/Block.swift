public import CMemory

/// A fixed number of plain values, all zero at first, outside of reference counting.
///
/// For tables that hold millions of entries and are read a hundred million times a second. Every access is checked.
@safe
public struct Block<Element: BitwiseCopyable>: ~Copyable {
  @usableFromInline
  let base: UnsafeMutablePointer<Element>
  /// How many elements there are; never changes.
  public let count: Int

  /// Ends the program where the system has no memory left, as every allocation does.
  public init(count: Int) {
    precondition(count >= 0 && count <= Int.max / max(1, MemoryLayout<Element>.stride))
    self.count = count
    // SAFETY: freshly mapped zero bytes are a valid value of every bitwise-copyable type that is stored here.
    guard let memory = unsafe bb_memory_map(max(1, count * MemoryLayout<Element>.stride)) else {
      preconditionFailure("out of memory")
    }
    unsafe base = memory.bindMemory(to: Element.self, capacity: count)
  }

  deinit {
    // SAFETY: mapped in init with the same size, and never handed out.
    unsafe bb_memory_unmap(base, max(1, count * MemoryLayout<Element>.stride))
  }

  @inlinable
  public subscript(index: Int) -> Element {
    @inline(__always) get {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
      // SAFETY: the index was just checked.
      return unsafe base[index]
    }
    @inline(__always) _modify {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
      // SAFETY: the index was just checked, and `self` is borrowed mutably.
      yield unsafe &base[index]
    }
  }

  /// The elements as bytes, for writing them to a file.
  public func withBytes<Result: ~Copyable, Failure: Error>(
    _ body: (borrowing RawSpan) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    // SAFETY: `self` is borrowed while `body` runs.
    try body(unsafe RawSpan(_unsafeStart: base, byteCount: count * MemoryLayout<Element>.stride))
  }

  /// Puts bytes over the elements from one on; the rest stays as it is.
  public mutating func copy(bytes: borrowing RawSpan, at index: Int = 0) {
    let offset = index * MemoryLayout<Element>.stride
    precondition(index >= 0 && bytes.byteCount <= count * MemoryLayout<Element>.stride - offset)
    // SAFETY: the size was just checked; the two do not overlap, since the block owns its memory.
    unsafe bytes.withUnsafeBytes { source in
      guard let from = source.baseAddress else { return }
      unsafe UnsafeMutableRawPointer(base).advanced(by: offset).copyMemory(from: from, byteCount: source.count)
    }
  }

  /// Copies elements of another block to the start of this one.
  public mutating func copy(_ count: Int, from other: borrowing Block) {
    precondition(count <= self.count && count <= other.count)
    // SAFETY: both counts were just checked; two blocks never overlap.
    unsafe base.update(from: other.base, count: count)
  }
}

extension Block: @unchecked Sendable where Element: Sendable {}

extension Block {
  /// Makes the block twice as large, with zeroes behind what it has.
  @inline(never)
  public mutating func grow() {
    var larger = Block(count: Swift.max(1, count * 2))
    larger.copy(count, from: self)
    swap(&self, &larger)
  }
}

extension Block where Element == UInt8 {
  /// Whether the bytes from a place on are these.
  @inlinable @inline(__always)
  public func equals(_ bytes: borrowing RawSpan, at place: Int) -> Bool {
    let length = bytes.byteCount
    precondition(place >= 0 && length <= count - place)
    // SAFETY: the block has that many bytes from the place on, as was just checked.
    return unsafe bytes.withUnsafeBytes { other in
      guard let start = other.baseAddress else { return true }
      return unsafe memcmp(base + place, start, length) == 0
    }
  }
}

extension Block {
  /// Asks the processor to fetch an element that will be needed soon. An index past the end does nothing.
  @inlinable @inline(__always)
  public func prefetch(_ index: Int) {
    guard UInt(bitPattern: index) < UInt(bitPattern: count) else { return }
    // SAFETY: the index was just checked; the address is only a hint.
    unsafe bb_prefetch(base + index)
  }
}
