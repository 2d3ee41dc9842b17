public import Files
public import SQLite

/// Why something was not stored or found. It names files, numbers and ids, never what was stored.
public enum StoreError: Error, Hashable, Sendable {
  /// The disk has no space left. What was acknowledged is safe.
  case full
  case database(SQLiteError)
  case file(FileError)
  /// Another store is there, or files that are none.
  case notEmpty(path: String)
  case notAStore(path: String)
  /// A later version of the program wrote it.
  case newer(path: String, found: Int, known: Int)
  /// The sealed bytes are not the ones that were received.
  case otherBytes(item: String)
  /// It is recorded, and keys are still to be destroyed: somebody was reading just then.
  case deletionUnfinished

  /// What happened, without a full stop.
  public var message: String {
    switch self {
    case .full: "there is no space left on the disk"
    case .database(let error): "the store failed: \(error.message)"
    case .file(let error): error.message
    case .notEmpty(let path): "\"\(path)\" is not empty"
    case .notAStore(let path): "\"\(path)\" is no store of Bellbird"
    case .newer(let path, let found, let known):
      "\"\(path)\" was written by a newer Bellbird (its version \(found), this program knows \(known))"
    case .otherBytes(let item): "the sealed bytes of item \(item) are not the ones that were received"
    case .deletionUnfinished: "a deletion is recorded but not finished"
    }
  }

  /// What to do next, without a full stop.
  public var hint: String {
    switch self {
    case .full: "free some space; reports without files are taken as long as the reserve lasts"
    case .database(let error): error.hint
    case .file(let error): error.hint
    case .notEmpty: "name a folder that is empty or not there yet"
    case .notAStore: "name the folder that holds records and keys"
    case .newer: "install the newer version; nothing was changed"
    case .otherBytes: "restore this item from a backup; bellbird check lists all that are damaged"
    case .deletionUnfinished: "it is finished at the next start, or with the next deletion"
    }
  }
}

extension StoreError: FromSQLiteError {
  public init(_ error: SQLiteError) { self = error == .full ? .full : .database(error) }

  init(_ error: FileError) {
    if case .diskFull = error { self = .full } else { self = .file(error) }
  }
}

/// Runs file operations, and says their errors in this module's words.
func files<Result>(_ body: () throws(FileError) -> Result) throws(StoreError) -> Result {
  do throws(FileError) { return try body() } catch { throw StoreError(error) }
}

/// The same for a database.
func stored<Result>(_ body: () throws(SQLiteError) -> Result) throws(StoreError) -> Result {
  do throws(SQLiteError) { return try body() } catch { throw StoreError(error) }
}
