public import Primitives

/// The whole catalogue: patterns and the words in which they are written. Every reference inside it resolves.
public struct PatternCatalogue: Sendable {
  public let version: CatalogueVersion
  /// When its facts were last looked over.
  public let asOf: CalendarDate
  /// What its authors say of its standing.
  public let status: String
  /// What the grades A to D mean.
  public let evidenceGrades: [AbusePattern.EvidenceGrade: String]
  /// What the levels of severity factors mean.
  public let levels: [SeverityFactor.Level: String]
  public let patterns: Entries<AbusePattern>
  public let controls: Entries<Control>
  public let capabilities: Entries<Capability>
  public let events: Entries<EventName>
  public let shapes: Entries<SignalShape>
  public let tactics: Entries<Tactic>
  public let perpetratorCapabilities: Entries<PerpetratorCapability>
  public let relationships: Entries<Relationship>
  public let factors: Entries<SeverityFactor>
  public let harms: Entries<Harm>
  public let topics: Entries<Topic>
  public let taxonomies: Entries<Taxonomy>
  public let sources: Entries<Source>
}

/// Entries of one kind, in the order of the catalogue and by id.
public struct Entries<Entry: CatalogueEntry>: RandomAccessCollection, Sendable {
  private let list: [Entry]
  private let places: [Identifier<Entry>: Int]

  init(_ list: [Entry]) {
    self.list = list
    places = Dictionary(list.enumerated().map { ($1.id, $0) }) { first, _ in first }
  }

  public var startIndex: Int { list.startIndex }
  public var endIndex: Int { list.endIndex }
  public subscript(place: Int) -> Entry { list[place] }

  /// The entry with that id, if there is one.
  public func find(_ id: Identifier<Entry>) -> Entry? { places[id].map { list[$0] } }

  /// The entry with an id that was read from the catalogue itself, where every reference was checked.
  public subscript(id: Identifier<Entry>) -> Entry {
    guard let entry = find(id) else { preconditionFailure("the catalogue has no \"\(id)\"") }
    return entry
  }

  public func contains(_ id: Identifier<Entry>) -> Bool { places[id] != nil }

  /// The place of an entry in the catalogue's order, for sorting.
  public func place(of id: Identifier<Entry>) -> Int { places[id] ?? list.count }

  public var ids: [String] { list.map(\.id.text) }
}
