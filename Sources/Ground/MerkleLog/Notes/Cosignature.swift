internal import Sodium

/// What a witness signs: that at a time it saw this checkpoint, grown out of all that it saw before (C2SP tlog-cosignature
/// 1.0, Ed25519).
public struct Cosignature: Hashable, Sendable {
  /// Seconds since 1970.
  public let seconds: Int
  let signature: [UInt8]

  /// From a note's signature: eight bytes of time, highest first, and 64 of Ed25519.
  public init?(_ bytes: [UInt8]) {
    guard bytes.count == 72, bytes[0] < 0x80 else { return nil }
    seconds = bytes.prefix(8).reduce(0) { $0 << 8 | Int($1) }
    signature = Array(bytes.dropFirst(8))
  }

  func isRight(for text: String, key: VerifyingKey) -> Bool {
    key.isValid(signature, for: Self.message(text, seconds: seconds))
  }

  static func message(_ text: String, seconds: Int) -> [UInt8] {
    Array("cosignature/v1\ntime \(seconds)\n\(text)".utf8)
  }
}
