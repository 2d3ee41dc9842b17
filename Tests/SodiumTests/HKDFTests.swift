import GroundTestKit
import Testing

@testable import Sodium

@Suite struct HKDFTests {
  // RFC 4231, test cases 1, 2 and 6 (a key longer than a block).
  @Test(arguments: [
    (
      String(repeating: "0b", count: 20), "4869205468657265",
      "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
    ),
    (
      "4a656665", "7768617420646f2079612077616e7420666f72206e6f7468696e673f",
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    ),
    (
      String(repeating: "aa", count: 131),
      "54657374205573696e67204c6172676572205468616e20426c6f636b2d53697a65204b6579202d2048617368204b6579204669727374",
      "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
    ),
  ])
  func `the standard's codes`(_ key: String, _ data: String, _ code: String) throws {
    #expect(Hex.text(try HMACSHA256.code(for: Hex.bytes(data), key: .of(Hex.bytes(key))).copiedBytes) == code)
  }

  @Test func `label and secret are one text`() throws {
    let key = try Secret.random(byteCount: 32)
    let one = try HMACSHA256.code(for: Array("label".utf8), and: .of("secret"), key: key).copiedBytes
    #expect(try one == HMACSHA256.code(for: Array("labelsecret".utf8), key: key).copiedBytes)
  }

  @Test(.enabled(if: WycheproofCase.isHere("hkdf_sha256"), "the shared test data is not here"))
  func `Wycheproof`() throws {
    let cases = try WycheproofCase.all("hkdf_sha256")
    #expect(cases.count == 86)
    for test in cases {
      let output = try? HKDF.expand(
        HKDF.extract(.of(test.bytes("ikm")), salt: test.bytes("salt")), info: test.bytes("info"),
        byteCount: test.number("size")
      ).copiedBytes
      #expect(output == (test.isValid ? test.bytes("okm") : nil), "case \(test.id)")
    }
  }

  @Test func `another use, another key`() throws {
    let key = try Secret.random(byteCount: 32)
    let one = try HKDF.subkey(of: key, for: "locator").copiedBytes
    #expect(try one == HKDF.subkey(of: key, for: "locator").copiedBytes)
    #expect(try one != HKDF.subkey(of: key, for: "mailbox").copiedBytes)
    #expect(one.count == 32)
  }

  @Test func `no more than the standard allows`() throws {
    let key = try Secret.random(byteCount: 32)
    #expect(try HKDF.expand(key, info: [], byteCount: HKDF.byteCountMax).byteCount == HKDF.byteCountMax)
    #expect(throws: SodiumError.malformed) { _ = try HKDF.expand(key, info: [], byteCount: HKDF.byteCountMax + 1) }
    #expect(throws: SodiumError.malformed) { _ = try HKDF.expand(key, info: [], byteCount: -1) }
  }
}
