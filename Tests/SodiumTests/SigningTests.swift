import Foundation
import GroundTestKit
import OpenSSL
import Testing

@testable import Sodium

@Suite struct SigningTests {
  // RFC 8032, section 7.1, tests 1 and 2.
  @Test(arguments: [
    (
      "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
      "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
      "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
    ),
    (
      "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
      "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    ),
  ])
  func `the standard's examples`(_ seed: String, _ key: String, _ message: String, _ signature: String) throws {
    let pair = try SigningKey(seed: .of(Hex.bytes(seed)))
    #expect(Hex.text(pair.verifyingKey.bytes) == key)
    #expect(Hex.text(pair.sign(Hex.bytes(message))) == signature)
    #expect(pair.verifyingKey.isValid(Hex.bytes(signature), for: Hex.bytes(message)))
    #expect(Ed25519.isValid(Hex.bytes(signature), for: Hex.bytes(message), key: Hex.bytes(key)))
  }

  @Test func `one changed bit anywhere is refused by both libraries`() throws {
    let pair = try SigningKey(seed: .of([UInt8](repeating: 7, count: 32)))
    let message = Array("twelve bytes".utf8)
    let signature = pair.sign(message)
    let key = pair.verifyingKey.bytes
    for bit in 0..<signature.count * 8 {
      var other = signature
      other[bit / 8] ^= 1 << (bit % 8)
      #expect(!pair.verifyingKey.isValid(other, for: message))
      #expect(!Ed25519.isValid(other, for: message, key: key))
    }
    for bit in 0..<message.count * 8 {
      var other = message
      other[bit / 8] ^= 1 << (bit % 8)
      #expect(!pair.verifyingKey.isValid(signature, for: other))
      #expect(!Ed25519.isValid(signature, for: other, key: key))
    }
  }

  @Test func `keys and signatures of other lengths are refused`() throws {
    let pair = try SigningKey.generate()
    for count in [0, 1, 31, 33, 64] {
      #expect(throws: SodiumError.weakKey) { try VerifyingKey([UInt8](repeating: 3, count: count)) }
    }
    let signature = pair.sign([])
    for other in [[], Array(signature.dropLast()), signature + [0]] {
      #expect(!pair.verifyingKey.isValid(other, for: []))
      #expect(!Ed25519.isValid(other, for: [], key: pair.verifyingKey.bytes))
    }
    #expect(throws: SodiumError.malformed) { _ = try SigningKey(seed: .of([1, 2, 3])) }
  }

  @Test func `a pair comes back from its seed`() throws {
    let pair = try SigningKey.generate()
    #expect(try SigningKey(seed: pair.seed()).verifyingKey == pair.verifyingKey)
  }

  @Test(.enabled(if: WycheproofCase.isHere("ed25519"), "the shared test data is not here"))
  func `Wycheproof in both libraries`() throws {
    let cases = try WycheproofCase.all("ed25519")
    #expect(cases.count == 151)
    for test in cases {
      let (key, signature, message) = (test.publicKey, test.bytes("sig"), test.bytes("msg"))
      let sodium = (try? VerifyingKey(key))?.isValid(signature, for: message) ?? false
      #expect(sodium == test.isValid, "case \(test.id)")
      #expect(Ed25519.isValid(signature, for: message, key: key) == test.isValid, "case \(test.id)")
    }
  }

  private struct EdgeCase: Decodable {
    let number: Int
    let key: String
    let sig: String
    let msg: String
    let flags: [String]?
  }

  /// The libraries alone disagree on 165 of these; under the rule they give one answer, which the flags foretell.
  @Test(.enabled(if: SharedData.has("cctv/ed25519/ed25519vectors.json"), "the shared test data is not here"))
  func `the 914 edge cases have one answer`() throws {
    let cases = try JSONDecoder().decode(
      [EdgeCase].self, from: Data(SharedData.bytes("cctv/ed25519/ed25519vectors.json")))
    #expect(cases.count == 914)
    let refused: Set = [
      "low_order_A", "low_order_R", "non_canonical_A", "non_canonical_R", "low_order_residue", "reencoded_k",
    ]
    var accepted = 0
    for test in cases {
      let (key, signature, message) = (Hex.bytes(test.key), Hex.bytes(test.sig), Array(test.msg.utf8))
      let sodium = (try? VerifyingKey(key))?.isValid(signature, for: message) ?? false
      let openSSL = Ed25519.isValid(signature, for: message, key: key)
      #expect(sodium == openSSL, "case \(test.number)")
      #expect(sodium == refused.isDisjoint(with: test.flags ?? []), "case \(test.number): \(test.flags ?? [])")
      if sodium { accepted += 1 }
    }
    #expect(accepted == 43)
  }
}
