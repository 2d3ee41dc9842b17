import Foundation
import GroundTestKit
import Testing

@testable import SQLite

@Suite struct ConnectionTests {
  private let folder = TemporaryFolder()

  private func connection() throws -> Connection { try Connection(folder.path("a.sqlite")) }

  @Test func `only its owner can read a new database`() throws {
    let connection = try connection()
    try connection.useWriteAheadLog()
    try connection.script("CREATE TABLE t (a)")
    for name in try folder.names() {
      let attributes = try FileManager.default.attributesOfItem(atPath: folder.path(name))
      #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
    }
    #expect(try folder.names().count == 3)
  }

  @Test func `settings are on`() throws {
    let connection = try connection()
    func number(_ sql: StaticString) throws -> Int? {
      try connection.row(sql) { (row) throws(SQLiteError) -> Int in try row[0] }
    }
    #expect(try number("PRAGMA foreign_keys") == 1)
    #expect(try number("PRAGMA secure_delete") == 1)
    #expect(try number("PRAGMA synchronous") == 2)
    #expect(try number("PRAGMA trusted_schema") == 0)
    #expect(try number("PRAGMA busy_timeout") == 5_000)
  }

  @Test func `a database is not made to do other things`() throws {
    let connection = try connection()
    try connection.script("CREATE TABLE t (a)")
    // Defensive: the tables' own description cannot be written.
    try connection.script("PRAGMA writable_schema = ON")
    #expect(throws: SQLiteError.self) { try connection.run("DELETE FROM sqlite_schema") }
    #expect(throws: SQLiteError.self) { try connection.run("ATTACH ':memory:' AS other") }
    #expect(throws: SQLiteError.self) { try connection.run("SELECT load_extension('x')") }
    // A name in double quotes that fits nothing is not taken for a text.
    #expect(throws: SQLiteError.statement("no such column: nobody")) {
      try connection.run("SELECT \"nobody\" FROM t")
    }
  }

  @Test func `a value that is too large is refused`() throws {
    let connection = try connection()
    try connection.script("CREATE TABLE t (a)")
    #expect(throws: SQLiteError.tooLarge) {
      try connection.run("INSERT INTO t VALUES (?)", [UInt8](repeating: 0, count: (16 << 20) + 1))
    }
  }

  @Test func `an error holds no value`() throws {
    let connection = try connection()
    try connection.script("CREATE TABLE t (a TEXT UNIQUE CHECK (length(a) < 20), b INTEGER NOT NULL) STRICT")
    let secret = "he-knows-where"
    try connection.run("INSERT INTO t VALUES (?, 1)", secret)
    let values: [any ColumnValue] = [secret, secret + secret, secret + "2"]
    for value in values {
      do throws(SQLiteError) {
        try connection.run("INSERT INTO t VALUES (?, ?)", value, value)
        Issue.record("it was taken")
      } catch {
        #expect(!"\(error)\(error.message)\(error.hint)".contains("knows"))
      }
    }
  }

  @Test func `a full database says so and goes on when there is space`() throws {
    let connection = try connection()
    try connection.script("CREATE TABLE t (a)")
    try connection.limitPages(4)
    let block = [UInt8](repeating: 7, count: 4_000)
    #expect(throws: SQLiteError.full) { for _ in 0..<9 { try connection.run("INSERT INTO t VALUES (?)", block) } }
    try connection.limitPages(100)
    try connection.run("INSERT INTO t VALUES (?)", block)
    #expect(try connection.problems().isEmpty)
  }

  @Test func `what cannot be opened says why`() throws {
    #expect(throws: SQLiteError.cannotOpen) { _ = try Connection(folder.path("none/a.sqlite")) }
    #expect(throws: SQLiteError.cannotOpen) { _ = try Connection(folder.path("none.sqlite"), .read) }
    #expect(throws: SQLiteError.cannotOpen) { _ = try Connection(folder.path("a\0b")) }
    try folder.write(String(repeating: "no database ", count: 100), to: "text")
    #expect(throws: SQLiteError.notADatabase) { try Connection(folder.path("text")).useWriteAheadLog() }
  }

  @Test func `a statement is prepared once, and two alike do not get in each other's way`() throws {
    let connection = try connection()
    try connection.script("CREATE TABLE t (a INTEGER)")
    for number in 0..<100 { try connection.run("INSERT INTO t VALUES (?)", number) }
    let pairs = try connection.rows("SELECT a FROM t WHERE a < 3 ORDER BY a") { (row) throws(SQLiteError) in
      let number: Int = try row[0]
      return try connection.row("SELECT a FROM t WHERE a > ? ORDER BY a", number) { (row) throws(SQLiteError) in
        try row[0] as Int
      }
    }
    #expect(pairs == [1, 2, 3])
  }
}
