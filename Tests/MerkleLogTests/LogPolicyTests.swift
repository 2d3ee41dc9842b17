import Testing

@testable import MerkleLog

@Suite struct LogPolicyTests {
  @Test func `a note holds under the policy that names its log, and its witnesses are told`() throws {
    let signer = try LogFixture.signer()
    let note = signer.sign(Checkpoint(origin: signer.origin, size: 0, root: MerkleTree.emptyRoot))
    let (seen, key) = try CosignatureTests.cosigned(note, seed: 8, seconds: 1, name: "w1")
    let policy = LogPolicy(logs: [signer.noteKey], witnesses: [.init(name: "one", key: key)], quorum: .witness(key))
    #expect(try policy.verify(note).seen.isEmpty)
    #expect(try policy.verify(seen).seen.map(\.name) == ["one"])
    #expect(try policy.verify(seen).checkpoint.origin == signer.origin)
    #expect(throws: NoteError.noKnownSignature) { try LogPolicy(logs: []).verify(note) }
    // A witness alone does not make a log.
    #expect(throws: NoteError.noKnownSignature) {
      try LogPolicy(logs: [], witnesses: [.init(name: "one", key: key)]).verify(seen)
    }
  }

  @Test func `a key signs for the log of its own name only`() throws {
    let signer = try LogFixture.signer()
    let note = signer.sign(Checkpoint(origin: "other.example", size: 0, root: MerkleTree.emptyRoot))
    #expect(throws: NoteError.otherOrigin) { try LogPolicy(logs: [signer.noteKey]).verify(note) }
  }
}
