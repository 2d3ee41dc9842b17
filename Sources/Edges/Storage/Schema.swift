internal import SQLite

/// The tables of one database, as numbered steps from nothing to today.
struct Schema {
  struct Step {
    let number: Int
    let name: String
    let sql: StaticString
  }

  /// Stands in the file, so that another program's database is not taken for ours.
  let applicationID: Int
  let steps: [Step]

  static let records = Schema(folder: "Records", applicationID: 0x4242_5243)
  static let keys = Schema(folder: "Keys", applicationID: 0x4242_4B59)

  init(folder: String, applicationID: Int) {
    self.applicationID = applicationID
    steps = EmbeddedFiles.all.filter { $0.path.hasPrefix("\(folder)/") }
      .map { file in
        let name = file.path.dropFirst(folder.count + 1)
        return Step(number: Int(name.prefix(4)) ?? 0, name: String(name), sql: file.text)
      }
      .sorted { $0.number < $1.number }
  }

  var version: Int { steps.last?.number ?? 0 }

  /// Takes the steps that are missing, all or none. A database of a newer program is not touched.
  func bring(_ path: String, upTo last: Int? = nil) throws(StoreError) {
    let connection = try stored { () throws(SQLiteError) in try Connection(path) }
    guard try state(connection, path) < last ?? version else { return }
    try connection.transaction { (connection) throws(StoreError) in
      // Somebody else may have taken them meanwhile.
      let found = try state(connection, path)
      try stored { () throws(SQLiteError) in
        for step in steps where step.number > found && step.number <= last ?? version {
          try connection.script(step.sql)
        }
        try connection.set(userVersion: max(found, last ?? version), applicationID: applicationID)
      }
    }
  }

  private func state(_ connection: Connection, _ path: String) throws(StoreError) -> Int {
    let (version, id) = try stored { () throws(SQLiteError) in
      (try connection.userVersion, try connection.applicationID)
    }
    let isNew = try stored { () throws(SQLiteError) in
      try connection.row("SELECT count(*) FROM sqlite_schema") { (row) throws(SQLiteError) -> Int in try row[0] } == 0
    }
    guard id == applicationID || (isNew && id == 0) else { throw .notAStore(path: path) }
    guard version <= self.version else { throw .newer(path: path, found: version, known: self.version) }
    return version
  }
}
