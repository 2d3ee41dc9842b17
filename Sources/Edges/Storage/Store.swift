internal import Files
internal import SQLite

/// Everything that is kept: records in one database, keys in a second small one, larger sealed files beside them.
///
/// Nothing in it can be read without the keys of a holder. What a function says is done is on the disk when it returns.
/// Times are seconds since 1970, handed in by the caller.
public final class Store: Sendable {
  public let folder: StoreFolder
  let records: Database
  let keys: Database
  let items: ItemFolder
  let faults: FaultPlan

  /// Opens a store, or makes one in a folder that is empty or missing.
  public static func create(_ path: String) throws(StoreError) -> Store { try create(path, faults: .none) }

  static func create(_ path: String, faults: FaultPlan) throws(StoreError) -> Store {
    let folder = StoreFolder(path)
    try files { () throws(FileError) in
      try FileSystem.makeFolder(folder.keysPath)
      try ItemFolder.make(folder.items)
      try FileSystem.syncFolder(folder.recordsPath)
      try FileSystem.syncFolder(folder.path)
    }
    return try Store(folder, faults: faults)
  }

  public static func open(_ path: String) throws(StoreError) -> Store { try open(path, faults: .none) }

  static func open(_ path: String, faults: FaultPlan) throws(StoreError) -> Store {
    let folder = StoreFolder(path)
    guard FileSystem.exists(folder.records), FileSystem.exists(folder.keys) else { throw .notAStore(path: path) }
    return try Store(folder, faults: faults)
  }

  private init(_ folder: StoreFolder, faults: FaultPlan) throws(StoreError) {
    try Schema.keys.bring(folder.keys)
    try Schema.records.bring(folder.records)
    self.folder = folder
    self.faults = faults
    items = ItemFolder(folder.items, faults: faults)
    keys = try stored { () throws(SQLiteError) in try Database(folder.keys) }
    records = try stored { () throws(SQLiteError) in try Database(folder.records) }
    try finishDeletions()
    try? files { () throws(FileError) in try fillReserve() }
  }

  func read<Result: Sendable>(_ body: (Connection) throws(SQLiteError) -> Result) throws(StoreError) -> Result {
    try stored { () throws(SQLiteError) in try records.read(body) }
  }

  func write<Result: Sendable>(_ body: (Connection) throws(SQLiteError) -> Result) throws(StoreError) -> Result {
    try stored { () throws(SQLiteError) in
      let result = try records.write { (connection) throws(SQLiteError) in
        let result = try body(connection)
        try step("before the end of a transaction")
        return result
      }
      try step("after a transaction")
      return result
    }
  }

  /// A place where tests let something go wrong.
  func step(_ name: String) throws(SQLiteError) {
    do throws(FileError) { try faults.check(name) } catch { throw .disk(code: 0) }
  }
}
