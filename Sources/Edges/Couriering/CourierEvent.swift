/// Something that happened in a round of the courier.
public enum CourierEvent: Hashable, Sendable {
  case stamped(authority: String, number: Int, seconds: Int)
  case cosigned(witness: String, size: Int)
  /// It goes into the line again.
  case failed(name: String, reason: String)
  /// A witness has seen another log under our name, or more of it than there is: this is what witnesses are for.
  case alarm(witness: String, reason: String)
  /// The log's own process could not be asked.
  case noLog(reason: String)

  public var line: String {
    switch self {
    case .stamped(let authority, let number, _): "stamped: \(authority), number \(number)"
    case .cosigned(let witness, let size): "cosigned: \(witness), \(size) entries"
    case .failed(let name, let reason): "failed: \(name): \(reason)"
    case .alarm(let witness, let reason): "alarm: \(witness): \(reason)"
    case .noLog(let reason): "failed: the log: \(reason)"
    }
  }

  public var isGood: Bool {
    switch self {
    case .stamped, .cosigned: true
    case .failed, .alarm, .noLog: false
    }
  }
}
