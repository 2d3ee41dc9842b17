public import CMemory

/// A fast hash of short byte strings. Not for secrets: whoever knows the seed can make collisions.
public enum ByteHash {
  @inlinable @inline(__always)
  public static func hash(_ bytes: borrowing RawSpan, seed: UInt64) -> UInt64 {
    // SAFETY: the buffer is used inside the closure only, and the function reads exactly its bytes.
    unsafe bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return bb_mix(seed, 0xE703_7ED1_A0B4_28DB) }
      return unsafe bb_hash(base.assumingMemoryBound(to: UInt8.self), buffer.count, seed)
    }
  }

  /// The first seven bytes as a number below 2^56; bytes that are not there are zero.
  @inlinable @inline(__always)
  public static func firstSeven(_ bytes: borrowing RawSpan) -> UInt64 {
    // SAFETY: the function reads exactly the bytes of the buffer, and no more than seven.
    unsafe bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return 0 }
      return unsafe bb_first_seven(base.assumingMemoryBound(to: UInt8.self), buffer.count)
    }
  }

  /// Spreads a number over 64 bits, for places in a table.
  @inlinable @inline(__always)
  public static func spread(_ value: UInt64) -> UInt64 { bb_mix(value, 0x9E37_79B9_7F4A_7C15) }

  /// Whether two runs hold the same bytes.
  @inlinable @inline(__always)
  public static func equal(_ left: borrowing RawSpan, _ right: borrowing RawSpan) -> Bool {
    guard left.byteCount == right.byteCount else { return false }
    // SAFETY: both buffers have `a.count` bytes, and are used inside the closures only.
    return unsafe left.withUnsafeBytes { a in
      unsafe right.withUnsafeBytes { b in
        guard let x = a.baseAddress, let y = b.baseAddress else { return true }
        return unsafe memcmp(x, y, a.count) == 0
      }
    }
  }
}
