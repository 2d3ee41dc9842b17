internal import SQLite
public import Sealing
public import Sodium

/// Whether a receipt opens its report.
public enum ReceiptState: Int, Hashable, Sendable {
  case open = 0
  /// She closed it for now.
  case frozen = 1
  case deleted = 2
  case expired = 3
}

/// What is kept of a receipt: under what it is found, and her mailbox.
public struct NewReceipt: Hashable, Sendable {
  public let locator: [UInt8]
  public let mailbox: AgreementPublicKey
  public let pepperEpoch: Int

  public init(locator: [UInt8], mailbox: AgreementPublicKey, pepperEpoch: Int) {
    self.locator = locator
    self.mailbox = mailbox
    self.pepperEpoch = pepperEpoch
  }
}

/// What was found under a locator.
public struct FoundReceipt: Sendable {
  public let place: CasePlace
  public let state: ReceiptState
  public let pepperEpoch: Int
  /// For `ReceiptDesk.open`; nil where the keys are gone.
  public let record: ReceiptDesk.Record?
}

extension Store {
  func add(_ receipt: NewReceipt, to place: CasePlace, _ c: Connection) throws(SQLiteError) {
    try c.run(
      "INSERT INTO receipts (locator, case_id, mailbox, pepper, state) VALUES (?, ?, ?, ?, ?)", receipt.locator,
      place.id, receipt.mailbox.bytes, receipt.pepperEpoch, ReceiptState.open.rawValue)
  }

  /// Does the same whether there is such a receipt or not.
  public func receipt(_ locator: [UInt8]) throws(StoreError) -> FoundReceipt? {
    let found = try read { (c) throws(SQLiteError) in
      try c.row(
        """
        SELECT receipts.case_id, cases.tenant, receipts.mailbox, receipts.pepper, receipts.state
        FROM receipts JOIN cases ON cases.id = receipts.case_id WHERE locator = ?
        """, locator
      ) { (row) throws(SQLiteError) -> Entry in
        guard let state = ReceiptState(rawValue: try row[4]) else { throw .wrongType(column: 4) }
        return Entry(
          place: CasePlace(tenant: try row[1], id: try row[0]), mailbox: try key(row[2]), pepper: try row[3],
          state: state)
      }
    }
    let epoch = try epoch(of: found?.place ?? CasePlace(tenant: "-", id: [UInt8](repeating: 0, count: 16)))
    guard let found else { return nil }
    let record = epoch.flatMap { epoch in
      epoch.wraps.keys.first { $0.part == .reporter && $0.key == found.mailbox }.map {
        ReceiptDesk.Record(epoch: epoch, reporter: $0, isOpen: found.state == .open)
      }
    }
    return FoundReceipt(place: found.place, state: found.state, pepperEpoch: found.pepper, record: record)
  }

  private struct Entry: Sendable {
    let place: CasePlace
    let mailbox: AgreementPublicKey
    let pepper: Int
    let state: ReceiptState
  }

  /// Moves a receipt to a newer pepper. The epoch has a wrap for the new mailbox.
  public func moveReceipt(
    _ locator: [UInt8], of place: CasePlace, to receipt: NewReceipt, epoch: CaseEpoch
  ) throws(StoreError) {
    try write { (c) throws(SQLiteError) in
      let state = try c.row("SELECT state FROM receipts WHERE locator = ? AND case_id = ?", locator, place.id) {
        (row) throws(SQLiteError) -> Int in try row[0]
      }
      guard let state else { return }
      try c.run("DELETE FROM receipts WHERE locator = ?", locator)
      try add(receipt, to: place, c)
      try c.run("UPDATE receipts SET state = ? WHERE locator = ?", state, receipt.locator)
      try keep(epoch, wraps: [], rewraps: [:])
    }
  }
}
