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
  /// The cells of all words, and for each fact where its own begin.
  let words: [Cell]
  let wordStarts: [Int]
  /// How each fact becomes a cell.
  let forms: [Form]

  enum Form: UInt8, Sendable { case number, word, words }

  /// One word of one fact.
  struct Word: Sendable {
    let place: Int
    let value: Int64
  }

  /// Facts and words that the decider itself looks at.
  let behaviours: Int
  let evidence: Int
  let policeConsent: Int
  let lifeThreat: Int
  let legalDuty: Int
  let survivor: Word
  let unclear: Word
  let coercionNotAsked: Word
  let coercionPossible: Word
  let coercionShown: Word
  let returnSuspected: Word
  let returnConfirmed: Word
  let linkSuspected: Word

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
    func word(_ fact: Fact, _ word: String) -> Word {
      guard let value = fact.words.firstIndex(of: word) else { preconditionFailure("\(fact.name) has no \(word)") }
      return Word(place: place(fact.name), value: Int64(value))
    }
    var text: [UInt8] = []
    var words: [Cell] = []
    wordStarts = facts.map { fact in
      defer {
        for word in fact.words {
          words.append(Cell(start: UInt32(text.count), count: UInt32(word.utf8.count)))
          text += word.utf8
        }
      }
      return words.count
    }
    self.text = text
    self.words = words
    forms = facts.map { fact in
      switch fact.kind {
      case .bool, .int: .number
      case .choice: .word
      case .set: .words
      }
    }
    self.behaviours = place(Fact.behavioursName)
    self.evidence = place(Fact.evidenceName)
    policeConsent = place(Fact.policeConsent.name)
    lifeThreat = place(Fact.lifeThreat.name)
    legalDuty = place(Fact.legalDuty.name)
    survivor = word(.role, "survivor")
    unclear = word(.role, "unclear")
    coercionNotAsked = word(.coercion, "not-asked")
    coercionPossible = word(.coercion, "possible")
    coercionShown = word(.coercion, "shown")
    returnSuspected = word(.returned, "suspected")
    returnConfirmed = word(.returned, "confirmed")
    linkSuspected = word(.linked, "suspected")
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
