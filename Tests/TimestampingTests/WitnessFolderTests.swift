import GroundTestKit
import MerkleLog
import Testing

@testable import Timestamping

@Suite struct WitnessFolderTests {
  @Test func `what a witness has seen is remembered, and ends the trouble`() throws {
    let folder = TemporaryFolder()
    let witness = WitnessFolder(folder.path("w"), name: "w")
    #expect(witness.size == 0 && witness.last() == nil && witness.trouble() == nil)
    try witness.failed("down", seconds: 5)
    #expect(witness.trouble()?.reason == "down")
    let note = Scene.note(size: 12)
    try witness.keep(note)
    #expect(witness.last() == note && witness.size == 12 && witness.trouble() == nil)
  }
}
