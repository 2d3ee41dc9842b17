internal import Synchronization

/// A database that several threads use: one writes, others read meanwhile.
@safe
public final class Database: Sendable {
  /// A connection that one thread at a time has.
  private final class Seat: @unchecked Sendable {
    private let connection: Connection
    private let lock = Mutex<Void>(())

    init(_ connection: sending Connection) { self.connection = connection }

    // SAFETY of @unchecked: the connection is only used under the lock.
    func use<Result: Sendable, Failure: Error>(
      _ body: (Connection) throws(Failure) -> Result
    ) throws(Failure) -> Result {
      try lock.withLock { (_) throws(Failure) in try body(connection) }
    }

    /// Nil where somebody else has it.
    func useIfFree<Result: Sendable, Failure: Error>(
      _ body: (Connection) throws(Failure) -> Result
    ) throws(Failure) -> Result? {
      try lock.withLockIfAvailable { (_) throws(Failure) in try body(connection) }
    }
  }

  private let writer: Seat
  private let readers: [Seat]
  private let turn = Atomic<Int>(0)

  /// Opens it, or makes it, with a write-ahead log.
  public init(_ path: String, readerCount: Int = 2) throws(SQLiteError) {
    let connection = try Connection(path)
    try connection.useWriteAheadLog()
    writer = Seat(connection)
    var readers: [Seat] = []
    for _ in 0..<max(1, readerCount) { readers.append(Seat(try Connection(path, .read))) }
    self.readers = readers
  }

  /// All of it or nothing; returns when it is on the disk.
  public func write<Result: Sendable, Failure: FromSQLiteError>(
    _ body: (Connection) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try writer.use { (connection) throws(Failure) in try connection.transaction(body) }
  }

  /// Everything that is read sees the same moment.
  public func read<Result: Sendable, Failure: FromSQLiteError>(
    _ body: (Connection) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    for reader in readers {
      let result = try reader.useIfFree { (connection) throws(Failure) in try connection.snapshot(body) }
      if let result { return result }
    }
    let next = turn.add(1, ordering: .relaxed).oldValue
    return try readers[next % readers.count].use { (connection) throws(Failure) in try connection.snapshot(body) }
  }

  /// For what is done outside of a transaction: copies, and the care of the file.
  public func tend<Result: Sendable>(
    _ body: (Connection) throws(SQLiteError) -> Result
  ) throws(SQLiteError) -> Result {
    try writer.use(body)
  }
}
