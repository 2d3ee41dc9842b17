import Files
import Foundation
import GroundTestKit
import OpenSSL
import Testing

@testable import MerkleLog

@Suite struct LogFolderTests {
  @Test func `a new log is empty and signed`() throws {
    let fixture = LogFixture()
    let log = try fixture.create()
    #expect(log.size == 0 && log.checkpoint.root == MerkleTree.emptyRoot)
    #expect(try Checkpoint.verified(log.note, by: LogFixture.key(), origin: LogFixture.origin) == log.checkpoint)
  }

  @Test func `what was added is there, with proofs, and after opening again`() throws {
    let fixture = LogFixture()
    var entries: [[UInt8]] = []
    do {
      let log = try fixture.create()
      for count in [1, 1, 254, 1, 300, 1_000] {
        let batch = LogFixture.entries(entries.count..<entries.count + count)
        #expect(try log.append(batch) == entries.count..<entries.count + count)
        entries += batch
        try LogFixture.check(log, entries: entries)
      }
    }
    try LogFixture.check(try fixture.open(), entries: entries)
  }

  @Test func `publishing writes the tiles, and nothing else changes`() throws {
    let fixture = LogFixture()
    var entries = LogFixture.entries(0..<700)
    do {
      let log = try fixture.create()
      _ = try log.append(entries)
      try log.publish()
      try LogFixture.check(log, entries: entries)
      let more = LogFixture.entries(700..<800)
      _ = try log.append(more)
      entries += more
      try LogFixture.check(log, entries: entries)
    }
    try LogFixture.check(try fixture.open(), entries: entries)
    let names = try FileManager.default.subpathsOfDirectory(atPath: fixture.path).sorted()
    #expect(
      names.filter { !$0.hasSuffix("tile") && !$0.hasSuffix(".p") } == [
        "checkpoint", "journal", "journal/0000000000000512", "lock", "reserve", "tile/0", "tile/0/000",
        "tile/0/001", "tile/0/002.p/188", "tile/1", "tile/1/000.p/2", "tile/entries", "tile/entries/000",
        "tile/entries/001",
        "tile/entries/002.p/188",
      ])
  }

  /// A reader with the published files alone, by the rules of C2SP tlog-tiles.
  @Test func `the published files are the tree that was signed`() throws {
    let fixture = LogFixture()
    let log = try fixture.create()
    let entries = LogFixture.entries(0..<700)
    _ = try log.append(entries)
    try log.publish()
    func bytes(_ name: String) throws -> [UInt8] {
      try [UInt8](Data(contentsOf: URL(filePath: "\(fixture.path)/\(name)")))
    }
    let checkpoint = try Checkpoint.verified(
      SignedNote(bytes("checkpoint")), by: LogFixture.key(), origin: LogFixture.origin)
    #expect(checkpoint.size == 700)
    let leaves = try ["000", "001", "002.p/188"].flatMap { try bytes("tile/0/\($0)") }
    let read = try ["000", "001", "002.p/188"].flatMap { EntryBundle.entries(try bytes("tile/entries/\($0)")) ?? [] }
    #expect(read == entries)
    #expect(leaves == entries.flatMap { MerkleTree.leaf($0).bytes })
    #expect(MerkleTree.root(of: read.map { MerkleTree.leaf($0) }) == checkpoint.root)
    #expect(
      try bytes("tile/1/000.p/2")
        == [0..<256, 256..<512].flatMap { MerkleTree.root(of: entries[$0].map { MerkleTree.leaf($0) }).bytes })
  }

  @Test func `a full journal is settled by itself`() throws {
    let fixture = LogFixture()
    var entries: [[UInt8]] = []
    do {
      let log = try fixture.create()
      while entries.count < 70_000 {
        let batch = LogFixture.entries(entries.count..<entries.count + 10_000)
        _ = try log.append(batch)
        entries += batch
      }
      #expect(log.journal.start == 0)
      entries += LogFixture.entries(70_000..<70_001)
      _ = try log.append([entries[70_000]])
      #expect(log.journal.start == 70_000 - 70_000 % 256)
      try LogFixture.check(log, entries: entries)
    }
    let log = try fixture.open()
    try LogFixture.check(log, entries: entries)
    #expect(log.scrub().isEmpty)
  }

  @Test func `every checkpoint is consistent with every later one`() throws {
    let fixture = LogFixture()
    let log = try fixture.create()
    var checkpoints = [log.checkpoint]
    for count in [1, 2, 200, 100, 300, 5] {
      _ = try log.append(LogFixture.entries(log.size..<log.size + count))
      if count == 100 { try log.publish() }
      checkpoints.append(log.checkpoint)
    }
    for new in checkpoints {
      for old in checkpoints where old.size <= new.size {
        try log.consistencyProof(from: old.size, to: new.size).verify(fromRoot: old.root, toRoot: new.root)
      }
    }
    let proof = try log.inclusionProof(of: 2, size: 203)
    try proof.verify(leaf: MerkleTree.leaf(LogFixture.entries(2..<3)[0]), root: checkpoints[3].root)
  }

  @Test func `one process at a time`() throws {
    let fixture = LogFixture()
    let log = try fixture.create()
    #expect(throws: LogError.file(.failed(path: fixture.path + "/lock", reason: "another run is using it"))) {
      try fixture.open()
    }
    #expect(log.size == 0)
  }

  @Test func `a log is created once, and its second place is its own`() throws {
    let fixture = LogFixture()
    _ = try fixture.create()
    #expect(throws: LogError.exists(path: fixture.path)) { try fixture.create() }
    // Another log with the first one's second place.
    let other = fixture.folder.path("other")
    #expect(throws: LogError.exists(path: other)) {
      try LogFolder.create(other, secondPlace: fixture.secondPlace, signer: LogFixture.signer(2))
    }
    #expect(throws: LogError.noLog(path: fixture.folder.path("none"))) {
      try LogFolder.open(fixture.folder.path("none"), secondPlace: fixture.secondPlace, signer: LogFixture.signer())
    }
  }

  @Test func `limits`() throws {
    let log = try LogFixture().create()
    #expect(try log.append([]) == 0..<0)
    #expect(throws: LogError.tooLarge) { try log.append([[UInt8](repeating: 0, count: 65_536)]) }
    #expect(throws: LogError.tooLarge) { try log.append(Array(repeating: [], count: LogFolder.batchEntriesMax + 1)) }
    #expect(throws: LogError.tooLarge) {
      try log.append(Array(repeating: [UInt8](repeating: 0, count: 65_535), count: 300))
    }
    #expect(try log.append([[], [UInt8](repeating: 9, count: 65_535)]) == 0..<2)
    #expect(try log.entry(at: 1).count == 65_535)
    for index in [-1, 2, .max] {
      #expect(throws: LogError.noSuchEntry(index: index)) { try log.entry(at: index) }
      #expect(throws: LogError.noSuchEntry(index: index)) { try log.inclusionProof(of: index) }
    }
    #expect(throws: LogError.noSuchEntry(index: 3)) { try log.consistencyProof(from: 1, to: 3) }
  }
}
