import Sodium
import Testing

@testable import MerkleLog

@Suite struct CosignatureTests {
  static func cosigned(_ note: SignedNote, seed: UInt8, seconds: Int, name: String = "witness.example/w")
    throws -> (note: SignedNote, key: NoteKey)
  {
    let pair = try LogFixture.signingKey(seed)
    let key = try #require(NoteKey(name: name, kind: .cosignature, key: pair.verifyingKey))
    let time = (0..<8).reversed().map { UInt8(truncatingIfNeeded: seconds >> (8 * $0)) }
    let message = Array("cosignature/v1\ntime \(seconds)\n".utf8) + Array(note.text.utf8)
    let signature = SignedNote.Signature(name: name, keyID: key.id, bytes: time + pair.sign(message))
    return (SignedNote(text: note.text, signatures: note.signatures + [signature]), key)
  }

  private let note = SignedNote(text: "log.example\n1\nabc\n", signatures: [])

  @Test func `a witness's line is checked with its time`() throws {
    let (signed, key) = try Self.cosigned(note, seed: 8, seconds: 1_700_000_000)
    #expect(try signed.verified(by: [key]) == [key])
    #expect(Cosignature(signed.signatures[0].bytes)?.seconds == 1_700_000_000)
  }

  @Test func `another time, text or kind of key is refused`() throws {
    let (signed, key) = try Self.cosigned(note, seed: 8, seconds: 1_700_000_000)
    var bytes = signed.signatures[0].bytes
    bytes[7] ^= 1
    let later = SignedNote(text: note.text, signatures: [.init(name: key.name, keyID: key.id, bytes: bytes)])
    #expect(throws: NoteError.wrongSignature(name: key.name)) { try later.verified(by: [key]) }
    let other = SignedNote(text: "log.example\n2\nabc\n", signatures: signed.signatures)
    #expect(throws: NoteError.wrongSignature(name: key.name)) { try other.verified(by: [key]) }
    // The same key as the author of notes has another id.
    let author = try #require(NoteKey(name: key.name, key: key.key))
    #expect(throws: NoteError.noKnownSignature) { try signed.verified(by: [author]) }
  }

  @Test func `a time beyond the specification, and other lengths`() {
    #expect(Cosignature([0x80] + [UInt8](repeating: 0, count: 71)) == nil)
    #expect(Cosignature([0x7F] + [UInt8](repeating: 0xFF, count: 71))?.seconds == Int.max)
    for count in [0, 64, 71, 73] { #expect(Cosignature([UInt8](repeating: 0, count: count)) == nil) }
  }
}
