@testable import Sodium

/// Bytes as the tests write them.
enum Hex {
  static func bytes(_ text: String) -> [UInt8] {
    let digits = Array(text.utf8)
    return stride(from: 0, to: digits.count - 1, by: 2).compactMap {
      UInt8(String(decoding: digits[$0...$0 + 1], as: UTF8.self), radix: 16)
    }
  }

  static func text(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}

extension Secret {
  /// What tests compare; the program has no such copy.
  var copiedBytes: [UInt8] { withBytes { bytes in bytes.withUnsafeBytes { Array($0) } } }

  static func of(_ bytes: [UInt8]) throws(SodiumError) -> Secret {
    var bytes = bytes
    return try Secret(taking: &bytes)
  }

  static func of(_ text: String) throws(SodiumError) -> Secret { try of(Array(text.utf8)) }
}
