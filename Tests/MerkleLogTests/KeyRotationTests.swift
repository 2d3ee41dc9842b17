import Testing

@testable import MerkleLog

/// A new key takes over, and for a time both sign.
@Suite struct KeyRotationTests {
  private let fixture = LogFixture()

  private func open(_ seed: UInt8, retiring: UInt8? = nil) throws -> LogFolder {
    let key = try LogFixture.signingKey(seed)
    let signer: CheckpointSigner?
    if let retiring {
      signer = try CheckpointSigner(origin: LogFixture.origin, key: key, retiring: LogFixture.signingKey(retiring))
    } else {
      signer = CheckpointSigner(origin: LogFixture.origin, key: key)
    }
    guard let signer = consume signer else { throw LogError.stopped }
    return try LogFolder.open(fixture.path, secondPlace: fixture.secondPlace, signer: signer)
  }

  private func key(_ seed: UInt8) throws -> NoteKey {
    let signer = try LogFixture.signer(seed)
    return signer.noteKey
  }

  @Test func `whoever knows one of the two keys can follow the log`() throws {
    do { _ = try fixture.create().append(LogFixture.entries(0..<5)) }
    // A new key alone is somebody else's.
    #expect(throws: LogError.noCheckpoint(path: fixture.secondPlace)) { try open(2) }
    let (old, new) = (try key(1), try key(2))
    do {
      let log = try open(2, retiring: 1)
      #expect(log.isKeyNew)
      _ = try log.append(LogFixture.entries(5..<9))
      #expect(!log.isKeyNew && log.key == new)
      #expect(try log.note.verified(by: [old, new]) == [new, old])
      for key in [old, new] {
        #expect(try Checkpoint.verified(log.note, by: key, origin: LogFixture.origin).size == 9)
      }
      try log.publish()
    }
    do {
      let log = try open(2)
      _ = try log.append(LogFixture.entries(9..<10))
      _ = try log.append(LogFixture.entries(10..<11))
      #expect(try log.note.verified(by: [old, new]) == [new])
      let proof = try log.consistencyProof(from: 5, to: 11)
      #expect(proof.path.count > 0)
    }
    // To the old key this log is somebody else's now.
    #expect(throws: LogError.noCheckpoint(path: fixture.secondPlace)) { try open(1) }
  }
}
