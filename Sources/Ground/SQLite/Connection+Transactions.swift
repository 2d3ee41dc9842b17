internal import CSQLite

extension Connection {
  /// All of it or nothing. Nobody else writes meanwhile; when it returns, it is on the disk.
  public func transaction<Result, Failure: FromSQLiteError>(
    _ body: (Connection) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try step("BEGIN IMMEDIATE", Failure.self)
    do throws(Failure) {
      let result = try body(self)
      try step("COMMIT", Failure.self)
      return result
    } catch {
      // Some errors have ended the transaction already.
      if unsafe sqlite3_get_autocommit(base) == 0 { try? script("ROLLBACK") }
      throw error
    }
  }

  /// Reads that all see the same moment.
  public func snapshot<Result, Failure: FromSQLiteError>(
    _ body: (Connection) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try step("BEGIN", Failure.self)
    defer { try? script("ROLLBACK") }
    return try body(self)
  }

  /// Part of a transaction that can be taken back by itself.
  public func savepoint<Result, Failure: FromSQLiteError>(
    _ body: (Connection) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try step("SAVEPOINT part", Failure.self)
    do throws(Failure) {
      let result = try body(self)
      try step("RELEASE part", Failure.self)
      return result
    } catch {
      if unsafe sqlite3_get_autocommit(base) == 0 { try? script("ROLLBACK TO part; RELEASE part") }
      throw error
    }
  }

  private func step<Failure: FromSQLiteError>(_ sql: StaticString, _: Failure.Type) throws(Failure) {
    do throws(SQLiteError) { try script(sql) } catch { throw Failure(error) }
  }
}
