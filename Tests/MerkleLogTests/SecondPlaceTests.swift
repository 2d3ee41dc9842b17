import Files
import GroundTestKit
import Testing

@testable import MerkleLog

@Suite struct SecondPlaceTests {
  @Test func `the last checkpoint is found, and the one before is still there`() throws {
    let folder = TemporaryFolder()
    let signer = try LogFixture.signer()
    let notes = (0..<5).map { signer.sign(Checkpoint(origin: signer.origin, size: $0, root: MerkleTree.emptyRoot)) }
    do {
      let second = try SecondPlace(folder.path, faults: .none)
      #expect(try second.last(of: [signer.noteKey]) == nil && second.hasNothingBut(notes[0]))
      for note in notes {
        try second.write(note)
        #expect(try second.last(of: [signer.noteKey])?.note == note)
      }
      #expect(try !second.hasNothingBut(notes[0]))
    }
    let second = try SecondPlace(folder.path, faults: .none)
    #expect(try second.last(of: [signer.noteKey])?.checkpoint.size == 4)
    let bytes = try FileSystem.read(folder.path("checkpoint.1"), limitBytes: 1 << 20)
    #expect(bytes.count == SecondPlace.slotBytes && bytes.starts(with: notes[3].bytes))
    #expect(bytes.dropFirst(notes[3].bytes.count).allSatisfy { $0 == 0 })
    let other = try LogFixture.signer(2)
    #expect(try second.last(of: [other.noteKey]) == nil)
  }
}
