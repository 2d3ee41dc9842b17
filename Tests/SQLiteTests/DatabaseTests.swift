import Foundation
import GroundTestKit
import Testing

@testable import SQLite

@Suite struct DatabaseTests {
  private let folder = TemporaryFolder()

  private func database() throws -> Database {
    let database = try Database(folder.path("a.sqlite"))
    try database.write { (c) throws(SQLiteError) in
      try c.script("CREATE TABLE t (id INTEGER PRIMARY KEY, note TEXT UNIQUE, bytes BLOB) STRICT")
    }
    return database
  }

  private func count(_ database: Database) throws -> Int {
    try database.read { (c) throws(SQLiteError) in
      try c.row("SELECT count(*) FROM t") { (row) throws(SQLiteError) -> Int in try row[0] } ?? -1
    }
  }

  @Test func `what is written is there for readers, and for the next program`() throws {
    let database = try database()
    let changed = try database.write { (c) throws(SQLiteError) in
      try c.run("INSERT INTO t (note, bytes) VALUES (?, ?), ('b', x'')", "a", [1, 2] as [UInt8])
    }
    #expect(changed == 2)
    #expect(try count(database) == 2)
    #expect(try count(Database(folder.path("a.sqlite"))) == 2)
  }

  @Test func `an error takes the whole transaction back, and a part only the part`() throws {
    let database = try database()
    #expect(throws: SQLiteError.broken(.unique)) {
      try database.write { (c) throws(SQLiteError) in
        try c.run("INSERT INTO t (note) VALUES ('a')")
        try c.run("INSERT INTO t (note) VALUES ('a')")
      }
    }
    #expect(try count(database) == 0)
    try database.write { (c) throws(SQLiteError) in
      try c.run("INSERT INTO t (note) VALUES ('a')")
      do throws(SQLiteError) {
        try c.savepoint { (c) throws(SQLiteError) in
          try c.run("INSERT INTO t (note) VALUES ('b')")
          try c.run("INSERT INTO t (note) VALUES ('a')")
        }
      } catch {}
    }
    #expect(try count(database) == 1)
  }

  @Test func `a reader sees one moment while somebody writes`() throws {
    let database = try database()
    let before = try count(database)
    let seen = try database.read { (c) throws(SQLiteError) -> [Int] in
      let sql: StaticString = "SELECT count(*) FROM t"
      let first = try c.row(sql) { (row) throws(SQLiteError) -> Int in try row[0] }
      try database.write { (c) throws(SQLiteError) in _ = try c.run("INSERT INTO t (note) VALUES ('later')") }
      let second = try c.row(sql) { (row) throws(SQLiteError) -> Int in try row[0] }
      return [first ?? -1, second ?? -1]
    }
    #expect(seen == [before, before])
    #expect(try count(database) == before + 1)
  }

  @Test func `many threads write and read, and nothing is lost`() async throws {
    let database = try database()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<8 {
        group.addTask {
          for step in 0..<20 {
            try database.write { (c) throws(SQLiteError) in
              _ = try c.run("INSERT INTO t (note) VALUES (?)", "\(number)-\(step)")
            }
            _ = try database.read { (c) throws(SQLiteError) in
              try c.rows("SELECT id FROM t LIMIT 3") { (row) throws(SQLiteError) -> Int in try row[0] }
            }
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try count(database) == 160)
  }

  @Test func `two programs take turns`() throws {
    let (one, other) = (try database(), try Database(folder.path("a.sqlite")))
    for number in 0..<20 {
      try (number % 2 == 0 ? one : other).write { (c) throws(SQLiteError) in
        _ = try c.run("INSERT INTO t (id) VALUES (?)", number + 1)
      }
    }
    #expect(try count(one) == 20)
  }

  @Test func `a reader cannot write`() throws {
    let database = try database()
    #expect(throws: SQLiteError.readOnly) {
      try database.read { (c) throws(SQLiteError) in _ = try c.run("DELETE FROM t") }
    }
  }
}
