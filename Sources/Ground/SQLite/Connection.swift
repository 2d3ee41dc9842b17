internal import CSQLite
internal import Glibc

/// An open database, for one thread at a time.
///
/// Statements are literals of the program, so that nothing that came in can become part of one; they are prepared once.
@safe
public final class Connection {
  /// How it is opened.
  public enum Use: Sendable {
    /// Made where it is missing; only its owner can read it.
    case create
    case write
    case read
  }

  let base: OpaquePointer
  private var statements: [UnsafeRawPointer: OpaquePointer] = unsafe [:]

  public init(_ path: String, _ use: Use = .create) throws(SQLiteError) {
    guard sqlite3_libversion_number() >= 3_037_000, !path.utf8.contains(0) else { throw .cannotOpen }
    if use == .create { Self.make(path) }
    var base: OpaquePointer?
    let flags = (use == .read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE) | SQLITE_OPEN_NOMUTEX
    // SAFETY: SQLite fills a local; a base that could not be opened must be closed too.
    let code = unsafe sqlite3_open_v2(path, &base, flags, nil)
    guard code == SQLITE_OK, let base = unsafe base else {
      unsafe sqlite3_close_v2(base)
      throw SQLiteError(code: code)
    }
    // SQLite opens what may not be written for reading, and would say so only at the first report.
    if use != .read, unsafe sqlite3_db_readonly(base, "main") == 1 {
      unsafe sqlite3_close_v2(base)
      throw .readOnly
    }
    unsafe self.base = base
    unsafe sqlite3_extended_result_codes(base, 1)
    harden()
    try script("PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA cell_size_check = ON;")
    try script("PRAGMA temp_store = MEMORY; PRAGMA synchronous = FULL;")
  }

  deinit {
    unsafe Array(statements.values).forEach { unsafe _ = sqlite3_finalize($0) }
    unsafe sqlite3_close_v2(base)
  }

  /// SQLite makes files that all may read, and gives its other files the permissions of the first.
  private static func make(_ path: String) {
    let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    if descriptor >= 0 { close(descriptor) }
  }

  /// A database file may have been written by somebody else: it is given nothing to do but hold rows.
  private func harden() {
    let switches = [
      (SQLITE_DBCONFIG_DEFENSIVE, true), (SQLITE_DBCONFIG_TRUSTED_SCHEMA, false), (SQLITE_DBCONFIG_DQS_DDL, false),
      (SQLITE_DBCONFIG_DQS_DML, false), (SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, false),
    ]
    for (option, isOn) in switches { unsafe _ = bb_configure(base, Int32(option), isOn ? 1 : 0) }
    let limits = [
      (SQLITE_LIMIT_LENGTH, 16 << 20), (SQLITE_LIMIT_SQL_LENGTH, 64 << 10), (SQLITE_LIMIT_ATTACHED, 0),
      (SQLITE_LIMIT_VARIABLE_NUMBER, 32), (SQLITE_LIMIT_COLUMN, 64), (SQLITE_LIMIT_EXPR_DEPTH, 64),
      (SQLITE_LIMIT_COMPOUND_SELECT, 8), (SQLITE_LIMIT_TRIGGER_DEPTH, 4), (SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 64),
    ]
    for (limit, value) in limits { unsafe _ = sqlite3_limit(base, limit, Int32(value)) }
    unsafe sqlite3_busy_timeout(base, 5_000)
  }

  /// Runs a statement that gives no rows; says how many rows it changed.
  @discardableResult
  public func run(_ sql: StaticString, _ values: any ColumnValue...) throws(SQLiteError) -> Int {
    try each(sql, values) { (_) throws(SQLiteError) in }
    return unsafe Int(sqlite3_changes64(base))
  }

  /// All rows of an answer.
  public func rows<Result>(
    _ sql: StaticString, _ values: any ColumnValue...,
    read: (borrowing Row) throws(SQLiteError) -> Result
  ) throws(SQLiteError) -> [Result] {
    var all: [Result] = []
    try each(sql, values) { (row) throws(SQLiteError) in all.append(try read(row)) }
    return all
  }

  /// The first row of an answer.
  public func row<Result>(
    _ sql: StaticString, _ values: any ColumnValue...,
    read: (borrowing Row) throws(SQLiteError) -> Result
  ) throws(SQLiteError) -> Result? {
    var first: Result?
    try each(sql, values) { (row) throws(SQLiteError) in
      if first == nil { first = try read(row) }
    }
    return first
  }

  /// Runs several statements that take no values.
  public func script(_ sql: StaticString) throws(SQLiteError) {
    let code = unsafe sqlite3_exec(base, Self.text(sql), nil, nil, nil)
    guard code == SQLITE_OK else { throw failure(code) }
  }

  private func each(
    _ sql: StaticString, _ values: [any ColumnValue], _ body: (borrowing Row) throws(SQLiteError) -> Void
  ) throws(SQLiteError) {
    let statement = try unsafe prepared(sql)
    precondition(unsafe sqlite3_stmt_busy(statement) == 0, "a statement does not run inside itself")
    defer {
      unsafe sqlite3_reset(statement)
      unsafe sqlite3_clear_bindings(statement)
    }
    for (place, value) in values.enumerated() { try unsafe bind(value.stored, at: Int32(place + 1), of: statement) }
    while true {
      let code = unsafe sqlite3_step(statement)
      guard code == SQLITE_ROW else {
        guard code == SQLITE_DONE else { throw SQLiteError(code: code) }
        return
      }
      unsafe try body(Row(statement: statement))
    }
  }

  private func bind(_ value: StoredValue, at place: Int32, of statement: OpaquePointer) throws(SQLiteError) {
    // SAFETY: SQLite copies what it is given before it returns.
    let code =
      switch value {
      case .integer(let number): unsafe sqlite3_bind_int64(statement, place, Int64(number))
      case .text(var text):
        text.withUTF8 { bytes in
          unsafe bytes.withMemoryRebound(to: CChar.self) {
            unsafe bb_bind_text(statement, place, $0.baseAddress, UInt64($0.count))
          }
        }
      case .bytes(let bytes): unsafe bb_bind_bytes(statement, place, bytes, UInt64(bytes.count))
      case .nothing: unsafe sqlite3_bind_null(statement, place)
      }
    guard code == SQLITE_OK else { throw SQLiteError(code: code) }
  }

  /// Literals never move, so that their place names them.
  private func prepared(_ sql: StaticString) throws(SQLiteError) -> OpaquePointer {
    let key = unsafe UnsafeRawPointer(sql.utf8Start)
    if let statement = unsafe statements[key] { return unsafe statement }
    var statement: OpaquePointer?
    let code = unsafe sqlite3_prepare_v3(base, Self.text(sql), -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil)
    guard code == SQLITE_OK, let statement = unsafe statement else { throw failure(code) }
    unsafe statements[key] = statement
    return unsafe statement
  }

  private static func text(_ sql: StaticString) -> UnsafePointer<CChar> {
    precondition(sql.hasPointerRepresentation)
    // SAFETY: a literal ends with a NUL and lives as long as the program.
    return unsafe UnsafeRawPointer(sql.utf8Start).assumingMemoryBound(to: CChar.self)
  }

  /// No value is bound yet: what SQLite says can only be of the statement's own text.
  func failure(_ code: Int32) -> SQLiteError {
    guard code & 0xFF == SQLITE_ERROR, let text = unsafe sqlite3_errmsg(base) else { return SQLiteError(code: code) }
    return .statement(unsafe String(cString: text))
  }
}
