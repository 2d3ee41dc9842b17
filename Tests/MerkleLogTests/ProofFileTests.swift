import Foundation
import OpenSSL
import Primitives
import Testing

@testable import MerkleLog

@Suite struct ProofFileTests {
  private let entries = LogFixture.entries(0..<11)

  private func file(extra: [UInt8]? = nil) throws -> (file: ProofFile, log: NoteKey) {
    let signer = try LogFixture.signer()
    let tree = PlainTree(11)
    let note = signer.sign(Checkpoint(origin: signer.origin, size: 11, root: PlainTree.hash(tree.leaves[...])))
    let path = try tree.inclusionPath(of: 4, in: 0..<11)
    return (ProofFile(index: 4, path: path, checkpoint: note, extra: extra), signer.noteKey)
  }

  @Test func `it comes back from its bytes`() throws {
    for extra in [nil, [], [1, 2, 3]] as [[UInt8]?] {
      let file = try file(extra: extra).file
      #expect(try ProofFile(file.bytes) == file)
    }
    let text = String(decoding: try file().file.bytes, as: UTF8.self)
    #expect(text.hasPrefix("c2sp.org/tlog-proof@v1\nindex 4\n"))
    #expect(text.contains("\n\nlog.example/tests\n11\n"))
  }

  @Test func `it proves its entry and no other`() throws {
    let (file, log) = try file()
    for (index, entry) in entries.enumerated() {
      let isRight = (try? file.verify(entry: entry, log: log, origin: LogFixture.origin)) != nil
      #expect(isRight == (index == 4))
    }
    #expect(throws: NoteError.otherOrigin) { try file.verify(entry: entries[4], log: log, origin: "other") }
  }

  @Test func `witnesses are counted, each once and by their own keys only`() throws {
    let (file, log) = try file()
    let (one, first) = try CosignatureTests.cosigned(file.checkpoint, seed: 8, seconds: 1, name: "w1")
    let (both, second) = try CosignatureTests.cosigned(one, seed: 9, seconds: 2, name: "w2")
    func verify(_ note: SignedNote, _ witnesses: [NoteKey], _ needed: Int) throws {
      _ = try ProofFile(index: 4, path: file.path, checkpoint: note)
        .verify(entry: entries[4], log: log, origin: LogFixture.origin, witnesses: witnesses, needed: needed)
    }
    try verify(both, [first, second], 2)
    try verify(both, [first], 1)
    #expect(throws: NoteError.tooFewWitnesses(found: 1, needed: 2)) { try verify(one, [first, second], 2) }
    #expect(throws: NoteError.tooFewWitnesses(found: 0, needed: 1)) { try verify(file.checkpoint, [first], 1) }
    let doubled = SignedNote(text: one.text, signatures: one.signatures + one.signatures.suffix(1))
    #expect(throws: NoteError.tooFewWitnesses(found: 1, needed: 2)) { try verify(doubled, [first, second], 2) }
    // The log does not witness itself.
    #expect(throws: NoteError.tooFewWitnesses(found: 0, needed: 1)) { try verify(file.checkpoint, [log], 1) }
  }

  @Test func `every changed bit is found, but for those of the extra line`() throws {
    let (file, log) = try file()
    let bytes = file.bytes
    for bit in 0..<bytes.count * 8 {
      var other = bytes
      other[bit / 8] ^= 1 << (bit % 8)
      #expect(throws: NoteError.self, "bit \(bit)") {
        try ProofFile(other).verify(entry: entries[4], log: log, origin: LogFixture.origin)
      }
    }
    let extra = try self.file(extra: [7]).file
    #expect(try ProofFile(extra.bytes).verify(entry: entries[4], log: log, origin: LogFixture.origin).size == 11)
  }

  @Test func `hostile files are refused`() throws {
    let text = String(decoding: try file().file.bytes, as: UTF8.self)
    let (log, hash) = (try LogFixture.key(), Base64.encode(MerkleTree.emptyRoot.bytes))
    func changed(_ old: String, _ new: String) -> String {
      let place = text.range(of: old)
      return place.map { text.replacingCharacters(in: $0, with: new) } ?? ""
    }
    for other in [
      "", "\n\n", "c2sp.org/tlog-proof@v1\n\n", changed("@v1", "@v2"), changed("index 4", "index 04"),
      changed("index 4", "index -4"), changed("index 4", "index 11"), changed("index 4", "index 9223372036854775807"),
      changed("index 4", "index"), changed("index 4\n", ""), changed("index 4", "index 4\nindex 4"),
      changed("index 4", "extra !\nindex 4"), changed("index 4", "extra AA==\nextra AA==\nindex 4"),
      changed("index 4\n", "index 4\n\(hash)\n"), changed("index 4\n", "index 4\n\(hash.dropLast(4))\n"),
      changed("index 4\n", "index 4\n\(Base64.encode([UInt8](repeating: 0, count: 33)))\n"),
      changed("index 4\n", "index 4\n\(String(repeating: "A", count: 65_536))\n"),
      changed("index 4\n", "index 4\n" + String(repeating: hash + "\n", count: 64)), changed("\n\nlog", "\nlog"),
      text + "\n", text + "x", text.replacing("\n", with: "\r\n"),
    ] {
      #expect(throws: NoteError.self, "\(other.prefix(80))") {
        try ProofFile(Array(other.utf8)).verify(entry: entries[4], log: log, origin: LogFixture.origin)
      }
    }
    #expect(throws: NoteError.tooLarge) { try ProofFile([UInt8](repeating: 0x0A, count: ProofFile.byteCountMax + 1)) }
  }
}
