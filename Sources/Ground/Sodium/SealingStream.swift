internal import CSodium

/// How a long file is sealed: frames of one size, each of which says how many of its bytes count.
///
/// `suite (1) ‖ key commitment (32) ‖ stream header (24) ‖ frames`. A frame is the secretstream form (libsodium) of
/// `count (4, lowest first) ‖ bytes ‖ zeros`. All are full but the last, whose tag says that it is the last. The context is bound
/// into every frame.
enum FrameForm {
  static let headerByteCount = 1 + KeyedHash.byteCount + 24
  static let countBytes = 4
  /// Of the plaintext of a full frame.
  static let plainBytes = 65_536
  /// How many bytes of the file a full frame holds.
  static let capacity = plainBytes - countBytes
  static let overheadBytes = 17
  static let sealedBytes = plainBytes + overheadBytes
  /// Files shorter than this look alike.
  static let minimumBytes = 1_024
  static let message: UInt8 = 0
  static let final: UInt8 = 3
  static let stateBytes = MemoryLayout<crypto_secretstream_xchacha20poly1305_state>.size
}

/// Seals a file piece by piece, in memory that does not grow with it. What comes out is as long as the padded file.
public struct SealingStream: ~Copyable {
  private let state: Secret
  private let frame: Secret
  private let context: [UInt8]
  /// How much of the frame is filled.
  private var filled = 0
  /// Full frames that went out.
  private var frames = 0

  public init(
    key: borrowing Secret, context: [UInt8], into output: inout [UInt8]
  ) throws(SodiumError) {
    guard key.byteCount == 32 else { throw .malformed }
    let state = try Secret(uninitialized: FrameForm.stateBytes)
    let frame = try Secret(uninitialized: FrameForm.plainBytes)
    self.context = context
    var header = [UInt8](repeating: 0, count: 24)
    // SAFETY: the state has the size that libsodium says; header and key have theirs.
    unsafe _ = crypto_secretstream_xchacha20poly1305_init_push(state.asStream, &header, key.base)
    output += [CommittedBox.suite] + CommittedBox.commitment(to: key, context: context) + header
    self.state = state
    self.frame = frame
  }

  public mutating func add(_ bytes: borrowing RawSpan, into output: inout [UInt8]) {
    var place = 0
    while place < bytes.byteCount {
      if filled == FrameForm.capacity { push(slots: FrameForm.capacity, FrameForm.message, into: &output) }
      let count = min(FrameForm.capacity - filled, bytes.byteCount - place)
      // SAFETY: `count` bytes fit behind what is filled.
      unsafe bytes.extracting(place..<place + count).withUnsafeBytes { source in
        let target = unsafe UnsafeMutableRawBufferPointer(
          start: frame.base + FrameForm.countBytes + filled, count: count)
        unsafe target.copyMemory(from: source)
      }
      filled += count
      place += count
    }
  }

  /// Writes what is left and the end.
  public consuming func finish(into output: inout [UInt8]) {
    var slots =
      Padding.paddedCount(frames * FrameForm.capacity + filled, minimum: FrameForm.minimumBytes)
      - frames * FrameForm.capacity
    while slots > FrameForm.capacity {
      push(slots: FrameForm.capacity, FrameForm.message, into: &output)
      slots -= FrameForm.capacity
    }
    push(slots: slots, FrameForm.final, into: &output)
  }

  private mutating func push(slots: Int, _ tag: UInt8, into output: inout [UInt8]) {
    for byte in 0..<FrameForm.countBytes {
      // SAFETY: the frame begins with these bytes.
      unsafe frame.base[byte] = UInt8(truncatingIfNeeded: filled >> (8 * byte))
    }
    // SAFETY: at most `capacity` slots lie behind the count.
    unsafe (frame.base + FrameForm.countBytes + filled).update(repeating: 0, count: slots - filled)
    var sealed = [UInt8](repeating: 0, count: FrameForm.countBytes + slots + FrameForm.overheadBytes)
    // SAFETY: there is room for the frame and its overhead; all counts are those of their arrays.
    unsafe _ = crypto_secretstream_xchacha20poly1305_push(
      state.asStream, &sealed, nil, frame.base, UInt64(FrameForm.countBytes + slots), context, UInt64(context.count),
      tag)
    output += sealed
    filled = 0
    frames += 1
  }
}

extension Secret {
  /// The memory as libsodium's stream state, for whose size it was made.
  var asStream: UnsafeMutablePointer<crypto_secretstream_xchacha20poly1305_state> {
    unsafe UnsafeMutableRawPointer(base).assumingMemoryBound(to: crypto_secretstream_xchacha20poly1305_state.self)
  }
}
