import GroundTestKit
import Testing

@testable import Sodium

@Suite struct XChaCha20Poly1305Tests {
  @Test(.enabled(if: WycheproofCase.isHere("xchacha20_poly1305"), "the shared test data is not here"))
  func `Wycheproof`() throws {
    let cases = try WycheproofCase.all("xchacha20_poly1305")
    #expect(cases.count == 315)
    // Nine have a nonce of another length, which the type does not let through.
    let runnable = cases.filter { $0.bytes("iv").count == XChaCha20Poly1305.nonceByteCount }
    #expect(runnable.count == 306)
    for test in runnable {
      let key = try Secret.of(test.bytes("key"))
      let (nonce, associated) = (test.bytes("iv"), test.bytes("aad"))
      let sealed = test.bytes("ct") + test.bytes("tag")
      let opened = try? XChaCha20Poly1305.open(sealed, key: key, nonce: nonce, associated: associated).copiedBytes
      #expect(opened == (test.isValid ? test.bytes("msg") : nil), "case \(test.id)")
      guard test.isValid else { continue }
      let again = XChaCha20Poly1305.seal(test.bytes("msg").span.bytes, key: key, nonce: nonce, associated: associated)
      #expect(again == sealed, "case \(test.id)")
    }
  }

  @Test func `what is shorter than a tag is truncated`() throws {
    let key = try Secret.random(byteCount: 32)
    for count in 0..<XChaCha20Poly1305.tagByteCount {
      #expect(throws: SodiumError.truncated) {
        _ = try XChaCha20Poly1305.open(
          [UInt8](repeating: 0, count: count), key: key, nonce: [UInt8](repeating: 0, count: 24), associated: [])
      }
    }
  }
}
