import OpenSSL
import Testing

@testable import Sodium

@Suite struct KeyedHashTests {
  @Test func `key and bytes both change the hash`() throws {
    let key = try Secret.of([UInt8](repeating: 1, count: 32))
    let hash = KeyedHash.hash([1, 2, 3], key: key)
    #expect(hash.count == KeyedHash.byteCount)
    #expect(hash == KeyedHash.hash([1, 2, 3], key: key))
    #expect(hash != KeyedHash.hash([1, 2, 4], key: key))
    #expect(try hash != KeyedHash.hash([1, 2, 3], key: .of([UInt8](repeating: 2, count: 32))))
  }

  // Python's hashlib.blake2b(b"abc", digest_size=32).
  @Test func `the hash of a secret is plain BLAKE2b`() throws {
    #expect(
      Hex.text(try KeyedHash.hash(of: .of("abc")))
        == "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319")
  }

  @Test func `SHA-256 of a secret is that of its bytes`() throws {
    #expect(try KeyedHash.sha256(of: .of("abc")) == SHA256.digest(of: "abc".utf8))
  }
}
