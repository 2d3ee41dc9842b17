extension Leaf.Kind {
  /// As records write it.
  public var name: String {
    switch self {
    case .item: "item"
    case .message: "message"
    case .access: "access"
    case .export: "export"
    case .decision: "decision"
    case .consent: "consent"
    case .hold: "hold"
    case .keyChange: "key-change"
    case .deletion: "deletion"
    case .recovery: "recovery"
    case .clock: "clock"
    case .restart: "restart"
    case .newLog: "new-log"
    }
  }

  public init?(name: String) {
    guard let kind = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = kind
  }
}

extension Reason {
  /// As records and options write it.
  public var name: String {
    switch self {
    case .survivorAsked: "survivor-asked"
    case .retentionOver: "retention-over"
    case .sentInError: "sent-in-error"
    case .courtOrdered: "court-ordered"
    case .legalHold: "legal-hold"
    case .survivorHold: "survivor-hold"
    case .holdLifted: "hold-lifted"
    }
  }

  public init?(name: String) {
    guard let reason = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = reason
  }
}
