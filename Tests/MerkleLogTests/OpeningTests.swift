import Files
import Foundation
import GroundTestKit
import Testing

@testable import MerkleLog

/// What is on the disk is not what was left there.
@Suite struct OpeningTests {
  private func made(_ counts: [Int] = [700, 5]) throws -> LogFixture {
    let fixture = LogFixture()
    let log = try fixture.create()
    for count in counts { _ = try log.append(LogFixture.entries(log.size..<log.size + count)) }
    try log.publish()
    _ = try log.append(LogFixture.entries(log.size..<log.size + 3))
    return fixture
  }

  private func copy(_ from: String, _ to: String) throws {
    try? FileManager.default.removeItem(atPath: to)
    try FileManager.default.copyItem(atPath: from, toPath: to)
  }

  private func change(_ path: String, _ body: (inout [UInt8]) -> Void) throws {
    var bytes = try [UInt8](Data(contentsOf: URL(filePath: path)))
    body(&bytes)
    try Data(bytes).write(to: URL(filePath: path))
  }

  /// How long a journal is without the zeros that are kept for more.
  private func recordBytes(_ journal: String) throws -> Int {
    let bytes = try [UInt8](Data(contentsOf: URL(filePath: journal)))
    return (bytes.lastIndex { $0 != 0 } ?? -1) + 1
  }

  @Test func `yesterday's copy is not signed over`() throws {
    let fixture = try made()
    try copy(fixture.path, fixture.folder.path("yesterday"))
    do {
      let log = try fixture.open()
      _ = try log.append(LogFixture.entries(708..<720))
    }
    try copy(fixture.folder.path("yesterday"), fixture.path)
    #expect(throws: LogError.rolledBack(found: 708, signed: 720)) { try fixture.open() }
  }

  /// Even a copy that was made longer again, so that only the content tells.
  @Test func `another history of the same length is not signed over`() throws {
    let fixture = try made()
    try copy(fixture.path, fixture.folder.path("yesterday"))
    try copy(fixture.secondPlace, fixture.folder.path("yesterday-second"))
    do {
      let log = try fixture.open()
      _ = try log.append([[1]])
    }
    try copy(fixture.secondPlace, fixture.folder.path("today-second"))
    try copy(fixture.folder.path("yesterday"), fixture.path)
    try copy(fixture.folder.path("yesterday-second"), fixture.secondPlace)
    do {
      let log = try fixture.open()
      _ = try log.append([[2]])
      _ = try log.append([[3]])
    }
    try copy(fixture.folder.path("today-second"), fixture.secondPlace)
    #expect(throws: LogError.forked(size: 709)) { try fixture.open() }
  }

  @Test func `without its second place a log is not opened`() throws {
    let fixture = try made()
    try FileManager.default.removeItem(atPath: fixture.secondPlace)
    #expect(throws: LogError.noCheckpoint(path: fixture.secondPlace)) { try fixture.open() }
  }

  @Test func `one torn checkpoint is made up for by the other, two are not`() throws {
    let fixture = try made()
    for name in SecondPlace.names {
      try copy(fixture.secondPlace, fixture.folder.path("second-copy"))
      try change("\(fixture.secondPlace)/\(name)") { $0.removeLast($0.count - 200) }
      #expect(try fixture.open().size == 708)
      try copy(fixture.folder.path("second-copy"), fixture.secondPlace)
    }
    for name in SecondPlace.names { try change("\(fixture.secondPlace)/\(name)") { $0 = [] } }
    #expect(throws: LogError.noCheckpoint(path: fixture.secondPlace)) { try fixture.open() }
  }

  @Test func `a published checkpoint beyond the second place counts too`() throws {
    let fixture = try made()
    try copy(fixture.path, fixture.folder.path("short"))
    try copy(fixture.secondPlace, fixture.folder.path("short-second"))
    do {
      let log = try fixture.open()
      _ = try log.append([[1]])
      try log.publish()
    }
    try copy("\(fixture.path)/checkpoint", fixture.folder.path("published"))
    try copy(fixture.folder.path("short"), fixture.path)
    try copy(fixture.folder.path("short-second"), fixture.secondPlace)
    try copy(fixture.folder.path("published"), "\(fixture.path)/checkpoint")
    #expect(throws: LogError.rolledBack(found: 708, signed: 709)) { try fixture.open() }
  }

  @Test func `another key's log is not opened`() throws {
    let fixture = try made()
    #expect(throws: LogError.noCheckpoint(path: fixture.secondPlace)) {
      try LogFolder.open(fixture.path, secondPlace: fixture.secondPlace, signer: LogFixture.signer(2))
    }
    #expect(throws: LogError.noCheckpoint(path: fixture.secondPlace)) {
      try LogFolder.open(
        fixture.path, secondPlace: fixture.secondPlace, signer: LogFixture.signer(origin: "log.example/other"))
    }
  }

  @Test func `a journal cut or changed anywhere is noticed`() throws {
    let fixture = try made()
    let journal = "\(fixture.path)/journal/0000000000000512"
    try copy(journal, fixture.folder.path("journal-copy"))
    let count = try recordBytes(journal)
    for place in stride(from: 0, to: count, by: 41) {
      try copy(fixture.folder.path("journal-copy"), journal)
      try change(journal) { $0[place] ^= 4 }
      #expect(throws: LogError.self, "changed at \(place)") { try fixture.open() }
      try copy(fixture.folder.path("journal-copy"), journal)
      try change(journal) { $0.removeLast($0.count - place) }
      #expect(throws: LogError.self, "cut at \(place)") { try fixture.open() }
    }
    try copy(fixture.folder.path("journal-copy"), journal)
    #expect(try fixture.open().size == 708)
  }

  @Test func `what was torn behind the last whole batch is cut off`() throws {
    let fixture = try made()
    let journal = "\(fixture.path)/journal/0000000000000512"
    try copy(journal, fixture.folder.path("journal-copy"))
    for tail in [
      [0], [UInt8](repeating: 0, count: 4_096), [0, 0, 0, 9, 0, 0, 0, 1, 5], [UInt8](repeating: 0xFF, count: 90),
    ]
      as [[UInt8]]
    {
      try copy(fixture.folder.path("journal-copy"), journal)
      let count = try recordBytes(journal)
      try change(journal) { $0.replaceSubrange(count..<count + tail.count, with: tail) }
      try LogFixture.check(try fixture.open(), entries: LogFixture.entries(0..<708))
    }
  }

  @Test func `a changed or missing tile is noticed when the log is opened`() throws {
    let fixture = try made()
    let tile = "\(fixture.path)/tile/0/001"
    try copy(tile, fixture.folder.path("tile-copy"))
    try change(tile) { $0[777] ^= 1 }
    #expect(throws: LogError.forked(size: 708)) { try fixture.open() }
    try change(tile) { $0.removeLast() }
    #expect(throws: LogError.self) { try fixture.open() }
    try FileManager.default.removeItem(atPath: tile)
    #expect(throws: LogError.file(.missing(path: tile))) { try fixture.open() }
    try copy(fixture.folder.path("tile-copy"), tile)
    #expect(try fixture.open().size == 708)
  }
}
