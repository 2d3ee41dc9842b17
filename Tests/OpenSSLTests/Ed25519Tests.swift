import OpenSSL
import Testing

/// Libsodium's answers are compared with these in `SigningTests`.
@Suite struct Ed25519Tests {
  // RFC 8032, section 7.1, test 1.
  private let key = bytes("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
  private let signature = bytes(
    "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
  )

  @Test func `the standard's example`() {
    #expect(Ed25519.isValid(signature, for: [], key: key))
    #expect(!Ed25519.isValid(signature, for: [0], key: key))
  }

  /// OpenSSL alone takes the first two.
  @Test func `what the rule refuses is not asked`() {
    let identity = [1] + [UInt8](repeating: 0, count: 31)
    #expect(!Ed25519.isValid(identity + [UInt8](repeating: 0, count: 32), for: [1], key: identity))
    #expect(!Ed25519.isValid([UInt8](repeating: 0, count: 64), for: [1], key: [UInt8](repeating: 0, count: 32)))
    #expect(!Ed25519.isValid(signature, for: [], key: []))
    #expect(!Ed25519.isValid([], for: [], key: key))
  }

  private static func bytes(_ text: String) -> [UInt8] {
    let digits = Array(text)
    return stride(from: 0, to: digits.count, by: 2).compactMap { UInt8(String(digits[$0...$0 + 1]), radix: 16) }
  }
}
