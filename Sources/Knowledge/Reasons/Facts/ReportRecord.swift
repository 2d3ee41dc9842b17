public import Primitives
public import Vocabulary

/// A report as the company may hold it, with whoever made it. Nothing of this type leaves the company: see `CaseFacts`.
public struct ReportRecord: Sendable {
  /// Whoever reported, and whoever she reported for. Every text may be empty.
  public struct Person: Sendable {
    public var name = ""
    public var email = ""
    public var phone = ""
    public var handle = ""
    public var accountID = ""
    public var address = ""

    public init(
      name: String = "", email: String = "", phone: String = "", handle: String = "", accountID: String = "",
      address: String = ""
    ) {
      self.name = name
      self.email = email
      self.phone = phone
      self.handle = handle
      self.accountID = accountID
      self.address = address
    }
  }

  public var id: String
  public var reporter: Person
  /// Whom an advocate or a friend reports for.
  public var onBehalfOf: Person?
  /// How it is safe to reach her.
  public var safeContact: String
  public var narrative: String
  /// What caseworkers wrote beside it for themselves.
  public var notes: String
  /// Where the reported things are: addresses, message numbers, payment references.
  public var locators: [String]
  public var notice: CaseFacts.Notice
  public var behaviours: [Behaviour.ID]
  public var about: Behaviour.About
  public var contentTypes: Set<ContentType>
  public var contentDate: CalendarDate

  public init(
    id: String, reporter: Person, onBehalfOf: Person? = nil, safeContact: String = "", narrative: String = "",
    notes: String = "", locators: [String] = [], notice: CaseFacts.Notice, behaviours: [Behaviour.ID],
    about: Behaviour.About, contentTypes: Set<ContentType>, contentDate: CalendarDate
  ) {
    self.id = id
    self.reporter = reporter
    self.onBehalfOf = onBehalfOf
    self.safeContact = safeContact
    self.narrative = narrative
    self.notes = notes
    self.locators = locators
    self.notice = notice
    self.behaviours = behaviours
    self.about = about
    self.contentTypes = contentTypes
    self.contentDate = contentDate
  }
}
