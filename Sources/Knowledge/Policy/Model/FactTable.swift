internal import CEL
public import CELRecords
internal import Records

/// The facts that one policy knows, in their order, and the language of its conditions.
public struct FactTable: Sendable {
  public let facts: [Fact]
  public let language: RecordLanguage
  private let places: [String: Int]
  /// Every word that a fact can have, one after the other: the text of every case.
  let text: [UInt8]
  /// For each fact the cells of its words.
  let words: [[Cell]]

  /// Facts that the decider itself looks at.
  let behaviours: Int
  let evidence: Int
  let role: Int
  let coercion: Int
  let returned: Int
  let linked: Int
  let policeConsent: Int
  let lifeThreat: Int
  let legalDuty: Int

  /// Nil where two facts have one name, or there are more than a record can hold.
  init?(behaviours: [String], evidence: [String], declared: [Fact]) {
    let own = [
      Fact(Fact.behavioursName, .set(behaviours), "What the person did, as the policy calls it."),
      Fact(Fact.evidenceName, .set(evidence), "What shows it, as the policy calls it."),
    ]
    let facts = own + Fact.builtIn + declared
    var limits = CELLimits()
    limits.bytesMax = PolicyLimits.expressionBytesMax
    guard let schema = RecordSchema(facts.map { .init($0.name, $0.type) }) else { return nil }
    let places = Dictionary(facts.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    func place(_ name: String) -> Int {
      guard let place = places[name] else { preconditionFailure("every policy has the fact \(name)") }
      return place
    }
    self.facts = facts
    self.places = places
    language = RecordLanguage(schema, limits: limits)
    var text: [UInt8] = []
    words = facts.map { fact in
      fact.words.map { word in
        text += word.utf8
        return Cell(start: UInt32(text.count - word.utf8.count), count: UInt32(word.utf8.count))
      }
    }
    self.text = text
    self.behaviours = place(Fact.behavioursName)
    self.evidence = place(Fact.evidenceName)
    role = place(Fact.role.name)
    coercion = place(Fact.coercion.name)
    returned = place(Fact.returned.name)
    linked = place(Fact.linked.name)
    policeConsent = place(Fact.policeConsent.name)
    lifeThreat = place(Fact.lifeThreat.name)
    legalDuty = place(Fact.legalDuty.name)
  }

  public func place(of name: String) -> Int? { places[name] }
}

extension Fact {
  /// What a cell of it holds.
  var type: FieldType {
    switch kind {
    case .bool: .bool
    case .int: .int
    case .choice: .string
    case .set: .list(.string)
    }
  }
}
