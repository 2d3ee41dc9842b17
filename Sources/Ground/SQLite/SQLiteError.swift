internal import CSQLite

/// Why a database did not do something. It never holds a value that was stored or looked for.
public enum SQLiteError: Error, Hashable, Sendable {
  /// Somebody else is writing, and did not finish in time.
  case busy
  /// The disk has no space left, or the database reached its limit.
  case full
  case readOnly
  case cannotOpen
  case damaged
  case notADatabase
  case broken(Rule)
  /// The disk did not read, write or sync; the number is SQLite's.
  case disk(code: Int)
  case tooLarge
  case noMemory
  /// A column holds another type than the one that was asked for.
  case wrongType(column: Int)
  /// A statement that does not fit the database: a mistake in the program. What SQLite says of its text.
  case statement(String)
  case other(code: Int)

  /// What a table demands.
  public enum Rule: Hashable, Sendable {
    case unique, reference, notNull, check, trigger, other
  }

  init(code: Int32) {
    switch code & 0xFF {
    case SQLITE_BUSY, SQLITE_LOCKED: self = .busy
    case SQLITE_FULL: self = .full
    case SQLITE_READONLY, SQLITE_PERM: self = .readOnly
    case SQLITE_CANTOPEN: self = .cannotOpen
    case SQLITE_CORRUPT: self = .damaged
    case SQLITE_NOTADB: self = .notADatabase
    case SQLITE_TOOBIG: self = .tooLarge
    case SQLITE_NOMEM: self = .noMemory
    case SQLITE_IOERR: self = .disk(code: Int(code))
    case SQLITE_CONSTRAINT: self = .broken(Rule(code: code))
    default: self = .other(code: Int(code))
    }
  }

  /// What happened, without a full stop.
  public var message: String {
    switch self {
    case .busy: "another program is writing"
    case .full: "there is no space left"
    case .readOnly: "it may not be written by this user"
    case .cannotOpen: "it cannot be opened"
    case .damaged: "some of it is damaged"
    case .notADatabase: "it is no database"
    case .broken(let rule): "a rule of the tables was broken (\(rule))"
    case .disk(let code): "the disk failed (SQLite \(code))"
    case .tooLarge: "a value is too large"
    case .noMemory: "there is no memory left"
    case .wrongType(let column): "column \(column) holds another type"
    case .statement(let text): "a statement does not fit: \(text)"
    case .other(let code): "SQLite says \(code)"
    }
  }

  /// What to do next, without a full stop.
  public var hint: String {
    switch self {
    case .busy: "try again in a minute"
    case .full: "free some space; what was acknowledged is safe"
    case .readOnly, .cannotOpen: "check who owns the folder and its permissions"
    case .damaged, .notADatabase: "stop writing, copy the folder, and restore the newest backup"
    case .disk: "look at the disk before anything else, then run the check again"
    case .tooLarge: "split it"
    case .noMemory: "give the program more memory"
    case .broken, .wrongType, .statement, .other: "please report this as a bug"
    }
  }
}

extension SQLiteError.Rule {
  init(code: Int32) {
    switch code {
    case 1555, 2067, 2579: self = .unique
    case 787: self = .reference
    case 1299: self = .notNull
    case 275: self = .check
    case 1811: self = .trigger
    default: self = .other
    }
  }
}

/// An error of a module above that can say that the database failed.
public protocol FromSQLiteError: Error {
  init(_ error: SQLiteError)
}

extension SQLiteError: FromSQLiteError {
  public init(_ error: SQLiteError) { self = error }
}
