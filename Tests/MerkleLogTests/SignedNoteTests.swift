import Primitives
import Sodium
import Testing

@testable import MerkleLog

/// Notes made by the published rules of C2SP signed-note; none is copied from there.
@Suite struct SignedNoteTests {
  private let text = "If you think cryptography is the answer,\n\nyou do not know the question.\n"

  private func note(_ text: String, seeds: [UInt8] = [1]) throws -> SignedNote {
    SignedNote(
      text: text,
      signatures: try seeds.map { seed in
        let pair = try LogFixture.signingKey(seed)
        let key = try #require(NoteKey(name: "key\(seed).example", key: pair.verifyingKey))
        return .init(name: key.name, keyID: key.id, bytes: pair.sign(Array(text.utf8)))
      })
  }

  private func key(_ seed: UInt8) throws -> NoteKey {
    let pair = try LogFixture.signingKey(seed)
    return try #require(NoteKey(name: "key\(seed).example", key: pair.verifyingKey))
  }

  @Test func `a note comes back from its bytes, with blank lines in its text`() throws {
    let note = try note(text, seeds: [1, 2])
    #expect(try SignedNote(note.bytes) == note)
    #expect(try SignedNote(note.bytes).verified(by: [key(1), key(2)]) == [key(1), key(2)])
  }

  @Test func `unknown signatures are passed over`() throws {
    let note = try note(text, seeds: [1, 2, 3])
    #expect(try note.verified(by: [key(2)]) == [key(2)])
    #expect(throws: NoteError.noKnownSignature) { try note.verified(by: [key(4)]) }
    #expect(throws: NoteError.noKnownSignature) { try note.verified(by: []) }
  }

  /// The same name with another id, and the same id with another name, are other keys.
  @Test func `name and id both name the key`() throws {
    let known = try key(1)
    let right = try note(text).signatures[0]
    let junk = [UInt8](repeating: 1, count: 64)
    for other in [
      SignedNote.Signature(name: known.name, keyID: [9, 9, 9, 9], bytes: junk),
      .init(name: "other.example", keyID: known.id, bytes: junk),
    ] {
      #expect(try SignedNote(text: text, signatures: [other, right]).verified(by: [known]) == [known])
      #expect(throws: NoteError.noKnownSignature) {
        try SignedNote(text: text, signatures: [other]).verified(by: [known])
      }
    }
  }

  @Test func `one wrong signature by a known key spoils the note`() throws {
    let known = try key(1)
    let right = try note(text).signatures[0]
    let wrong = SignedNote.Signature(name: known.name, keyID: known.id, bytes: [UInt8](repeating: 1, count: 64))
    for signatures in [[wrong], [right, wrong], [wrong, right]] {
      #expect(throws: NoteError.wrongSignature(name: known.name)) {
        try SignedNote(text: text, signatures: signatures).verified(by: [known])
      }
    }
    #expect(try SignedNote(text: text, signatures: [right, right]).verified(by: [known]) == [known])
  }

  @Test func `every changed bit is found`() throws {
    let bytes = try note("a\n").bytes
    let known = try key(1)
    for bit in 0..<bytes.count * 8 {
      var other = bytes
      other[bit / 8] ^= 1 << (bit % 8)
      #expect(throws: NoteError.self, "bit \(bit)") { try SignedNote(other).verified(by: [known]) }
    }
  }

  @Test func `sixteen signatures and more are read, too many are not`() throws {
    let many = try note(text, seeds: Array(1...20))
    #expect(try SignedNote(many.bytes).verified(by: [key(20)]) == [key(20)])
    let signature = try note(text).signatures[0]
    let most = SignedNote(text: text, signatures: Array(repeating: signature, count: SignedNote.signatureCountMax))
    #expect(throws: Never.self) { try SignedNote(most.bytes) }
    let more = SignedNote(text: text, signatures: most.signatures + [signature])
    #expect(throws: NoteError.tooLarge) { try SignedNote(more.bytes) }
  }

  private static let line = "— key1.example AAAAAAAA"

  @Test(arguments: [
    ("", NoteError.malformed(line: 0, reason: "there is no blank line between text and signatures")),
    ("a", .malformed(line: 1, reason: "the last newline is missing")),
    ("\n", .malformed(line: 0, reason: "there is no blank line between text and signatures")),
    ("\n\n", .malformed(line: 0, reason: "there is no signature")),
    ("a\n\n", .malformed(line: 0, reason: "there is no signature")),
    ("a\n\n\(line)", .malformed(line: 3, reason: "the last newline is missing")),
    ("a\n\n\(line)\n\n", .malformed(line: 0, reason: "there is no signature")),
    ("a\n\(line)\n", .malformed(line: 0, reason: "there is no blank line between text and signatures")),
    ("\n\(line)\n", .malformed(line: 0, reason: "there is no blank line between text and signatures")),
    ("a\n\n- key1.example AAAAAAAA\n", .malformed(line: 3, reason: "a signature is a dash, a name and base 64")),
    ("a\n\n— key1.example\n", .malformed(line: 3, reason: "a signature is a dash, a name and base 64")),
    ("a\n\n—  AAAAAAAA\n", .malformed(line: 3, reason: "this is no name of a key")),
    ("a\n\n— a+b AAAAAAAA\n", .malformed(line: 3, reason: "this is no name of a key")),
    ("a\n\n— key1.example AAAA\n", .malformed(line: 3, reason: "this is no signature in base 64")),
    ("a\n\n— key1.example AAAAAAB=\n", .malformed(line: 3, reason: "this is no signature in base 64")),
    ("a\n\n\(line) \n", .malformed(line: 3, reason: "a signature is a dash, a name and base 64")),
    ("a\r\n\r\n\(line)\r\n", .notText),
    ("a\u{0}\n\n\(line)\n", .notText),
    ("a\tb\n\n\(line)\n", .notText),
  ])
  func `what is not in the form is refused`(_ note: String, _ error: NoteError) {
    #expect(throws: error) { try SignedNote(Array(note.utf8)) }
  }

  @Test func `bytes that are no text, and too many bytes`() {
    #expect(throws: NoteError.notText) { try SignedNote(Array("a\n\n\(Self.line)\n".utf8) + [0xC3, 0x0A]) }
    #expect(throws: NoteError.tooLarge) {
      try SignedNote([UInt8](repeating: 0x0A, count: SignedNote.byteCountMax + 1))
    }
  }

  /// A combining mark behind a newline makes one character of both; the form is of bytes.
  @Test func `marks that hide a newline hide nothing`() throws {
    let note = try SignedNote(Array("a\n\u{301}\n\n\(Self.line)\n".utf8))
    #expect(note.text == "a\n\u{301}\n" && note.signatures.count == 1)
  }
}
