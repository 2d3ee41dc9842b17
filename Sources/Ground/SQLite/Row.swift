internal import CSQLite

/// One row of an answer, valid while it is read.
@safe
public struct Row: ~Copyable {
  let statement: OpaquePointer

  /// The column at a place counted from 0, as the type that is asked for.
  public subscript<Value: ColumnValue>(column: Int) -> Value {
    get throws(SQLiteError) {
      guard let value = Value(stored(Int32(column))) else { throw .wrongType(column: column) }
      return value
    }
  }

  private func stored(_ column: Int32) -> StoredValue {
    func bytes(_ start: UnsafeRawPointer?) -> UnsafeRawBufferPointer {
      unsafe UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))
    }
    // SAFETY: the statement stands on a row; the bytes live until it moves on, and are copied here.
    return switch unsafe sqlite3_column_type(statement, column) {
    case SQLITE_INTEGER: unsafe .integer(Int(sqlite3_column_int64(statement, column)))
    case SQLITE_TEXT: unsafe .text(String(decoding: bytes(sqlite3_column_text(statement, column)), as: UTF8.self))
    case SQLITE_BLOB: unsafe .bytes(Array(bytes(sqlite3_column_blob(statement, column))))
    default: .nothing
    }
  }

}
