internal import CSQLite

extension Connection {
  /// Lets readers read while somebody writes. False where the file system cannot do it.
  public func useWriteAheadLog() throws(SQLiteError) {
    let mode = try row("PRAGMA journal_mode = WAL") { (row) throws(SQLiteError) -> String in try row[0] }
    guard mode == "wal" else { throw .cannotOpen }
  }

  /// Moves what lies in the write-ahead log into the database and empties it, so that nothing deleted is left in it.
  public func emptyLog() throws(SQLiteError) {
    let isBusy = try row("PRAGMA wal_checkpoint(TRUNCATE)") { (row) throws(SQLiteError) -> Bool in try row[0] }
    guard isBusy == false else { throw .busy }
  }

  /// A number that the program may set, 0 in a new database.
  public var userVersion: Int {
    get throws(SQLiteError) {
      try row("PRAGMA user_version") { (row) throws(SQLiteError) -> Int in try row[0] } ?? 0
    }
  }

  /// Says whose file it is.
  public var applicationID: Int {
    get throws(SQLiteError) {
      try row("PRAGMA application_id") { (row) throws(SQLiteError) -> Int in try row[0] } ?? 0
    }
  }

  public func set(userVersion: Int, applicationID: Int) throws(SQLiteError) {
    // A pragma takes no values; the numbers are the program's own.
    let sql = "PRAGMA user_version = \(userVersion); PRAGMA application_id = \(applicationID)"
    let code = unsafe sqlite3_exec(base, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw failure(code) }
  }

  /// How SQLite would look for the rows of a statement, a step a line.
  public func plan(of sql: StaticString) throws(SQLiteError) -> [String] {
    var statement: OpaquePointer?
    let code = unsafe sqlite3_prepare_v2(base, "EXPLAIN QUERY PLAN \(sql)", -1, &statement, nil)
    guard code == SQLITE_OK, let statement = unsafe statement else { throw failure(code) }
    defer { unsafe sqlite3_finalize(statement) }
    var lines: [String] = []
    while unsafe sqlite3_step(statement) == SQLITE_ROW { lines.append(try unsafe Row(statement: statement)[3]) }
    return lines
  }

  /// What is wrong in the file: pages, indexes, rules and references, at most a hundred; empty where nothing is.
  public func problems() throws(SQLiteError) -> [String] {
    do throws(SQLiteError) {
      let pages = try rows("PRAGMA integrity_check(100)") { (row) throws(SQLiteError) -> String in try row[0] }
      let references = try rows("PRAGMA foreign_key_check") { (row) throws(SQLiteError) -> String in
        "a row of \(try row[0] as String) names a missing row of \(try row[2] as String)"
      }
      return pages.filter { $0 != "ok" } + references.prefix(100)
    } catch {
      guard [.damaged, .notADatabase].contains(error) else { throw error }
      return [error.message]
    }
  }

  /// A copy as of one moment; others may write meanwhile. The target must not exist.
  public func copy(to path: String) throws(SQLiteError) {
    let target = try Connection(path)
    guard let copying = unsafe sqlite3_backup_init(target.base, "main", base, "main") else {
      throw unsafe SQLiteError(code: sqlite3_extended_errcode(target.base))
    }
    var code = unsafe sqlite3_backup_step(copying, -1)
    for _ in 0..<100 where code == SQLITE_BUSY || code == SQLITE_LOCKED {
      sqlite3_sleep(50)
      code = unsafe sqlite3_backup_step(copying, -1)
    }
    let end = unsafe sqlite3_backup_finish(copying)
    guard code == SQLITE_DONE, end == SQLITE_OK else { throw SQLiteError(code: code == SQLITE_DONE ? end : code) }
  }

  /// How long to wait for somebody else who writes; five seconds if not said.
  public func waitAtMost(milliseconds: Int) { unsafe _ = sqlite3_busy_timeout(base, Int32(milliseconds)) }

  /// At most so many pages of 4,096 bytes: what comes then is `full`.
  public func limitPages(_ count: Int) throws(SQLiteError) {
    // A pragma takes no values; the number is ours.
    let code = unsafe sqlite3_exec(base, "PRAGMA max_page_count = \(count)", nil, nil, nil)
    guard code == SQLITE_OK else { throw failure(code) }
  }
}
