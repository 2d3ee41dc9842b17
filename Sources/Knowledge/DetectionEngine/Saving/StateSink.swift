internal import Memory

/// Where a state is written to, in parts that are read back in the same order.
struct StateSink: ~Copyable {
  private let write: (borrowing RawSpan) throws -> Void

  init(_ write: @escaping (borrowing RawSpan) throws -> Void) { self.write = write }

  /// The bytes behind their count.
  mutating func put(_ bytes: borrowing RawSpan) throws {
    try put(UInt64(bytes.byteCount))
    try write(bytes)
  }

  mutating func put(_ number: UInt64) throws {
    let bytes = [number.littleEndian]
    try write(bytes.span.bytes)
  }

  mutating func put(_ number: Int) throws { try put(UInt64(bitPattern: Int64(number))) }

  /// The first `used` elements of a block.
  mutating func put<Element>(_ block: borrowing Block<Element>, used: Int) throws {
    try put(block.count)
    var failure: (any Error)?
    let count = used * MemoryLayout<Element>.stride
    // A closure that throws cannot be told apart from one that does not: the error is carried out by hand.
    block.withBytes { bytes in
      do { try self.put(bytes.extracting(0..<count)) } catch { failure = error }
    }
    if let failure { throw failure }
  }

  mutating func put<Value>(_ table: borrowing PairTable<Value>) throws {
    var failure: (any Error)?
    table.withBytes { bytes in
      do { try self.put(bytes) } catch { failure = error }
    }
    if let failure { throw failure }
  }

  mutating func put(_ lists: borrowing WordLists) throws {
    var failure: (any Error)?
    lists.withBytes { words, used, free in
      do {
        try self.put(words)
        try self.put(used)
        try self.put(free.span.bytes)
      } catch { failure = error }
    }
    if let failure { throw failure }
  }
}
