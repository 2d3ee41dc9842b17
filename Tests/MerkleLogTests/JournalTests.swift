import Files
import GroundTestKit
import Testing

@testable import MerkleLog

/// What becomes of a torn or changed journal is in `OpeningTests` and `LogFaultTests`.
@Suite struct JournalTests {
  @Test func `entries come back by their index, and after opening again`() throws {
    let folder = TemporaryFolder()
    let entries = LogFixture.entries(0..<10) + [[]]
    do {
      let journal = try Journal.create(in: folder.path, start: 512, entries: Array(entries[..<4]), faults: .none)
      try journal.append(Array(entries[4...]))
      #expect(journal.count == 11)
      #expect(try journal.entry(at: 512) == entries[0] && journal.entry(at: 522) == [])
      #expect(try journal.entries(513..<516) == Array(entries[1..<4]))
    }
    let (journal, read) = try Journal.open(in: folder.path, start: 512, faults: .none)
    #expect(read == entries && journal.start == 512)
    #expect(try folder.names() == ["0000000000000512"])
  }

  @Test func `a record of another place is not taken`() throws {
    let folder = TemporaryFolder()
    _ = try Journal.create(in: folder.path, start: 0, entries: [[1]], faults: .none)
    try FileSystem.move(folder.path("0000000000000000"), to: folder.path("0000000000000256"))
    #expect(throws: LogError.self) { try Journal.open(in: folder.path, start: 256, faults: .none) }
  }
}
