internal import SQLite
public import Sealing
internal import Sodium

/// The second database: who may read a case, and the keys of its items, sealed.
extension Store {
  /// Runs inside the transaction of the records, and ends before it: a crash between the two leaves keys of nothing, which
  /// are swept, and never a report without its keys.
  func keep(_ epoch: CaseEpoch?, wraps items: [NewItem], rewraps: [[UInt8]: [UInt8]]) throws(SQLiteError) {
    try keys.write { (c) throws(SQLiteError) in
      if let epoch { try add(epoch, c) }
      for item in items {
        try c.run(
          "INSERT INTO item_wraps (item, case_id, epoch, wrap, kept) VALUES (?, ?, ?, ?, ?)", item.place.itemID,
          item.place.received.caseID, item.place.received.epoch, item.wrap, item.received)
      }
      if let place = epoch?.place {
        for (item, wrap) in rewraps {
          try c.run(
            "UPDATE item_wraps SET epoch = ?, wrap = ? WHERE item = ? AND case_id = ?", place.epoch, wrap, item,
            place.caseID)
        }
        try c.run("DELETE FROM holder_wraps WHERE case_id = ? AND epoch < ?", place.caseID, place.epoch)
        // An item that was not sealed again still refers to the old epoch, and stops this.
        try c.run("DELETE FROM epochs WHERE case_id = ? AND number < ?", place.caseID, place.epoch)
      }
      try step("before the keys are kept")
    }
    try step("after the keys are kept")
    if !rewraps.isEmpty { try? keys.tend { (c) throws(SQLiteError) in try c.emptyLog() } }
  }

  private func add(_ epoch: CaseEpoch, _ c: Connection) throws(SQLiteError) {
    let place = epoch.place
    try c.run(
      "INSERT INTO epochs (case_id, number, tenant, public_key) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
      place.caseID, place.epoch, place.tenant, epoch.key.bytes)
    for (holder, wrap) in epoch.wraps {
      try c.run(
        """
        INSERT INTO holder_wraps (case_id, epoch, part, holder, public_key, wrap) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT DO NOTHING
        """, place.caseID, place.epoch, Int(holder.part.rawValue), holder.id, holder.key.bytes, wrap)
    }
  }

  func currentEpoch(of caseID: [UInt8]) throws(SQLiteError) -> Int? {
    try keys.read { (c) throws(SQLiteError) in
      try c.row("SELECT max(number) FROM epochs WHERE case_id = ?", caseID) { (row) throws(SQLiteError) -> Int? in
        try row[0]
      } ?? nil
    }
  }

  /// The newest epoch of a case with the wraps of all its holders; nil where its keys are gone.
  public func epoch(of place: CasePlace) throws(StoreError) -> CaseEpoch? {
    try stored { () throws(SQLiteError) in
      try keys.read { (c) throws(SQLiteError) in
        let found = try c.row(
          "SELECT number, public_key FROM epochs WHERE case_id = ? AND tenant = ? ORDER BY number DESC LIMIT 1",
          place.id, place.tenant
        ) { (row) throws(SQLiteError) -> (Int, AgreementPublicKey) in (try row[0], try key(row[1])) }
        // Looked for in either case: who asks for what is not there waits as long.
        let number = found?.0 ?? -1
        let wraps = try c.rows(
          "SELECT part, holder, public_key, wrap FROM holder_wraps WHERE case_id = ? AND epoch = ?", place.id, number
        ) { (row) throws(SQLiteError) -> (Holder, [UInt8]) in
          guard let part = Holder.Part(rawValue: UInt8(truncatingIfNeeded: try row[0] as Int)) else {
            throw .wrongType(column: 0)
          }
          return (Holder(part, id: try row[1], key: try key(row[2])), try row[3])
        }
        guard let found else { return nil }
        return CaseEpoch(
          place: EpochPlace(tenant: place.tenant, caseID: place.id, epoch: found.0), key: found.1,
          wraps: Dictionary(wraps, uniquingKeysWith: { first, _ in first }))
      }
    }
  }

  /// The sealed key of an item and the epoch to which it is sealed; nil once it is destroyed.
  public func itemKey(_ id: [UInt8], of place: CasePlace) throws(StoreError) -> (epoch: Int, wrap: [UInt8])? {
    let found = try stored { () throws(SQLiteError) in
      try keys.read { (c) throws(SQLiteError) in
        try c.row("SELECT epoch, wrap FROM item_wraps WHERE item = ? AND case_id = ?", id, place.id) {
          (row) throws(SQLiteError) -> Wrap in Wrap(epoch: try row[0], bytes: try row[1])
        }
      }
    }
    return found.map { ($0.epoch, $0.bytes) }
  }

  private struct Wrap: Sendable {
    let epoch: Int
    let bytes: [UInt8]
  }
}

/// Bytes of a table as a key.
func key(_ bytes: [UInt8]) throws(SQLiteError) -> AgreementPublicKey {
  do throws(SodiumError) { return try AgreementPublicKey(bytes) } catch { throw .damaged }
}
