import OpenSSL
import Testing

@Suite struct SHA256Tests {
  // The examples of FIPS 180-4 (NIST, Secure Hash Standard, examples for SHA-256), and the empty text.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
    (
      String(repeating: "a", count: 1_000_000), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    ),
  ])
  func `the standard's examples`(_ text: String, _ expected: String) {
    #expect(SHA256.hex(of: text) == expected)
  }

  @Test func `text is hashed as UTF-8`() {
    #expect(SHA256.hex(of: "é") == SHA256.digest(of: [0xC3, 0xA9] as [UInt8]).map { hex($0) }.joined())
    #expect(SHA256.hex(of: "é") != SHA256.hex(of: "e\u{301}"))
  }

  private func hex(_ byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16) }

  @Test func `any sequence of bytes is hashed, and only its bytes count`() {
    let bytes = [UInt8]("abc".utf8)
    #expect(SHA256.digest(of: bytes) == SHA256.digest(of: "xabc".utf8.dropFirst()))
    #expect(SHA256.digest(of: bytes) == SHA256.digest(of: sequence(first: 0x61) { $0 < 0x63 ? $0 + 1 : nil }))
    #expect(SHA256.digest(of: bytes).count == SHA256.byteCount)
  }

  /// Lengths around the 64 bytes of a block: each has a digest of its own, and the same twice.
  @Test func `every length has its own digest`() {
    let digests = (0...200).map { SHA256.digest(of: [UInt8](repeating: 0, count: $0)) }
    #expect(Set(digests).count == 201)
    #expect(digests == (0...200).map { SHA256.digest(of: [UInt8](repeating: 0, count: $0)) })
  }

  @Test func `fed piece by piece it gives the same digest`() {
    let bytes = (0..<1_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    for size in [1, 63, 64, 65, 1_000] {
      let stream = SHA256Stream()
      for start in stride(from: 0, to: bytes.count, by: size) {
        let piece = Array(bytes[start..<min(bytes.count, start + size)])
        stream.add(piece.span.bytes)
      }
      #expect(stream.digest() == SHA256.digest(of: bytes))
    }
    #expect(SHA256Stream().digest() == SHA256.digest(of: []))
  }
}
