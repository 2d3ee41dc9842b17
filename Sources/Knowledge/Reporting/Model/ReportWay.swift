public import Catalogue
public import Primitives
public import SourceText

/// One way to tell. Nil means that the file does not say, and counts as the answer that is worse for whoever reports.
public struct ReportWay: Sendable {
  public typealias ID = Identifier<ReportWay>

  public enum Person: String, CaseIterable, Sendable {
    case accountHolder = "account-holder"
    case anyone
    /// An advocate, relative or friend, in her name.
    case helper
  }

  public enum Asks: String, CaseIterable, Sendable { case no, optional, required }

  /// What can be told.
  public enum Coverage: Sendable {
    case all
    /// Families and patterns of the catalogue.
    case some(families: Set<String>, patterns: Set<AbusePattern.ID>)
  }

  public enum Evidence: Equatable, Sendable {
    case page(url: String, read: CalendarDate?)
    /// A file of the workspace, and a test that it mentions.
    case file(path: String, test: String?)

    /// `tests/report.feature#without-account`, `https://… (read 2026-11-24)`.
    public var summary: String {
      switch self {
      case .page(let url, let read): read.map { "\(url) (read \($0))" } ?? url
      case .file(let path, let test): test.map { "\(path)#\($0)" } ?? path
      }
    }
  }

  public let id: ID
  public let title: String
  /// The menus that lead there, or nothing for a page or a number outside the product.
  public let path: [String]
  public let openTo: Set<Person>
  public let coverage: Coverage
  public let needsAccount: Bool?
  public let asksEvidence: Asks?
  public let asksIdentity: Asks?
  /// Takes a course of conduct over time and accounts, not only one item.
  public let takesPatterns: Bool?
  public let takesSeveralItems: Bool?
  /// Still works after a block, a deletion or leaving the group.
  public let worksAfterBlock: Bool?
  public let helperCanFile: Bool?
  public let tellsOutcome: Bool?
  /// Asks first how it is safe to answer.
  public let asksSafeContact: Bool?
  /// Tells the person to speak to whoever harms her.
  public let sendsToOther: Bool?
  /// Shows what to do in danger before any field.
  public let showsEmergency: Bool?
  public let languages: [String]
  public let evidence: [Evidence]
  public let location: SourceLocation

  public func covers(_ pattern: AbusePattern) -> Bool {
    switch coverage {
    case .all: true
    case .some(let families, let patterns): families.contains(pattern.family) || patterns.contains(pattern.id)
    }
  }
}
