internal import OpenSSL
internal import SQLite

/// Marks a request of another program, so that sending it twice does it once. What they chose as its key is kept as a
/// digest.
public struct RequestKey: Hashable, Sendable {
  public let tenant: String
  let key: [UInt8]
  let request: [UInt8]
  /// What to answer when it comes again; ids and times, nothing that was said.
  public let answer: [UInt8]
  public let time: Int

  public init(tenant: String, key: String, request: [UInt8], answer: [UInt8], time: Int) {
    self.tenant = tenant
    self.key = SHA256.digest(of: key.utf8)
    self.request = SHA256.digest(of: request)
    self.answer = answer
    self.time = time
  }
}

extension Store {
  func answer(to request: RequestKey?, _ c: Connection) throws(SQLiteError) -> StoreOutcome? {
    guard let request else { return nil }
    return try c.row("SELECT request, answer FROM requests WHERE tenant = ? AND key = ?", request.tenant, request.key) {
      (row) throws(SQLiteError) in
      try row[0] == request.request ? .repeated(answer: try row[1]) : .keyReused
    }
  }

  func keep(_ request: RequestKey?, _ c: Connection) throws(SQLiteError) {
    guard let request else { return }
    try c.run(
      "INSERT INTO requests (tenant, key, request, answer, time) VALUES (?, ?, ?, ?, ?)", request.tenant, request.key,
      request.request, request.answer, request.time)
  }
}
