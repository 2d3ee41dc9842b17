/// Everything that a statement of reasons is made from. It has no place for whoever reported.
public struct StatementDraft: Sendable {
  public enum AccountType: String, CaseIterable, Sendable {
    case business = "ACCOUNT_TYPE_BUSINESS"
    case personal = "ACCOUNT_TYPE_PRIVATE"
  }

  public var facts: CaseFacts
  /// The platform's own id of the statement, never used again.
  public var id: ScreenedText
  public var restrictions: Restrictions
  public var ground: Ground
  /// The public page of the rule.
  public var ruleAddress: ScreenedText?
  public var account: AccountType?
  /// What kind of content it is, where that is `other`.
  public var otherContent: ScreenedText?
  /// Two capital letters.
  public var language: String?
  public var scope: Set<Country>
  /// Seconds since 1970 (UTC) from which the restriction holds.
  public var startsAt: Int
  /// Seconds since 1970 (UTC) at which the statement is sent to whom it concerns.
  public var sentAt: Int
  /// Facts and circumstances, in a caseworker's words.
  public var circumstances: ScreenedText
  /// What whoever is restricted can do differently.
  public var nextStep: ScreenedText
  public var handling: Handling

  public init(
    facts: CaseFacts, id: ScreenedText, restrictions: Restrictions, ground: Ground, ruleAddress: ScreenedText? = nil,
    account: AccountType? = nil, otherContent: ScreenedText? = nil, language: String? = nil, scope: Set<Country>,
    startsAt: Int, sentAt: Int, circumstances: ScreenedText, nextStep: ScreenedText, handling: Handling
  ) {
    self.facts = facts
    self.id = id
    self.restrictions = restrictions
    self.ground = ground
    self.ruleAddress = ruleAddress
    self.account = account
    self.otherContent = otherContent
    self.language = language
    self.scope = scope
    self.startsAt = startsAt
    self.sentAt = sentAt
    self.circumstances = circumstances
    self.nextStep = nextStep
    self.handling = handling
  }
}
