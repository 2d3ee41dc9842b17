public import Primitives
public import SourceText

/// Words for what people do to each other with technology, and how other people's code lists say the same.
public struct BehaviourVocabulary: Sendable {
  /// `major.minor.patch`, as written.
  public let version: String
  /// When its codes were last looked over.
  public let asOf: CalendarDate
  public let title: String
  /// What its authors say of its standing.
  public let status: String
  public let schemes: [CodeScheme]
  /// In the order of the file: broader ones before what is narrower.
  public let behaviours: [Behaviour]

  public func find(_ id: Behaviour.ID) -> Behaviour? { behaviours.first { $0.id == id } }

  public func narrower(than id: Behaviour.ID) -> [Behaviour] { behaviours.filter { $0.broader == id } }

  /// Behaviours that no list of codes knows, the most general of each kind.
  public var uncoded: [Behaviour] {
    behaviours.filter { behaviour in
      guard behaviour.codes.isEmpty, let broader = behaviour.broader.flatMap(find) else { return false }
      return broader.broader == nil
    }
  }
}

/// One thing that people do, with its codes.
public struct Behaviour: Sendable {
  public typealias ID = Identifier<Behaviour>

  public let id: ID
  public let label: String
  public let definition: String
  /// The more general behaviour; nil for the most general ones, which only sort the others.
  public let broader: ID?
  /// Ids of the catalogue's patterns that are this behaviour.
  public let patterns: [String]
  public let codes: [Code]
  public let location: SourceLocation

  /// How somebody else's list says it.
  public struct Code: Hashable, Sendable {
    public let scheme: CodeScheme.ID
    public let code: String
    /// The finer code beside it, where the list has two steps.
    public let keyword: String?
    public let about: About
    public let fit: Fit
  }

  /// Whom the code is for.
  public enum About: String, CaseIterable, Sendable { case anyone, women }

  /// How near the code comes; SKOS has the same four.
  public enum Fit: String, CaseIterable, Sendable {
    case exact, close
    /// The code means more than the behaviour.
    case broad
    /// The code touches the behaviour only.
    case related
  }

  /// The code of a list for this behaviour: the one for women where that is asked for and there, else the one for anyone.
  public func code(_ scheme: CodeScheme.ID, about: About) -> Code? {
    let own = codes.filter { $0.scheme == scheme }
    return own.first { $0.about == about } ?? own.first { $0.about == .anyone }
  }
}

/// A list of codes that somebody else keeps.
public struct CodeScheme: Sendable {
  public typealias ID = Identifier<CodeScheme>
  public let id: ID
  public let title: String
  public let url: String
  /// When it was read.
  public let read: CalendarDate
  public let note: String?
}
