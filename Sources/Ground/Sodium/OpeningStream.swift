internal import CSodium

/// Opens what `SealingStream` wrote. Each piece that comes out is authentic and in its place; that nothing is missing is known
/// after `finish` only, so nobody may be shown the file before.
public struct OpeningStream: ~Copyable {
  private let key: Secret
  private let context: [UInt8]
  private let state: Secret
  private let frame: Secret
  private var pending: [UInt8] = []
  private var hasHeader = false
  private var slots = 0
  private var total = 0
  private var hasEnded = false
  private var failure: SodiumError?

  public init(key: borrowing Secret, context: [UInt8]) throws(SodiumError) {
    guard key.byteCount == 32 else { throw .malformed }
    let ownKey = try key.copy()
    let state = try Secret(uninitialized: FrameForm.stateBytes)
    let frame = try Secret(uninitialized: FrameForm.plainBytes)
    self.key = ownKey
    self.context = context
    self.state = state
    self.frame = frame
  }

  /// Takes the next bytes, and gives what they complete to `sink`.
  public mutating func add(
    _ bytes: some Sequence<UInt8>, to sink: (borrowing RawSpan) -> Void
  ) throws(SodiumError) {
    if let failure { throw failure }
    pending += bytes
    do throws(SodiumError) {
      try readHeader()
      var place = 0
      // A frame with something behind it is not the last.
      while hasHeader, pending.count - place > FrameForm.sealedBytes {
        try pull(pending[place..<place + FrameForm.sealedBytes], FrameForm.message, to: sink)
        place += FrameForm.sealedBytes
      }
      pending.removeFirst(place)
    } catch {
      failure = error
      throw error
    }
  }

  /// Opens the last frame; throws `truncated` where it does not say that it is the last.
  public consuming func finish(to sink: (borrowing RawSpan) -> Void) throws(SodiumError) {
    if let failure { throw failure }
    guard hasHeader else { throw .truncated }
    try pull(pending[...], FrameForm.final, to: sink)
    guard slots == Padding.paddedCount(total, minimum: FrameForm.minimumBytes) else { throw .malformed }
  }

  private mutating func readHeader() throws(SodiumError) {
    guard !hasHeader, pending.count >= FrameForm.headerByteCount else { return }
    guard pending[0] == CommittedBox.suite else { throw .malformed }
    guard Libsodium.areEqual(Array(pending[1..<33]), CommittedBox.commitment(to: key, context: context)) else {
      throw .otherKey
    }
    let header = Array(pending[33..<FrameForm.headerByteCount])
    // SAFETY: state, header and key have the sizes that libsodium says.
    guard unsafe crypto_secretstream_xchacha20poly1305_init_pull(state.asStream, header, key.base) == 0 else {
      throw .malformed
    }
    pending.removeFirst(FrameForm.headerByteCount)
    hasHeader = true
  }

  private mutating func pull(
    _ sealed: ArraySlice<UInt8>, _ expected: UInt8, to sink: (borrowing RawSpan) -> Void
  ) throws(SodiumError) {
    let frameSlots = sealed.count - FrameForm.overheadBytes - FrameForm.countBytes
    guard frameSlots >= 0 else { throw .truncated }
    var tag: UInt8 = 0xFF
    let bytes = Array(sealed)
    // SAFETY: the frame has room for the largest plaintext; all counts are those of their arrays.
    let done = unsafe crypto_secretstream_xchacha20poly1305_pull(
      state.asStream, frame.base, nil, &tag, bytes, UInt64(bytes.count), context, UInt64(context.count))
    guard done == 0 else { throw .notAuthentic }
    guard tag == expected else { throw .truncated }
    try give(slots: frameSlots, to: sink)
  }

  /// Passes on what counts in the opened frame. The sealer wrote it in one form only; another one is refused.
  private mutating func give(slots frameSlots: Int, to sink: (borrowing RawSpan) -> Void) throws(SodiumError) {
    // SAFETY: an opened frame has its count and `frameSlots` bytes behind it.
    let count = (0..<FrameForm.countBytes).reduce(0) { unsafe $0 | Int(frame.base[$1]) << (8 * $1) }
    guard count <= frameSlots, count == 0 || !hasEnded else { throw .malformed }
    let padding = FrameForm.countBytes + count..<FrameForm.countBytes + frameSlots
    guard padding.allSatisfy({ unsafe frame.base[$0] == 0 }) else { throw .malformed }
    hasEnded = count < frameSlots
    slots += frameSlots
    total += count
    frame.withBytes { sink($0.extracting(FrameForm.countBytes..<FrameForm.countBytes + count)) }
  }
}
