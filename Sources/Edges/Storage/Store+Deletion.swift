internal import Files
internal import SQLite

/// A deletion is first recorded with its event, then carried out, then marked as done: whatever stops it, it is gone on with
/// at the next opening.
extension Store {
  func markDeleted(_ what: CaseChange.Deleting, of place: CasePlace, _ c: Connection) throws(SQLiteError) {
    switch what {
    case .nothing: break
    case .items(let ids):
      for id in ids {
        try c.run("UPDATE items SET shredding = 1 WHERE id = ? AND case_id = ? AND shredding = 0", id, place.id)
      }
    case .everything:
      try c.run("UPDATE items SET shredding = 1 WHERE case_id = ? AND shredding = 0", place.id)
      try c.run("UPDATE cases SET shredding = 1 WHERE id = ? AND shredding = 0", place.id)
      try c.run("UPDATE receipts SET state = ? WHERE case_id = ?", ReceiptState.deleted.rawValue, place.id)
    }
  }

  /// Destroys what is recorded as deleted: the keys first, then the bytes that nobody can open any more.
  public func finishDeletions() throws(StoreError) {
    let (items, cases) = try read { (c) throws(SQLiteError) in
      (
        try c.rows("SELECT id FROM items WHERE shredding = 1") { (row) throws(SQLiteError) -> [UInt8] in try row[0] },
        try c.rows("SELECT id FROM cases WHERE shredding = 1") { (row) throws(SQLiteError) -> [UInt8] in try row[0] }
      )
    }
    guard !items.isEmpty || !cases.isEmpty else { return }
    try shred(items, cases)
    for id in items { try files { () throws(FileError) in try self.items.remove(id) } }
    try write { (c) throws(SQLiteError) in
      for id in items { try c.run("UPDATE items SET shredding = 2, body = NULL WHERE id = ?", id) }
      for id in cases { try c.run("UPDATE cases SET shredding = 2 WHERE id = ?", id) }
    }
    // The sealed bytes may stay in the log of the records for a moment: their keys are gone.
    try? records.tend { (c) throws(SQLiteError) in try c.emptyLog() }
  }

  private func shred(_ items: [[UInt8]], _ cases: [[UInt8]]) throws(StoreError) {
    do throws(SQLiteError) {
      try destroyKeys(items, cases)
      try step("after the keys are destroyed")
      try keys.tend { (c) throws(SQLiteError) in try c.emptyLog() }
    } catch {
      throw error == .busy ? .deletionUnfinished : StoreError(error)
    }
  }

  private func destroyKeys(_ items: [[UInt8]], _ cases: [[UInt8]]) throws(SQLiteError) {
    try keys.write { (c) throws(SQLiteError) in
      for id in items { try c.run("DELETE FROM item_wraps WHERE item = ?", id) }
      for id in cases {
        try c.run("DELETE FROM item_wraps WHERE case_id = ?", id)
        try c.run("DELETE FROM holder_wraps WHERE case_id = ?", id)
        try c.run("DELETE FROM epochs WHERE case_id = ?", id)
      }
    }
  }

  /// Removes what a crash left behind: keys of nothing, and files of nothing that were last written before a time. Says
  /// how many there were.
  public func sweep(filesBefore time: Int) throws(StoreError) -> Int {
    let names = try files { () throws(FileError) in try items.names(before: time) }
    var count = 0
    for name in names where try !isKept(file: name) {
      try files { () throws(FileError) in try FileSystem.remove("\(items.path)/\(name)") }
      count += 1
    }
    try? files { () throws(FileError) in try fillReserve() }
    return try count + sweepKeys()
  }

  private func sweepKeys() throws(StoreError) -> Int {
    let (items, cases) = try stored { () throws(SQLiteError) in
      try keys.read { (c) throws(SQLiteError) in
        (
          try c.rows("SELECT item FROM item_wraps") { (row) throws(SQLiteError) -> [UInt8] in try row[0] },
          try c.rows("SELECT DISTINCT case_id FROM epochs") { (row) throws(SQLiteError) -> [UInt8] in try row[0] }
        )
      }
    }
    let lost = try read { (c) throws(SQLiteError) in (try missing(items, c), try missing(cases: cases, c)) }
    guard !lost.0.isEmpty || !lost.1.isEmpty else { return 0 }
    // Looked at again while nobody writes: keys are kept a moment before their report.
    return try write { (c) throws(SQLiteError) in
      let (items, cases) = (try missing(lost.0, c), try missing(cases: lost.1, c))
      try destroyKeys(items, cases)
      return items.count + cases.count
    }
  }

  private func missing(_ items: [[UInt8]], _ c: Connection) throws(SQLiteError) -> [[UInt8]] {
    var lost: [[UInt8]] = []
    for id in items where try !isKept(item: id, c) { lost.append(id) }
    return lost
  }

  private func missing(cases: [[UInt8]], _ c: Connection) throws(SQLiteError) -> [[UInt8]] {
    var lost: [[UInt8]] = []
    for id in cases {
      let found = try c.row("SELECT 1 FROM cases WHERE id = ?", id) { (row) throws(SQLiteError) -> Int in try row[0] }
      if found == nil { lost.append(id) }
    }
    return lost
  }

  private func isKept(file name: String) throws(StoreError) -> Bool {
    let digits = Array(name.utf8.suffix(32))
    guard digits.count == 32, name.utf8.count == 35 else { return false }
    var id: [UInt8] = []
    for place in stride(from: 0, to: 32, by: 2) {
      guard let byte = UInt8(String(decoding: digits[place..<place + 2], as: UTF8.self), radix: 16) else {
        return false
      }
      id.append(byte)
    }
    return try read { (c) throws(SQLiteError) in try isKept(item: id, c) }
  }

  private func isKept(item id: [UInt8], _ c: Connection) throws(SQLiteError) -> Bool {
    try c.row("SELECT 1 FROM items WHERE id = ? AND shredding < 2", id) { (row) throws(SQLiteError) -> Int in
      try row[0]
    } != nil
  }
}
