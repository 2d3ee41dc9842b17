public import Primitives

/// What a decision does to content, money, service and account, each until a day or for good.
public struct Restrictions: Equatable, Sendable {
  public enum Visibility: String, CaseIterable, Sendable {
    case removed = "DECISION_VISIBILITY_CONTENT_REMOVED"
    case disabled = "DECISION_VISIBILITY_CONTENT_DISABLED"
    case demoted = "DECISION_VISIBILITY_CONTENT_DEMOTED"
    case ageRestricted = "DECISION_VISIBILITY_CONTENT_AGE_RESTRICTED"
    /// Others cannot answer, share, or be reached with it: a no-contact order inside the product is one.
    case interactionRestricted = "DECISION_VISIBILITY_CONTENT_INTERACTION_RESTRICTED"
    case labelled = "DECISION_VISIBILITY_CONTENT_LABELLED"
  }

  public enum Monetary: String, CaseIterable, Sendable {
    case suspended = "DECISION_MONETARY_SUSPENSION"
    case terminated = "DECISION_MONETARY_TERMINATION"
  }

  public enum Provision: String, CaseIterable, Sendable {
    case partlySuspended = "DECISION_PROVISION_PARTIAL_SUSPENSION"
    case suspended = "DECISION_PROVISION_TOTAL_SUSPENSION"
    case partlyTerminated = "DECISION_PROVISION_PARTIAL_TERMINATION"
    case terminated = "DECISION_PROVISION_TOTAL_TERMINATION"
  }

  public enum Account: String, CaseIterable, Sendable {
    case suspended = "DECISION_ACCOUNT_SUSPENDED"
    case terminated = "DECISION_ACCOUNT_TERMINATED"
  }

  /// What is done; another thing is said in words, which are part of it.
  public enum Kind<Known: Equatable & Sendable>: Equatable, Sendable {
    case known(Known)
    case other(ScreenedText)
  }

  /// A measure with its last day; nil for no end.
  public struct Timed<Measure: Equatable & Sendable>: Equatable, Sendable {
    public let measure: Measure
    public let until: CalendarDate?

    public init(_ measure: Measure, until: CalendarDate? = nil) {
      self.measure = measure
      self.until = until
    }
  }

  public var visibility: Timed<[Kind<Visibility>]>?
  public var monetary: Timed<Kind<Monetary>>?
  public var provision: Timed<Provision>?
  public var account: Timed<Account>?

  public init(
    visibility: Timed<[Kind<Visibility>]>? = nil, monetary: Timed<Kind<Monetary>>? = nil,
    provision: Timed<Provision>? = nil, account: Timed<Account>? = nil
  ) {
    self.visibility = visibility
    self.monetary = monetary
    self.provision = provision
    self.account = account
  }

  var isEmpty: Bool { visibility == nil && monetary == nil && provision == nil && account == nil }

  /// All other things that are done to visibility, in the one field that the database has for them.
  var visibilityOthers: String? {
    let others = (visibility?.measure ?? []).compactMap { kind in
      if case .other(let text) = kind { text.text } else { nil }
    }
    return others.isEmpty ? nil : others.joined(separator: "; ")
  }
}
