import Foundation
import GroundTestKit
import Testing

@testable import SQLite

@Suite struct ConnectionCareTests {
  private let folder = TemporaryFolder()
  private static let canary: [UInt8] = Array("canary-7f31".utf8)

  private func made() throws -> Connection {
    let connection = try Connection(folder.path("a.sqlite"))
    try connection.useWriteAheadLog()
    try connection.script("CREATE TABLE t (id INTEGER PRIMARY KEY, a BLOB NOT NULL) STRICT")
    for number in 0..<200 { try connection.run("INSERT INTO t VALUES (?, ?)", number, Self.canary + [UInt8(number)]) }
    return connection
  }

  private func contains(_ bytes: [UInt8], in name: String) throws -> Bool {
    try Data(contentsOf: URL(filePath: folder.path(name))).range(of: Data(bytes)) != nil
  }

  @Test func `what was deleted is in no file once the log is empty`() throws {
    let connection = try made()
    #expect(try contains(Self.canary, in: "a.sqlite-wal"))
    try connection.run("DELETE FROM t")
    try connection.emptyLog()
    for name in try folder.names() { #expect(try !contains(Self.canary, in: name), "\(name)") }
  }

  @Test func `the log is not emptied under a reader, and says so`() throws {
    let connection = try made()
    let reader = try Connection(folder.path("a.sqlite"), .read)
    try reader.snapshot { (reader) throws(SQLiteError) in
      _ = try reader.row("SELECT count(*) FROM t") { (row) throws(SQLiteError) -> Int in try row[0] }
      try connection.run("DELETE FROM t")
      connection.waitAtMost(milliseconds: 20)
      do throws(SQLiteError) {
        try connection.emptyLog()
        Issue.record("emptied")
      } catch { #expect(error == .busy) }
    }
    try connection.emptyLog()
  }

  @Test func `a copy is of one moment and whole`() throws {
    let connection = try made()
    try connection.copy(to: folder.path("copy.sqlite"))
    try connection.run("DELETE FROM t")
    let copy = try Connection(folder.path("copy.sqlite"))
    #expect(try copy.row("SELECT count(*) FROM t") { (row) throws(SQLiteError) -> Int in try row[0] } == 200)
    #expect(try copy.problems().isEmpty)
  }

  @Test func `one flipped byte in a page is found`() throws {
    do { try made().emptyLog() }
    let path = folder.path("a.sqlite")
    var bytes = try Data(contentsOf: URL(filePath: path))
    // The number of cells of the second page.
    bytes[4_096 + 4] ^= 0xFF
    try bytes.write(to: URL(filePath: path))
    #expect(try Connection(path).problems().isEmpty == false)
    bytes[0] ^= 0xFF
    try bytes.write(to: URL(filePath: path))
    #expect(throws: SQLiteError.notADatabase) { _ = try Connection(path).userVersion }
  }

  @Test func `numbers of the file`() throws {
    let connection = try made()
    #expect(try connection.userVersion == 0 && connection.applicationID == 0)
    try connection.script("PRAGMA user_version = 3; PRAGMA application_id = 7")
    #expect(try connection.userVersion == 3 && connection.applicationID == 7)
  }
}
