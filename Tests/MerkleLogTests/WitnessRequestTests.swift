import Foundation
import OpenSSL
import Primitives
import Testing

@testable import MerkleLog

@Suite struct WitnessRequestTests {
  private func request(path: Int = 3) throws -> WitnessRequest {
    let signer = try LogFixture.signer()
    let note = signer.sign(Checkpoint(origin: signer.origin, size: 11, root: MerkleTree.leaf([1])))
    return WitnessRequest(oldSize: 7, path: (0..<path).map { MerkleTree.leaf([UInt8($0)]) }, checkpoint: note)
  }

  @Test func `it comes back from its bytes, with a proof and without`() throws {
    for count in [0, 1, 3, 63] {
      let request = try request(path: count)
      #expect(try WitnessRequest(request.bytes) == request)
    }
    #expect(String(decoding: try request().bytes, as: UTF8.self).hasPrefix("old 7\nlqKW"))
  }

  @Test func `what is not in the form is refused`() throws {
    let good = String(decoding: try request().bytes, as: UTF8.self)
    for (from, to) in [
      ("old 7", "old 07"), ("old 7", "old -7"), ("old 7", "old"), ("old 7", "new 7"), ("old 7\n", ""),
      ("old 7", "old 7 "),
      ("lqKW", "lq!W"), ("lqKW", "lqK"), ("\n\n", "\n"),
    ] {
      let place = try #require(good.range(of: from))
      let bad = good.replacingCharacters(in: place, with: to)
      #expect(throws: NoteError.self, "\(from) as \(to)") { try WitnessRequest(Array(bad.utf8)) }
    }
    let lines = String(repeating: Base64.encode([UInt8](repeating: 0, count: 32)) + "\n", count: 64)
    #expect(throws: NoteError.tooLarge) { try WitnessRequest(Array(("old 7\n" + lines + "\nx\n").utf8)) }
    #expect(throws: NoteError.tooLarge) { try WitnessRequest([UInt8](repeating: 0x0A, count: 2 << 20)) }
    #expect(throws: NoteError.self) { try WitnessRequest([]) }
  }

  @Test func `a witness's line is taken, and joined with others`() throws {
    let note = try request().checkpoint
    let (cosigned, key) = try CosignatureTests.cosigned(note, seed: 8, seconds: 77, name: "w1")
    let line = cosigned.bytes.dropFirst(note.bytes.count)
    let (taken, seconds) = try note.cosigned(by: key, answer: Array(line))
    #expect(seconds == 77 && taken.signatures.map(\.name) == [LogFixture.origin, "w1"])
    // A newer line takes the place of the older one.
    let (again, _) = try CosignatureTests.cosigned(note, seed: 8, seconds: 99, name: "w1")
    let newer = try taken.cosigned(by: key, answer: Array(again.bytes.dropFirst(note.bytes.count)))
    #expect(newer.seconds == 99 && newer.note.signatures.count == 2)
    // What is no line of its, or a spoilt one, is not taken.
    let (_, other) = try CosignatureTests.cosigned(note, seed: 9, seconds: 1, name: "w2")
    #expect(throws: NoteError.noKnownSignature) { try note.cosigned(by: other, answer: Array(line)) }
    #expect(throws: NoteError.self) { try note.cosigned(by: key, answer: []) }
    #expect(throws: NoteError.self) { try note.cosigned(by: key, answer: Array(line.dropLast())) }
    #expect(throws: NoteError.self) { try note.cosigned(by: key, answer: [0x0A] + Array(line)) }
    #expect(note.joined(with: taken) == taken && taken.joined(with: note) == taken)
    let larger = SignedNote(
      text: Checkpoint(origin: LogFixture.origin, size: 12, root: MerkleTree.leaf([1])).text, signatures: [])
    #expect(note.joined(with: larger) == larger && larger.joined(with: note) == larger)
  }
}
