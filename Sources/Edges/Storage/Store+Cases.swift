internal import Files
internal import OpenSSL
internal import SQLite
public import Sealing

/// A sealed item without its bytes.
public struct StoredItem: Hashable, Sendable {
  public let place: ItemPlace
  public let received: Int
  public let byteCount: Int
  public let digest: [UInt8]
  public let keyCommitment: [UInt8]
  public let leaf: Int?
  /// Its key and bytes are destroyed, or are just being destroyed.
  public let isDeleted: Bool
}

/// A whole case, as one moment saw it.
public struct CaseContents: Hashable, Sendable {
  public let record: CaseRecord
  public let events: [StoredEvent]
  public let items: [StoredItem]
}

extension Store {
  public func contents(of place: CasePlace) throws(StoreError) -> CaseContents? {
    try read { (c) throws(SQLiteError) in
      guard let record = try record(of: place, c) else { return nil }
      return CaseContents(record: record, events: try events(of: place, c), items: try items(of: place, c))
    }
  }

  private func record(of place: CasePlace, _ c: Connection) throws(SQLiteError) -> CaseRecord? {
    try c.row(
      """
      SELECT id, received, version, state, is_open, urgency, wish, promised, assigned FROM cases
      WHERE id = ? AND tenant = ?
      """, place.id, place.tenant
    ) { (row) throws(SQLiteError) in try CaseRecord(row, tenant: place.tenant) }
  }

  private func events(of place: CasePlace, _ c: Connection) throws(SQLiteError) -> [StoredEvent] {
    try c.rows("SELECT number, kind, time, sealed, leaf FROM case_events WHERE case_id = ? ORDER BY number", place.id) {
      (row) throws(SQLiteError) in
      StoredEvent(
        number: try row[0], event: NewEvent(try row[1], at: try row[2], sealed: try row[3], leaf: try row[4]))
    }
  }

  private func items(of place: CasePlace, _ c: Connection) throws(SQLiteError) -> [StoredItem] {
    try c.rows(
      """
      SELECT id, epoch, kind, received, byte_count, digest, key_commitment, leaf, shredding FROM items
      WHERE case_id = ? ORDER BY received, id
      """, place.id
    ) { (row) throws(SQLiteError) in
      guard let kind = ItemKind(rawValue: UInt8(truncatingIfNeeded: try row[2] as Int)) else {
        throw .wrongType(column: 2)
      }
      let epoch = EpochPlace(tenant: place.tenant, caseID: place.id, epoch: try row[1])
      return StoredItem(
        place: ItemPlace(epoch, itemID: try row[0], kind: kind), received: try row[3], byteCount: try row[4],
        digest: try row[5], keyCommitment: try row[6], leaf: try row[7], isDeleted: try row[8] as Int != 0)
    }
  }

  /// The sealed bytes of an item, piece by piece; refused at the end where they are not the ones that were received.
  /// False where they are gone.
  public func readItem(
    _ id: [UInt8], of place: CasePlace, _ body: (borrowing RawSpan) -> Void
  ) throws(StoreError) -> Bool {
    let found = try read { (c) throws(SQLiteError) in
      try c.row(
        """
        SELECT items.digest, items.body, items.shredding FROM items JOIN cases ON cases.id = items.case_id
        WHERE items.id = ? AND items.case_id = ? AND cases.tenant = ?
        """, id, place.id, place.tenant
      ) { (row) throws(SQLiteError) -> Body in Body(digest: try row[0], bytes: try row[1], shredding: try row[2]) }
    }
    guard let found, found.shredding == 0 else { return false }
    let digest: [UInt8]
    if let bytes = found.bytes {
      body(bytes.span.bytes)
      digest = SHA256.digest(of: bytes)
    } else {
      digest = try files { () throws(FileError) in try items.read(id, body) }
    }
    guard digest == found.digest else { throw .otherBytes(item: ItemFolder.hex(id)) }
    return true
  }

  private struct Body: Sendable {
    let digest: [UInt8]
    let bytes: [UInt8]?
    let shredding: Int
  }
}

extension CaseRecord {
  /// From the columns id, received, version, state, is_open, urgency, wish, promised, assigned.
  init(_ row: borrowing Row, tenant: String) throws(SQLiteError) {
    let promised: Int = try row[7]
    place = CasePlace(tenant: tenant, id: try row[0])
    received = try row[1]
    version = try row[2]
    standing = CaseStanding(
      state: try row[3], isOpen: try row[4], risk: -(try row[5] as Int), wish: try row[6],
      promised: promised == .max ? nil : promised, assigned: try row[8])
  }
}
