/// Whether something may be deleted now. It is asked before a key is shredded, and its answer is what the page says.
public struct Deletion: Hashable, Sendable {
  /// Who asks, and why.
  public enum Authority: Hashable, Sendable {
    /// The survivor, with her receipt.
    case survivor
    /// The time that was promised is over.
    case retention
    /// Staff before that time: two different people.
    case staff(first: String, second: String)
  }

  public enum Refusal: Error, Hashable, Sendable {
    case held
    /// The promised time is not over yet.
    case tooEarly
    case onePerson

    /// What happened, without a full stop.
    public var message: String {
      switch self {
      case .held: "nothing of this case may be deleted while it is on hold"
      case .tooEarly: "the time for which it is kept is not over"
      case .onePerson: "two different people must agree to delete something early"
      }
    }
  }

  /// How many holds lie on the case: each is lifted by itself.
  public let holds: Int
  public let isRetentionOver: Bool

  public init(holds: Int, isRetentionOver: Bool) {
    precondition(holds >= 0)
    self.holds = holds
    self.isRetentionOver = isRetentionOver
  }

  /// The reason that goes into the leaf.
  public func allow(_ authority: Authority, because reason: Reason) throws(Refusal) -> Reason {
    guard holds == 0 else { throw .held }
    switch authority {
    case .survivor: return .survivorAsked
    case .retention:
      guard isRetentionOver else { throw .tooEarly }
      return .retentionOver
    case .staff(let first, let second):
      guard !first.isEmpty, !second.isEmpty, first != second else { throw .onePerson }
      return reason
    }
  }
}
