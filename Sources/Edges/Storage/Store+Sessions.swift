internal import SQLite
public import Sealing

/// What is found of a session: whose it is, and their keys, sealed under a secret that only the browser has.
public struct FoundSession: Hashable, Sendable {
  public let staff: String
  public let tenant: String
  public let session: StaffSession
}

extension Store {
  public func begin(_ session: StaffSession, of staff: String, until end: Int) throws(StoreError) {
    try write { (c) throws(SQLiteError) in
      _ = try c.run(
        "INSERT INTO sessions (id, staff, session, ends) VALUES (?, ?, ?, ?)", session.id, staff, session.sealed, end)
    }
  }

  /// Finds a session that goes on, and lets it end later.
  public func session(_ id: [UInt8], now: Int, until end: Int) throws(StoreError) -> FoundSession? {
    try write { (c) throws(SQLiteError) in
      let found = try c.row(
        """
        SELECT sessions.staff, staff.tenant, sessions.session FROM sessions JOIN staff ON staff.id = sessions.staff
        WHERE sessions.id = ? AND sessions.ends > ? AND staff.is_active = 1
        """, id, now
      ) { (row) throws(SQLiteError) in
        FoundSession(staff: try row[0], tenant: try row[1], session: StaffSession(id: id, sealed: try row[2]))
      }
      if found != nil { try c.run("UPDATE sessions SET ends = max(ends, ?) WHERE id = ?", end, id) }
      return found
    }
  }

  public func end(session id: [UInt8]) throws(StoreError) {
    try write { (c) throws(SQLiteError) in _ = try c.run("DELETE FROM sessions WHERE id = ?", id) }
  }

  /// Lets sessions, tokens and answered requests go whose time is over. Requests are known for a day.
  public func forget(now: Int) throws(StoreError) {
    try write { (c) throws(SQLiteError) in
      try c.run("DELETE FROM sessions WHERE ends <= ?", now)
      try c.run("DELETE FROM tokens WHERE ends <= ?", now)
      _ = try c.run("DELETE FROM requests WHERE time <= ?", now - 86_400)
    }
  }
}
