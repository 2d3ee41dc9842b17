/// A text inside a larger buffer. Comparing eight bytes at a time may read behind the text, never behind the buffer:
/// every read is checked, so none is unsafe in spite of the name.
struct TextRun: ~Escapable {
  let buffer: RawSpan
  let start: Int
  let count: Int

  @inline(__always)
  @_lifetime(copy buffer)
  init(_ buffer: RawSpan, start: Int, count: Int) {
    self.buffer = buffer
    self.start = start
    self.count = count
  }

  var bytes: RawSpan {
    @inline(__always)
    @_lifetime(copy self)
    get { buffer.extracting(start..<start + count) }
  }

  @inline(__always)
  @_lifetime(copy self)
  func from(_ offset: Int, count: Int) -> TextRun { TextRun(buffer, start: start + offset, count: count) }

  @inline(__always)
  func byte(_ offset: Int) -> UInt8 { buffer.unsafeLoad(fromByteOffset: start + offset, as: UInt8.self) }

  /// Whether eight bytes can be read here.
  @inline(__always)
  func hasWord(_ offset: Int) -> Bool { start + offset + 8 <= buffer.byteCount }

  /// Eight bytes, the first one lowest.
  @inline(__always)
  func word(_ offset: Int) -> UInt64 {
    UInt64(littleEndian: buffer.unsafeLoadUnaligned(fromByteOffset: start + offset, as: UInt64.self))
  }

  /// The bytes from `offset` on, of which there are fewer than eight; zeros stand for the others.
  @inline(__always)
  func tail(_ offset: Int) -> UInt64 {
    let left = count - offset
    guard !hasWord(offset) else { return word(offset) & ~(~0 << UInt64(left * 8)) }
    var value: UInt64 = 0
    for place in 0..<left { value |= UInt64(byte(offset + place)) << UInt64(place * 8) }
    return value
  }

  @inline(__always)
  func isEqual(_ other: borrowing TextRun) -> Bool {
    guard count == other.count else { return false }
    var offset = 0
    while offset + 8 <= count {
      if word(offset) != other.word(offset) { return false }
      offset += 8
    }
    return offset == count || tail(offset) == other.tail(offset)
  }

  /// Whether the text comes before the other one; UTF-8 sorts as its code points do.
  func precedes(_ other: borrowing TextRun) -> Bool {
    let shared = min(count, other.count)
    var offset = 0
    while offset + 8 <= shared {
      let (left, right) = (word(offset).byteSwapped, other.word(offset).byteSwapped)
      if left != right { return left < right }
      offset += 8
    }
    while offset < shared {
      if byte(offset) != other.byte(offset) { return byte(offset) < other.byte(offset) }
      offset += 1
    }
    return count < other.count
  }

  func starts(with other: borrowing TextRun) -> Bool {
    count >= other.count && from(0, count: other.count).isEqual(other)
  }

  func ends(with other: borrowing TextRun) -> Bool {
    count >= other.count && from(count - other.count, count: other.count).isEqual(other)
  }

  func contains(_ other: borrowing TextRun) -> Bool {
    guard other.count > 0 else { return true }
    let lastStart = count - other.count
    let first = UInt64(other.byte(0)) &* Self.ones
    var offset = 0
    while offset <= lastStart {
      if hasWord(offset) {
        // A byte of `difference` is zero where the first byte of the other stands. The lowest high bit is exact.
        let difference = word(offset) ^ first
        let zeros = (difference &- Self.ones) & ~difference & (Self.ones << 7)
        guard zeros != 0 else {
          offset += 8
          continue
        }
        offset += zeros.trailingZeroBitCount >> 3
        guard offset <= lastStart else { return false }
      }
      if from(offset, count: other.count).isEqual(other) { return true }
      offset += 1
    }
    return false
  }

  /// How many code points the UTF-8 has: its bytes but for those that continue one.
  var codePointCount: Int {
    var continuations: UInt64 = 0
    var offset = 0
    while offset + 8 <= count {
      continuations += Self.continuations(word(offset))
      offset += 8
    }
    if offset < count { continuations += Self.continuations(tail(offset)) }
    return count - Int(truncatingIfNeeded: continuations)
  }

  private static let ones: UInt64 = 0x0101_0101_0101_0101

  /// How many of eight bytes are 0b10xxxxxx.
  private static func continuations(_ word: UInt64) -> UInt64 {
    (((word >> 7) & ~(word >> 6) & ones) &* ones) >> 56
  }
}
