import Testing

@testable import MerkleLog

@Suite struct CheckpointTests {
  private static let root = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="

  @Test func `it comes back from its text`() throws {
    let checkpoint = Checkpoint(origin: "log.example", size: 0, root: MerkleTree.emptyRoot)
    #expect(checkpoint.text == "log.example\n0\n\(Self.root)\n")
    #expect(try Checkpoint(text: checkpoint.text) == checkpoint)
    let extended = Checkpoint(
      origin: "log with spaces", size: .max, root: MerkleTree.emptyRoot, extensions: ["x", "y z"])
    #expect(try Checkpoint(text: extended.text) == extended)
  }

  @Test(arguments: [
    ("", 0), ("log.example\n", 1), ("log.example\n1\n", 2), ("log.example\n1\n\(root)", 2), ("\n1\n\(root)\n", 1),
    ("log.example\n01\n\(root)\n", 2), ("log.example\n+1\n\(root)\n", 2), ("log.example\n-1\n\(root)\n", 2),
    ("log.example\n \n\(root)\n", 2), ("log.example\n９\n\(root)\n", 2),
    ("log.example\n9223372036854775808\n\(root)\n", 2), ("log.example\n1\n\(root.dropLast())\n", 3),
    ("log.example\n1\n\(root)=\n", 3), ("log.example\n1\nAAAA\n", 3), ("log.example\n1\n\(root)\n\nx\n", 4),
    ("log.example\n1\n\(root.dropLast(2))V=\n", 3),
  ])
  func `what is no checkpoint is refused, by its line`(_ text: String, _ line: Int) {
    #expect(throws: NoteError.notACheckpoint(line: line)) { try Checkpoint(text: text) }
  }

  @Test func `the log's own signature and origin must be there`() throws {
    let signer = try LogFixture.signer()
    let checkpoint = Checkpoint(origin: signer.origin, size: 3, root: MerkleTree.emptyRoot)
    let note = signer.sign(checkpoint)
    #expect(try Checkpoint.verified(note, by: signer.noteKey, origin: signer.origin) == checkpoint)
    #expect(throws: NoteError.otherOrigin) { try Checkpoint.verified(note, by: signer.noteKey, origin: "other") }
    let other = try LogFixture.signer(2)
    #expect(throws: NoteError.noKnownSignature) {
      try Checkpoint.verified(note, by: other.noteKey, origin: signer.origin)
    }
    // A key that signs checkpoints of another log.
    let foreign = signer.sign(Checkpoint(origin: "other", size: 3, root: MerkleTree.emptyRoot))
    #expect(throws: NoteError.otherOrigin) {
      try Checkpoint.verified(foreign, by: signer.noteKey, origin: signer.origin)
    }
  }
}
