internal import SQLite

/// Something that is to leave: to a survivor who asked for it, to a company, to somebody's queue. Sealed for the courier.
public struct NewMessage: Hashable, Sendable {
  /// A short name such as `webhook`.
  public let kind: String
  public let due: Int
  public let sealed: [UInt8]

  public init(_ kind: String, due: Int, sealed: [UInt8]) {
    self.kind = kind
    self.due = due
    self.sealed = sealed
  }
}

/// A message that somebody is delivering. After the lease it is given to somebody else.
public struct TakenMessage: Hashable, Sendable {
  public let id: Int
  public let kind: String
  public let sealed: [UInt8]
  /// How often it was taken, from 1.
  public let attempt: Int
}

extension Store {
  public static let messagesMax = 100

  func add(_ messages: [NewMessage], _ c: Connection) throws(SQLiteError) {
    for message in messages {
      try c.run(
        "INSERT INTO outbox (kind, due, sealed) VALUES (?, ?, ?)", message.kind, message.due, message.sealed)
    }
  }

  /// Takes what is due; nobody else gets it before the lease is over.
  public func takeMessages(now: Int, leaseSeconds: Int, limit: Int = 10) throws(StoreError) -> [TakenMessage] {
    try write { (c) throws(SQLiteError) in
      let due = try c.rows(
        "SELECT id, kind, sealed, attempt FROM outbox WHERE due <= ? ORDER BY due, id LIMIT ?", now,
        max(0, min(limit, Self.messagesMax))
      ) { (row) throws(SQLiteError) in
        TakenMessage(id: try row[0], kind: try row[1], sealed: try row[2], attempt: try row[3] as Int + 1)
      }
      for message in due {
        try c.run(
          "UPDATE outbox SET due = ?, attempt = ? WHERE id = ?", now + leaseSeconds, message.attempt, message.id)
      }
      return due
    }
  }

  /// It arrived. False where the lease was over and somebody else took it.
  public func acknowledge(_ message: TakenMessage) throws(StoreError) -> Bool {
    try write { (c) throws(SQLiteError) in
      try c.run("DELETE FROM outbox WHERE id = ? AND attempt = ?", message.id, message.attempt) == 1
    }
  }

  /// It did not arrive, or not now. False as above.
  public func postpone(_ message: TakenMessage, until due: Int) throws(StoreError) -> Bool {
    try write { (c) throws(SQLiteError) in
      try c.run("UPDATE outbox SET due = ? WHERE id = ? AND attempt = ?", due, message.id, message.attempt) == 1
    }
  }
}
