import GroundTestKit
import Testing

@testable import Sodium

@Suite struct AgreementTests {
  @Test func `what is sealed opens for the holder only`() throws {
    let one = try AgreementKey.generate()
    let other = try AgreementKey.generate()
    let sealed = try one.publicKey.seal(.of("where she is"))
    #expect(sealed.count == 12 + AgreementPublicKey.sealOverheadBytes)
    #expect(try one.open(sealed).copiedBytes == Array("where she is".utf8))
    #expect(throws: SodiumError.notAuthentic) { _ = try other.open(sealed) }
  }

  @Test func `the same text sealed twice looks different`() throws {
    let key = try AgreementKey.generate()
    #expect(try key.publicKey.seal(.of("x")) != key.publicKey.seal(.of("x")))
  }

  @Test func `every changed bit and every shorter piece is refused`() throws {
    let key = try AgreementKey.generate()
    let sealed = try key.publicKey.seal(.of("x"))
    for bit in 0..<sealed.count * 8 {
      var other = sealed
      other[bit / 8] ^= 1 << (bit % 8)
      // The curve ignores the highest bit of a public key; the box still binds it into its nonce.
      #expect(throws: SodiumError.notAuthentic, "bit \(bit)") { _ = try key.open(other) }
    }
    for count in 0..<sealed.count {
      #expect(throws: SodiumError.self) { _ = try key.open(Array(sealed.prefix(count))) }
    }
    #expect(throws: SodiumError.notAuthentic) { _ = try key.open(sealed + [0]) }
  }

  @Test func `nobody seals for a key that gives no secrecy`() throws {
    for bytes in [[UInt8](repeating: 0, count: 32), [1] + [UInt8](repeating: 0, count: 31)] {
      let key = try AgreementPublicKey(bytes)
      #expect(throws: SodiumError.weakKey) { try key.seal(.of("x")) }
    }
    #expect(throws: SodiumError.malformed) { try AgreementPublicKey([1, 2]) }
    #expect(throws: SodiumError.malformed) { _ = try AgreementKey(secret: .of([1, 2])) }
  }

  @Test func `a pair comes back from its secret half`() throws {
    let key = try AgreementKey.generate()
    let again = try AgreementKey(secret: key.secretCopy())
    #expect(again.publicKey == key.publicKey)
  }

  @Test(.enabled(if: WycheproofCase.isHere("x25519"), "the shared test data is not here"))
  func `Wycheproof`() throws {
    let cases = try WycheproofCase.all("x25519")
    #expect(cases.count == 518)
    var refused = 0
    for test in cases {
      let key = try AgreementKey(secret: .of(test.bytes("private")))
      let shared = try? key.sharedSecret(with: AgreementPublicKey(test.bytes("public"))).copiedBytes
      if test.bytes("shared").allSatisfy({ $0 == 0 }) {
        // A public key of small order: everybody would know the secret.
        #expect(shared == nil, "case \(test.id)")
        refused += 1
      } else {
        #expect(shared == test.bytes("shared"), "case \(test.id)")
      }
    }
    #expect(refused == 31)
  }
}
