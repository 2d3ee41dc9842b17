/// Which case, of which company or service. With another's name a case is not found.
public struct CasePlace: Hashable, Sendable {
  public let tenant: String
  /// 16 random bytes.
  public let id: [UInt8]

  public init(tenant: String, id: [UInt8]) {
    self.tenant = tenant
    self.id = id
  }
}

/// What the queue sorts by and pages filter by, in the clear. It is made from the case's events and can be made again.
public struct CaseStanding: Hashable, Sendable {
  /// A short name such as `received`.
  public var state: String
  public var isOpen: Bool
  /// 0 to 100, the most urgent last.
  public var risk: Int
  /// A short name such as `ask-first`.
  public var wish: String
  /// When something was promised next.
  public var promised: Int?
  /// A member of staff.
  public var assigned: String?

  public init(
    state: String, isOpen: Bool = true, risk: Int, wish: String, promised: Int? = nil, assigned: String? = nil
  ) {
    self.state = state
    self.isOpen = isOpen
    self.risk = risk
    self.wish = wish
    self.promised = promised
    self.assigned = assigned
  }
}

/// A case as the tables have it.
public struct CaseRecord: Hashable, Sendable {
  public let place: CasePlace
  public let received: Int
  /// How many events there are.
  public let version: Int
  public let standing: CaseStanding
}
