internal import CConfusables

/// What characters look like, by ICU. Safe to use from several threads at once.
@safe final class Confusables: @unchecked Sendable {
  static let bytesMax = Int(BB_CONFUSABLES_BYTES_MAX)
  /// Opened when the first text comes that is not ASCII.
  static let shared = Confusables()

  private let handle: OpaquePointer

  private init() {
    guard let handle = unsafe bb_confusables_open() else { preconditionFailure("ICU has its data") }
    unsafe self.handle = handle
  }

  deinit { unsafe bb_confusables_close(handle) }

  /// Writes what the character folds to, and returns the number of bytes. There is room for `bytesMax`.
  func fold(_ character: UInt32, into out: UnsafeMutablePointer<UInt8>) -> Int {
    // SAFETY: the caller has room for as many bytes as are ever written.
    Int(unsafe bb_confusables_fold(handle, character, out))
  }
}

/// The last characters that were folded: asking ICU takes a microsecond, and a text repeats its letters.
struct CharacterCache {
  private static let slots = 1024
  /// Longer foldings are asked for again.
  private static let bytesMax = 7

  private var characters = [UInt32](repeating: 0, count: slots)
  /// The number of bytes in the lowest byte, the bytes above it.
  private var foldings = [UInt64](repeating: 0, count: slots)

  /// Writes what the character folds to, and returns the number of bytes. There is room for `Confusables.bytesMax`.
  mutating func fold(_ character: UInt32, into out: UnsafeMutablePointer<UInt8>) -> Int {
    let slot = Int(character % UInt32(Self.slots))
    if characters[slot] == character {
      let count = Int(foldings[slot] & 0xFF)
      // SAFETY: at most seven bytes are kept.
      for place in 0..<count { unsafe out[place] = UInt8(truncatingIfNeeded: foldings[slot] >> UInt64(8 * place + 8)) }
      return count
    }
    let count = unsafe Confusables.shared.fold(character, into: out)
    if count <= Self.bytesMax {
      characters[slot] = character
      foldings[slot] = UInt64(count)
      for place in 0..<count { unsafe foldings[slot] |= UInt64(out[place]) << UInt64(8 * place + 8) }
    }
    return count
  }
}
