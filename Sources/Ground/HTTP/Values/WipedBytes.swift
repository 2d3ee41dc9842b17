internal import Sodium

/// Bytes of a request, overwritten when the last who reads them lets go.
final class WipedBytes: @unchecked Sendable {
  // SAFETY: changed in `deinit` alone, when nobody reads any more.
  private(set) var bytes: [UInt8]

  /// Takes the bytes over; the caller keeps none.
  init(taking bytes: consuming [UInt8]) { self.bytes = bytes }

  deinit { Libsodium.wipe(&bytes) }
}
