internal import Files
internal import SQLite

/// A backup: the same folders with the same shape, as of one moment, while the program goes on. A restored store is a backup
/// of a backup.
public struct StoreCopy: Hashable, Sendable {
  public let cases: Int
  public let items: Int
  public let fileBytes: Int
  /// Items of the records whose keys are gone: they were deleted since, and stay deleted.
  public let deletedSince: Int

  /// Copies a store to a folder that is empty or missing. The keys may come from another copy, so that what was deleted after
  /// the records were copied stays deleted.
  public static func make(of source: String, to target: String, keysFrom: String? = nil) throws(StoreError) -> StoreCopy
  {
    let (from, to) = (StoreFolder(source), StoreFolder(target))
    let keys = keysFrom.map { StoreFolder($0).path }.map { FileSystem.isFolder("\($0)/keys") ? "\($0)/keys" : $0 }
    let keysFile = "\(keys ?? from.keysPath)/keys.sqlite"
    guard FileSystem.exists(from.records) else { throw .notAStore(path: source) }
    guard FileSystem.exists(keysFile) else { throw .notAStore(path: keysFrom ?? source) }
    try files { () throws(FileError) in try FileSystem.makeFolder(to.path) }
    let existing = try files { () throws(FileError) in try FileSystem.names(in: to.path) }
    guard existing.isEmpty else { throw .notEmpty(path: target) }
    // Keys last: what is deleted meanwhile has no key in the copy.
    try files { () throws(FileError) in try ItemFolder.make(to.items) }
    try copy(from.records, to.records)
    let fileBytes = try copyItems(from, to)
    try files { () throws(FileError) in try FileSystem.makeFolder(to.keysPath) }
    try copy(keysFile, to.keys)
    return try settle(target, fileBytes: fileBytes)
  }

  private static func copy(_ source: String, _ target: String) throws(StoreError) {
    try stored { () throws(SQLiteError) in try Connection(source, .read).copy(to: target) }
  }

  private static func copyItems(_ from: StoreFolder, _ to: StoreFolder) throws(StoreError) -> Int {
    let ids = try stored { () throws(SQLiteError) in
      try Connection(to.records, .read).rows("SELECT id FROM items WHERE shredding = 0 AND body IS NULL") {
        (row) throws(SQLiteError) -> [UInt8] in try row[0]
      }
    }
    let (source, target) = (ItemFolder(from.items, faults: .none), ItemFolder(to.items, faults: .none))
    return try files { () throws(FileError) in
      var bytes = 0
      for id in ids where source.has(id) { bytes += try copy(id, source, target) }
      for part in Set(ids.map { target.part(of: $0) }) { try FileSystem.syncFolder(part) }
      return bytes
    }
  }

  private static func copy(_ id: [UInt8], _ source: ItemFolder, _ target: ItemFolder) throws(FileError) -> Int {
    let input = try InputFile.open(source.file(of: id))
    let output = try OutputFile(target.file(of: id))
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = try input.read(into: &buffer, at: 0, atMost: buffer.count)
      guard count > 0 else { break }
      try output.append(Array(buffer[..<count]))
    }
    try output.sync()
    return output.byteCount
  }

  /// Lets the copy agree with itself.
  private static func settle(_ target: String, fileBytes: Int) throws(StoreError) -> StoreCopy {
    let store = try Store.open(target)
    let lost = try store.itemsWithoutKey()
    try store.write { (c) throws(SQLiteError) in
      for id in lost { try c.run("UPDATE items SET shredding = 1 WHERE id = ?", id) }
    }
    try store.finishDeletions()
    let counts = try store.read { (c) throws(SQLiteError) in
      try c.row("SELECT (SELECT count(*) FROM cases), (SELECT count(*) FROM items WHERE shredding = 0)") {
        (row) throws(SQLiteError) -> [Int] in [try row[0], try row[1]]
      } ?? [0, 0]
    }
    return StoreCopy(cases: counts[0], items: counts[1], fileBytes: fileBytes, deletedSince: lost.count)
  }
}
