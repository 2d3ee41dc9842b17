public import Primitives
public import SourceText

/// A publication on which a fact of the catalogue rests.
public struct Source: Sendable {
  public typealias ID = Identifier<Source>

  /// How far the work was read for the catalogue.
  public enum Checked: String, CaseIterable, Sendable {
    /// An abstract, excerpt or page of it.
    case seen
    /// Known through another work.
    case secondary
    /// From memory; verify before relying on it.
    case memory
  }

  public let id: ID
  public let authors: String
  public let year: Int
  public let title: String
  public let venue: String
  public let url: String
  public let checked: Checked
  public let note: String?
  public let location: SourceLocation

  /// `Freed D, Palmer J (2018). Title. Venue. https://…`
  public var citation: String {
    let end = title.hasSuffix("?") || title.hasSuffix("!") ? "" : "."
    return "\(authors) (\(year)). \(title)\(end) \(venue). \(url)"
  }

  /// `Freed et al. 2018`: enough inside a sentence.
  public var short: String {
    let names = authors.split(separator: ",").map { $0.drop { $0 == " " } }
    let first = names.first.map(surname) ?? authors
    switch names.count {
    case 1: return "\(first) \(year)"
    case 2 where !authors.contains("et al"): return "\(first) and \(surname(names[1])) \(year)"
    default: return "\(first) et al. \(year)"
    }
  }

  /// The name without trailing initials and what stands in brackets; an organisation's name as it is.
  private func surname(_ author: Substring) -> String {
    var words = author.prefix { $0 != "(" }.split(separator: " ")
    if words.isEmpty { words = author.split(separator: " ") }
    while words.count > 1, let last = words.last, last.count <= 3, last.allSatisfy(\.isUppercase) {
      words.removeLast()
    }
    return words.joined(separator: " ")
  }
}
