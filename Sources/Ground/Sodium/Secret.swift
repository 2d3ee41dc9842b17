internal import CSodium
internal import Glibc

/// Bytes that stay in one place: in locked memory between guard pages, left out of core dumps, overwritten when let go.
///
/// It cannot be copied by accident, and has no description.
@safe
public struct Secret: ~Copyable, @unchecked Sendable {
  let base: UnsafeMutablePointer<UInt8>
  public let byteCount: Int

  /// Room whose content the caller writes next.
  init(uninitialized byteCount: Int) throws(SodiumError) {
    Libsodium.start()
    guard let room = unsafe sodium_malloc(byteCount) else { throw .noLockedMemory }
    // sodium_malloc goes on where locking fails; a secret does not.
    guard unsafe mlock(room, byteCount) == 0 else {
      unsafe sodium_free(room)
      throw .noLockedMemory
    }
    unsafe base = room.assumingMemoryBound(to: UInt8.self)
    self.byteCount = byteCount
  }

  /// Takes the bytes over and overwrites the array.
  public init(taking bytes: inout [UInt8]) throws(SodiumError) {
    // SAFETY: the span is used during the call only.
    unsafe try self.init(copying: bytes.span.bytes)
    Libsodium.wipe(&bytes)
  }

  public init(copying bytes: borrowing RawSpan) throws(SodiumError) {
    try self.init(uninitialized: bytes.byteCount)
    // SAFETY: there is room for exactly these bytes.
    unsafe bytes.withUnsafeBytes { source in
      unsafe UnsafeMutableRawBufferPointer(start: base, count: byteCount).copyMemory(from: source)
    }
  }

  /// Each byte as the function says of its place.
  public init(byteCount: Int, _ byte: (Int) -> UInt8) throws(SodiumError) {
    try self.init(uninitialized: byteCount)
    // SAFETY: the places are those of the new memory.
    for place in 0..<byteCount { unsafe base[place] = byte(place) }
  }

  public subscript(place: Int) -> UInt8 {
    precondition(place >= 0 && place < byteCount)
    // SAFETY: the place was just checked.
    return unsafe base[place]
  }

  /// Fresh bytes from the system's generator.
  public static func random(byteCount: Int) throws(SodiumError) -> Secret {
    let secret = try Secret(uninitialized: byteCount)
    unsafe randombytes_buf(secret.base, byteCount)
    return secret
  }

  // SAFETY: base comes from sodium_malloc and is freed once, since the value cannot be copied.
  deinit { unsafe sodium_free(base) }

  /// Lends the bytes. What copies them is responsible for the copy.
  public func withBytes<Result: ~Copyable, Failure: Error>(
    _ body: (borrowing RawSpan) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    // SAFETY: the memory lives as long as self, which is borrowed for the call.
    try unsafe body(RawSpan(_unsafeStart: base, byteCount: byteCount))
  }

  public func copy() throws(SodiumError) -> Secret { try part(0..<byteCount) }

  /// A secret of its own with some of the bytes.
  public func part(_ range: Range<Int>) throws(SodiumError) -> Secret {
    precondition(range.lowerBound >= 0 && range.upperBound <= byteCount)
    let part = try Secret(uninitialized: range.count)
    // SAFETY: the range was just checked to lie inside.
    unsafe part.base.update(from: base + range.lowerBound, count: range.count)
    return part
  }

  /// Both, one after the other.
  public func followed(by other: borrowing Secret) throws(SodiumError) -> Secret {
    let both = try Secret(uninitialized: byteCount + other.byteCount)
    // SAFETY: there is room for both.
    unsafe both.base.update(from: base, count: byteCount)
    unsafe (both.base + byteCount).update(from: other.base, count: other.byteCount)
    return both
  }

  /// Each byte of one with the same byte of the other: two halves of which neither says anything alone.
  public func xor(_ other: borrowing Secret) throws(SodiumError) -> Secret {
    guard byteCount == other.byteCount else { throw .malformed }
    let result = try copy()
    // SAFETY: both have `byteCount` bytes.
    for place in 0..<byteCount { unsafe result.base[place] ^= other.base[place] }
    return result
  }

  /// Whether both are the same, in a time that depends on their length only.
  public func isEqual(to other: borrowing Secret) -> Bool {
    // SAFETY: both have `byteCount` bytes.
    unsafe byteCount == other.byteCount && sodium_memcmp(base, other.base, byteCount) == 0
  }
}
