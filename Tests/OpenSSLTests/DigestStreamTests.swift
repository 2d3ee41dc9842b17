import OpenSSL
import Testing

@Suite struct DigestStreamTests {
  private func hex(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// The digests of "abc", from RFC 1321 and FIPS 180-4.
  @Test(arguments: [
    (DigestAlgorithm.md5, "900150983cd24fb0d6963f7d28e17f72"),
    (.sha1, "a9993e364706816aba3e25717850c26c9cd0d89d"),
    (.sha224, "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7"),
    (.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (.sha384, "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7"),
    (
      .sha512,
      "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
        + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"
    ),
  ])
  func `abc has its published digest, whole and in pieces`(algorithm: DigestAlgorithm, expected: String) {
    #expect(hex(DigestStream.digest(of: Array("abc".utf8), algorithm)) == expected)
    let stream = DigestStream(algorithm)
    for byte in "abc".utf8 { stream.add([byte]) }
    stream.add([])
    #expect(hex(stream.digest()) == expected)
    #expect(algorithm.byteCount * 2 == expected.count)
  }

  @Test func `two are weak`() {
    #expect(DigestAlgorithm.allCases.filter(\.isWeak) == [.md5, .sha1])
  }
}
