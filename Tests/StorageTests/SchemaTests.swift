import Foundation
import GroundTestKit
import SQLite
import Testing

@testable import Storage

@Suite struct SchemaTests {
  private let folder = TemporaryFolder()

  private func tables(_ path: String) throws -> [String] {
    try Connection(path).rows("SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema ORDER BY 1") {
      (row) throws(SQLiteError) -> String in try row[0]
    }
  }

  @Test func `steps are numbered from 1 without gaps`() {
    for schema in [Schema.records, .keys] {
      #expect(!schema.steps.isEmpty)
      #expect(schema.steps.map(\.number) == Array(1...schema.steps.count))
    }
  }

  @Test func `from every earlier version the same tables come about`() throws {
    for (name, schema) in [("r", Schema.records), ("k", .keys)] {
      let fresh = folder.path("\(name)-fresh")
      try schema.bring(fresh)
      for version in 0..<schema.version {
        let path = folder.path("\(name)-\(version)")
        if version > 0 { try schema.bring(path, upTo: version) }
        #expect(try version == 0 || Connection(path).userVersion == version)
        try schema.bring(path)
        #expect(try tables(path) == tables(fresh), "from version \(version)")
        #expect(try Connection(path).userVersion == schema.version)
      }
      #expect(try Connection(fresh).problems().isEmpty)
    }
  }

  @Test func `rows of the first version are kept`() throws {
    let path = folder.path("old")
    try Schema.records.bring(path, upTo: 1)
    try Connection(path).script("INSERT INTO tenants VALUES ('harbour', 1)")
    try Schema.records.bring(path)
    let count = try Connection(path).row("SELECT count(*) FROM tenants") { (row) throws(SQLiteError) -> Int in
      try row[0]
    }
    #expect(count == 1)
  }

  @Test func `a database of a newer program is refused and not changed`() throws {
    let path = folder.path("new")
    try Schema.records.bring(path)
    try Connection(path).set(userVersion: 99, applicationID: Schema.records.applicationID)
    let before = try Data(contentsOf: URL(filePath: path))
    let error = StoreError.newer(path: path, found: 99, known: Schema.records.version)
    #expect(throws: error) { try Schema.records.bring(path) }
    #expect(error.hint == "install the newer version; nothing was changed")
    #expect(try Data(contentsOf: URL(filePath: path)) == before)
  }

  @Test func `another program's database is not taken for ours`() throws {
    let path = folder.path("other")
    try Connection(path).script("CREATE TABLE t (a)")
    #expect(throws: StoreError.notAStore(path: path)) { try Schema.records.bring(path) }
    let keys = folder.path("keys")
    try Schema.keys.bring(keys)
    #expect(throws: StoreError.notAStore(path: keys)) { try Schema.records.bring(keys) }
  }

  @Test func `a step that fails leaves the version before`() throws {
    let path = folder.path("half")
    try Schema.records.bring(path, upTo: 1)
    // The third step will meet a table that is there already.
    try Connection(path).script("CREATE TABLE tokens (a)")
    #expect(throws: StoreError.self) { try Schema.records.bring(path) }
    #expect(try Connection(path).userVersion == 1)
    #expect(try !tables(path).contains { $0.hasPrefix("table staff ") })
  }

  @Test func `several programs at once bring it up once`() async throws {
    let path = folder.path("shared")
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<6 { group.addTask { try Schema.records.bring(path) } }
      try await group.waitForAll()
    }
    #expect(try Connection(path).userVersion == Schema.records.version)
  }
}
