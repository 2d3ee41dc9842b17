internal import Files
internal import OpenSSL
internal import SQLite

/// Something in a store that is not as it must be. It names files, cases and items by their random ids.
public enum StoreFinding: Hashable, Sendable {
  case damaged(file: String, what: String)
  case bytesMissing(item: String)
  case otherBytes(item: String)
  case keyMissing(item: String)
  case leafMissing(item: String)
  /// Two things name one leaf of the log.
  case leafTwice(leaf: Int)
  case eventsMissing(caseID: String, version: Int, found: Int)
  case unfinishedDeletion(count: Int)

  /// What it is, without a full stop.
  public var message: String {
    switch self {
    case .damaged(let file, let what): "\(file) is damaged: \(what)"
    case .bytesMissing(let item): "the sealed bytes of item \(item) are missing"
    case .otherBytes(let item): "the sealed bytes of item \(item) are not the ones that were received"
    case .keyMissing(let item): "the key of item \(item) is missing, and it was not deleted"
    case .leafMissing(let item): "item \(item) has no place in the log"
    case .leafTwice(let leaf): "leaf \(leaf) of the log is named twice"
    case .eventsMissing(let caseID, let version, let found): "case \(caseID) has \(found) of \(version) events"
    case .unfinishedDeletion(let count): "\(count) deletions are recorded and not finished"
    }
  }

  /// What to do about it, without a full stop.
  public var hint: String {
    switch self {
    case .damaged: "stop the program, keep a copy of the folder as it is, and restore the newest backup beside it"
    case .bytesMissing, .otherBytes: "copy this item's file from a backup: its name is the item's id"
    case .keyMissing: "restore the key store of a backup beside it; without the key nobody can read the item"
    case .leafMissing, .leafTwice:
      "keep the log and the store as they are, and look for when this began in older backups"
    case .eventsMissing: "restore a backup beside it and compare this case"
    case .unfinishedDeletion: "start the program, which finishes them"
    }
  }
}

extension Store {
  /// Opens a store and checks it; one that is too damaged to be opened is a finding.
  public static func check(_ path: String) throws(StoreError) -> [StoreFinding] {
    do throws(StoreError) { return try open(path).check() } catch {
      switch error {
      case .database(.damaged), .database(.notADatabase):
        return [.damaged(file: "records.sqlite or keys.sqlite", what: error.message)]
      default: throw error
      }
    }
  }

  /// Looks at everything that is kept: pages, events, sealed bytes, keys. It reads all files once.
  public func check() throws(StoreError) -> [StoreFinding] {
    let damage = try damage(records, "records.sqlite") + damage(keys, "keys.sqlite")
    guard damage.isEmpty else { return damage }
    return try eventGaps() + leaves() + unfinished() + keysMissing() + bytes()
  }

  private func damage(_ database: Database, _ name: String) throws(StoreError) -> [StoreFinding] {
    try stored { () throws(SQLiteError) in
      try database.read { (c) throws(SQLiteError) in
        try c.problems().map { StoreFinding.damaged(file: name, what: $0) }
      }
    }
  }

  private func eventGaps() throws(StoreError) -> [StoreFinding] {
    try read { (c) throws(SQLiteError) in
      try c.rows(
        """
        SELECT cases.id, cases.version, count(case_events.number) FROM cases
        LEFT JOIN case_events ON case_events.case_id = cases.id GROUP BY cases.id
        HAVING count(case_events.number) <> cases.version OR max(case_events.number) <> cases.version
        """
      ) { (row) throws(SQLiteError) in
        StoreFinding.eventsMissing(caseID: ItemFolder.hex(try row[0]), version: try row[1], found: try row[2])
      }
    }
  }

  private func leaves() throws(StoreError) -> [StoreFinding] {
    try read { (c) throws(SQLiteError) in
      try c.rows("SELECT id FROM items WHERE shredding = 0 AND leaf IS NULL") { (row) throws(SQLiteError) in
        StoreFinding.leafMissing(item: ItemFolder.hex(try row[0]))
      }
        + c.rows(
          """
          SELECT leaf FROM (SELECT leaf FROM items UNION ALL SELECT leaf FROM case_events)
          WHERE leaf IS NOT NULL GROUP BY leaf HAVING count(*) > 1
          """
        ) { (row) throws(SQLiteError) in StoreFinding.leafTwice(leaf: try row[0]) }
    }
  }

  private func unfinished() throws(StoreError) -> [StoreFinding] {
    let count = try read { (c) throws(SQLiteError) in
      try c.row(
        "SELECT (SELECT count(*) FROM items WHERE shredding = 1) + (SELECT count(*) FROM cases WHERE shredding = 1)"
      ) { (row) throws(SQLiteError) -> Int in try row[0] } ?? 0
    }
    return count == 0 ? [] : [.unfinishedDeletion(count: count)]
  }

  /// Items that are kept and have no key.
  func itemsWithoutKey() throws(StoreError) -> [[UInt8]] {
    let kept = try read { (c) throws(SQLiteError) in
      try c.rows("SELECT id FROM items WHERE shredding = 0") { (row) throws(SQLiteError) -> [UInt8] in try row[0] }
    }
    return try stored { () throws(SQLiteError) in
      try keys.read { (c) throws(SQLiteError) in
        var lost: [[UInt8]] = []
        for id in kept {
          let found = try c.row("SELECT 1 FROM item_wraps WHERE item = ?", id) { (row) throws(SQLiteError) -> Int in
            try row[0]
          }
          if found == nil { lost.append(id) }
        }
        return lost
      }
    }
  }

  private func keysMissing() throws(StoreError) -> [StoreFinding] {
    try itemsWithoutKey().map { .keyMissing(item: ItemFolder.hex($0)) }
  }

  private func bytes() throws(StoreError) -> [StoreFinding] {
    try read { (c) throws(SQLiteError) in
      try c.rows("SELECT id, digest, body FROM items WHERE shredding = 0") { (row) throws(SQLiteError) in
        let (id, digest): ([UInt8], [UInt8]) = (try row[0], try row[1])
        let body: [UInt8]? = try row[2]
        let found = body.map { SHA256.digest(of: $0) } ?? digestOfFile(id)
        guard let found else { return StoreFinding?.some(.bytesMissing(item: ItemFolder.hex(id))) }
        return found == digest ? nil : .otherBytes(item: ItemFolder.hex(id))
      }.compactMap { $0 }
    }
  }

  private func digestOfFile(_ id: [UInt8]) -> [UInt8]? {
    do throws(FileError) { return try items.read(id) } catch { return nil }
  }
}
