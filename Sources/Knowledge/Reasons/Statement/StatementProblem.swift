public import Primitives

/// One thing for which a statement of reasons cannot be made.
public struct StatementProblem: Equatable, Sendable {
  public enum Reason: Equatable, Sendable {
    case missing
    /// More Unicode characters than the database takes.
    case tooLong(charactersMax: Int)
    case tooMany(countMax: Int)
    /// The database does not take the value.
    case notAllowed
    case before(CalendarDate)
    /// The id stands on an earlier statement.
    case usedBefore
    /// The person would learn of it only after it began.
    case sentAfterStart
  }

  /// The field, by its name in the database's interface where it has one.
  public enum Field: String, CaseIterable, Sendable {
    case restrictions = "decision_visibility"
    case visibilityOther = "decision_visibility_other"
    case monetaryOther = "decision_monetary_other"
    case visibilityEnd = "end_date_visibility_restriction"
    case monetaryEnd = "end_date_monetary_restriction"
    case serviceEnd = "end_date_service_restriction"
    case accountEnd = "end_date_account_restriction"
    case circumstances = "decision_facts"
    case ruleAddress = "decision_ground_reference_url"
    case legalGround = "illegal_content_legal_ground"
    case legalExplanation = "illegal_content_explanation"
    case contractGround = "incompatible_content_ground"
    case contractExplanation = "incompatible_content_explanation"
    case contentType = "content_type"
    case contentTypeOther = "content_type_other"
    case contentDate = "content_date"
    case language = "content_language"
    case category
    case scope = "territorial_scope"
    case start = "application_date"
    case automatedDecision = "automated_decision"
    case id = "puid"
    /// Not for the database: what the person can do next.
    case nextStep = "next_step"
    /// Not for the database: when the person is told.
    case sent = "sent_at"
  }

  public let field: Field
  public let reason: Reason

  public init(_ field: Field, _ reason: Reason) {
    self.field = field
    self.reason = reason
  }

  /// What is wrong, without a full stop.
  public var message: String {
    switch reason {
    case .missing: "\(field.rawValue) is missing"
    case .tooLong(let max): "\(field.rawValue) has more than \(max) characters"
    case .tooMany(let max): "\(field.rawValue) has more than \(max) entries"
    case .notAllowed: "\(field.rawValue) has a value that the database does not take"
    case .before(let day): "\(field.rawValue) is before \(day)"
    case .usedBefore: "\(field.rawValue) was used before"
    case .sentAfterStart: "\(field.rawValue) is after the restriction began"
    }
  }
}

/// Everything for which a statement cannot be made, in the order of its fields.
public struct StatementProblems: Error, Equatable {
  public let problems: [StatementProblem]
}
