import Testing

@testable import SQLite

@Suite struct SQLiteErrorTests {
  @Test func `codes have names`() {
    let named: [(Int32, SQLiteError)] = [
      (5, .busy), (517, .busy), (6, .busy), (13, .full), (8, .readOnly), (1032, .readOnly), (14, .cannotOpen),
      (11, .damaged), (26, .notADatabase), (1034, .disk(code: 1034)), (18, .tooLarge), (7, .noMemory),
      (2067, .broken(.unique)), (787, .broken(.reference)), (1299, .broken(.notNull)), (275, .broken(.check)),
      (1811, .broken(.trigger)), (21, .other(code: 21)),
    ]
    for (code, error) in named { #expect(SQLiteError(code: code) == error) }
  }

  @Test func `each says what happened and what to do`() {
    let all: [SQLiteError] = [
      .busy, .full, .readOnly, .cannotOpen, .damaged, .notADatabase, .broken(.check), .disk(code: 1), .tooLarge,
      .noMemory, .wrongType(column: 1), .statement("x"), .other(code: 1),
    ]
    for error in all { #expect(!error.message.hasSuffix(".") && !error.message.isEmpty && !error.hint.isEmpty) }
    #expect(Set(all.map(\.message)).count == all.count)
  }
}
