public import Primitives
public import Vocabulary

/// What a statement of reasons may know of a case. It has no place for whoever reported, and no free text.
public struct CaseFacts: Equatable, Sendable {
  /// How the company learned of it: four answers that the transparency database knows.
  public enum Notice: String, CaseIterable, Sendable {
    /// A notice as Article 16 of the DSA describes it.
    case article16 = "SOURCE_ARTICLE_16"
    /// One by an organisation that a Digital Services Coordinator named.
    case trustedFlagger = "SOURCE_TRUSTED_FLAGGER"
    /// Somebody else told, for instance a helpline, or a person who pointed at the company's own rules.
    case other = "SOURCE_TYPE_OTHER_NOTIFICATION"
    /// Nobody told: the company found it.
    case ownInitiative = "SOURCE_VOLUNTARY"
  }

  public let notice: Notice
  /// The first is what the case is mainly about.
  public let behaviours: [Behaviour.ID]
  /// Whether codes for abuse against women are meant.
  public let about: Behaviour.About
  public let contentTypes: Set<ContentType>
  /// When the content was posted, or the account made.
  public let contentDate: CalendarDate

  /// The only way from a report to a statement of reasons.
  public init(projecting report: ReportRecord) {
    notice = report.notice
    behaviours = report.behaviours
    about = report.about
    contentTypes = report.contentTypes
    contentDate = report.contentDate
  }
}
