public import Primitives
public import SourceText

/// Who helps in which country, each number with the page on which it was read and the day.
public struct Helplines: Sendable {
  /// Where a fact was read, and when.
  public struct Proof: Hashable, Sendable {
    public let url: String
    public let read: CalendarDate
  }

  public struct Emergency: Sendable {
    public let number: String
    public let text: String
    public let proof: Proof
    public let location: SourceLocation
  }

  public struct Other: Sendable {
    /// In words: `by text`.
    public let how: String
    public let number: String
    public let location: SourceLocation
  }

  public struct Line: Sendable {
    public let id: String
    public let name: String
    public let number: String?
    /// Other ways to reach them by phone: by text, TTY.
    public let others: [Other]
    public let url: String?
    public let languages: [String]
    public let hours: String?
    public let text: String
    public let proof: Proof
    public let location: SourceLocation
  }

  public struct Country: Sendable {
    /// ISO 3166-1 alpha-2, in capitals.
    public let code: String
    public let title: String
    /// The languages of pages that show this country first.
    public let languages: [String]
    public let emergency: Emergency
    public let lines: [Line]
    public let location: SourceLocation
  }

  public let countries: [Country]

  /// The countries, those that a language shows first at the start.
  public func countries(for language: String) -> [Country] {
    countries.filter { $0.languages.contains(language) } + countries.filter { !$0.languages.contains(language) }
  }
}
