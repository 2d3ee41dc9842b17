import OpenSSL
import Primitives
import Sodium
import Testing

@testable import MerkleLog

@Suite struct NoteKeyTests {
  @Test func `the id is the specification's hash`() throws {
    let key = try LogFixture.key()
    let expected = SHA256.digest(of: Array("log.example/tests\n".utf8) + [1] + key.key.bytes).prefix(4)
    #expect(key.id == Array(expected))
    let witness = try #require(NoteKey(name: key.name, kind: .cosignature, key: key.key))
    #expect(witness.id != key.id)
  }

  @Test func `it comes back from its text`() throws {
    let key = try LogFixture.key()
    #expect(NoteKey(text: key.text) == key)
    let witness = try #require(NoteKey(name: "witness.example/w1", kind: .cosignature, key: key.key))
    #expect(NoteKey(text: witness.text) == witness)
  }

  @Test func `other texts are no keys`() throws {
    let text = try LogFixture.key().text
    let parts = text.split(separator: "+", maxSplits: 2).map(String.init)
    for other in [
      "", "+", "++", parts[0], "\(parts[0])+\(parts[1])", "\(parts[0])+00000000+\(parts[2])",
      "\(parts[0])+\(parts[1].uppercased())x+\(parts[2])", "other+\(parts[1])+\(parts[2])", text + "=", text + " ",
      "\(parts[0])+\(parts[1])+\(Base64.encode([9] + [UInt8](repeating: 3, count: 32)))",
      // A key of small order.
      "\(parts[0])+\(parts[1])+\(Base64.encode([1] + [UInt8](repeating: 0, count: 32)))",
    ] {
      #expect(NoteKey(text: other) == nil, "\(other)")
    }
  }

  @Test(arguments: [
    "", "a b", "a+b", "a\u{A0}b", "a\u{2003}b", "a\nb", "a\u{7}b", "a\u{3000}", String(repeating: "x", count: 256),
  ])
  func `a name without spaces, plus signs and control characters`(_ name: String) throws {
    #expect(try NoteKey(name: name, key: LogFixture.key().key) == nil)
  }

  @Test func `names may have any letters`() throws {
    #expect(try NoteKey(name: "Zürich.example/протокол", key: LogFixture.key().key) != nil)
  }
}
