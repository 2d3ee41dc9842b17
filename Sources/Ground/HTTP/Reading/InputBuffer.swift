internal import Sodium

/// Bytes that came and were not used yet. What was used is overwritten; growing leaves no copy behind.
struct InputBuffer: Sendable {
  private(set) var bytes: [UInt8] = []
  private(set) var start = 0

  var count: Int { bytes.count - start }
  var range: Range<Int> { start..<bytes.count }

  mutating func append(_ piece: ArraySlice<UInt8>) {
    if bytes.count + piece.count > bytes.capacity {
      var larger: [UInt8] = []
      larger.reserveCapacity(max(512, 2 * count, count + piece.count))
      larger += bytes[start...]
      Libsodium.wipe(&bytes)
      (bytes, start) = (larger, 0)
    }
    bytes += piece
  }

  /// Forgets the first bytes.
  mutating func drop(_ dropped: Int) {
    start += dropped
    guard start == bytes.count else { return }
    Libsodium.wipe(&bytes)
    // A connection that rests holds little.
    bytes.removeAll(keepingCapacity: bytes.capacity <= 1_024)
    start = 0
  }

  /// Nothing of it is needed any more.
  mutating func forget() {
    Libsodium.wipe(&bytes)
    (bytes, start) = ([], 0)
  }

  /// Takes the first bytes out.
  mutating func take(_ taken: Int) -> [UInt8] {
    let piece = Array(bytes[start..<start + taken])
    drop(taken)
    return piece
  }
}
