internal import SQLite

/// What another program may do, until when.
public struct AccessToken: Hashable, Sendable {
  /// A digest of the secret that the program has.
  public let id: [UInt8]
  public let tenant: String
  /// Short names such as `reports:write`.
  public let scopes: [String]
  public let end: Int

  public init(id: [UInt8], tenant: String, scopes: [String], end: Int) {
    self.id = id
    self.tenant = tenant
    self.scopes = scopes
    self.end = end
  }
}

extension Store {
  public func save(_ token: AccessToken) throws(StoreError) {
    try write { (c) throws(SQLiteError) in
      _ = try c.run(
        "INSERT INTO tokens (id, tenant, scopes, ends) VALUES (?, ?, ?, ?)", token.id, token.tenant,
        token.scopes.joined(separator: " "), token.end)
    }
  }

  /// Nil for an unknown one, and for one that ended.
  public func token(_ id: [UInt8], now: Int) throws(StoreError) -> AccessToken? {
    try read { (c) throws(SQLiteError) in
      try c.row("SELECT tenant, scopes, ends FROM tokens WHERE id = ? AND ends > ?", id, now) {
        (row) throws(SQLiteError) in
        let scopes: String = try row[1]
        return AccessToken(
          id: id, tenant: try row[0], scopes: scopes.split(separator: " ").map(String.init), end: try row[2])
      }
    }
  }

  public func revoke(token id: [UInt8], tenant: String) throws(StoreError) {
    try write { (c) throws(SQLiteError) in
      _ = try c.run("DELETE FROM tokens WHERE id = ? AND tenant = ?", id, tenant)
    }
  }
}
