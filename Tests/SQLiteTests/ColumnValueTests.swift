import GroundTestKit
import Testing

@testable import SQLite

@Suite struct ColumnValueTests {
  private let folder = TemporaryFolder()

  private func through<Value: ColumnValue>(_ value: Value) throws -> Value? {
    let connection = try Connection(folder.path("a.sqlite"))
    return try connection.row("SELECT ?", value) { (row) throws(SQLiteError) -> Value in try row[0] }
  }

  @Test func `every value comes back as it was`() throws {
    for number in [0, 1, -1, .max, .min] { #expect(try through(number) == number) }
    for text in ["", "ü🙂\u{0}z", "a\"';--"] + SharedData.naughtyStrings { #expect(try through(text) == text) }
    for bytes in [[], [0], [0, 255, 0]] as [[UInt8]] { #expect(try through(bytes) == bytes) }
    #expect(try through(true) == true && through(false) == false)
    #expect(try through(Int?.none) == .some(nil))
    #expect(try through(String?("x")) == "x")
    // No bytes are not nothing.
    #expect(try through([UInt8]?([])) == .some([]))
  }

  @Test func `another type is refused, with the column`() throws {
    let connection = try Connection(folder.path("a.sqlite"))
    func read<Value: ColumnValue>(_: Value.Type, _ sql: StaticString) throws {
      _ = try connection.row(sql) { (row) throws(SQLiteError) -> Value in try row[1] }
    }
    #expect(throws: SQLiteError.wrongType(column: 1)) { try read(Int.self, "SELECT 1, 'a'") }
    #expect(throws: SQLiteError.wrongType(column: 1)) { try read(String.self, "SELECT 1, 2") }
    #expect(throws: SQLiteError.wrongType(column: 1)) { try read([UInt8].self, "SELECT 1, 'b'") }
    #expect(throws: SQLiteError.wrongType(column: 1)) { try read(Bool.self, "SELECT 1, 5") }
    #expect(throws: SQLiteError.wrongType(column: 1)) { try read(Int.self, "SELECT 1, NULL") }
    #expect(throws: SQLiteError.wrongType(column: 1)) { try read(Int.self, "SELECT 1, 1.5") }
  }
}
