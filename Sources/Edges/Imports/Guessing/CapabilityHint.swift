internal import Catalogue

/// Words that suggest a capability.
struct CapabilityHint: Sendable {
  /// Words that must all be there: `payment/transfer memo/note` is one of the first two with one of the last two.
  struct Phrase: Sendable {
    let groups: [[String]]

    init(_ text: String) {
      groups = text.split(separator: " ").map { group in
        group.split(separator: "/").flatMap { Words.of(String($0)) }
      }
    }

    func matches(_ words: Set<String>, in context: Set<String>) -> Bool {
      groups.allSatisfy { $0.contains { words.contains($0) || context.contains($0) } }
    }
  }

  let capability: Capability.ID
  /// Looked for in what names a thing or says what it does.
  let phrases: [Phrase]
  /// Looked for in the names of fields, together with the words of what the field belongs to.
  let fieldPhrases: [Phrase]

  init(_ capability: Capability.ID, _ phrases: String..., fields: [String] = []) {
    self.capability = capability
    self.phrases = phrases.map(Phrase.init)
    fieldPhrases = fields.map(Phrase.init)
  }

  func phrases(for kind: Clue.Kind) -> [Phrase] { kind == .field ? fieldPhrases : phrases }
}

/// A piece of text that may give a capability away.
struct Clue {
  enum Kind { case heading, field }

  var kind = Kind.heading
  let words: Set<String>
  /// Words that count as well, but do not suffice.
  var context: Set<String> = []
  /// Where the text stands, for the person who confirms: `GET /members/{id}/location`.
  let evidence: String
}

/// For each row of the table of hints that was recognised, by what.
typealias Guesses = [Int: String]

extension CapabilityHint {
  /// The first clue for each capability that any clue suggests.
  static func guesses(from clues: [Clue]) -> Guesses {
    var found: Guesses = [:]
    for clue in clues {
      for row in clue.words.flatMap({ rows(mentioning: $0, clue.kind) }) where found[row] == nil {
        let isMeant = table[row].phrases(for: clue.kind).contains { $0.matches(clue.words, in: clue.context) }
        if isMeant { found[row] = clue.evidence }
      }
    }
    return found
  }

  /// Whether a field with this word in its name can be a clue at all.
  static func isFieldWord(_ word: String) -> Bool { rowsByFieldWord[word] != nil }

  private static func rows(mentioning word: String, _ kind: Clue.Kind) -> [Int] {
    (kind == .field ? rowsByFieldWord : rowsByWord)[word] ?? []
  }

  private static let rowsByWord = index { $0.phrases }
  private static let rowsByFieldWord = index { $0.fieldPhrases }

  private static func index(_ phrases: (CapabilityHint) -> [Phrase]) -> [String: [Int]] {
    var rows: [String: [Int]] = [:]
    for (row, hint) in table.enumerated() {
      for word in Set(phrases(hint).flatMap { $0.groups.joined() }) { rows[word, default: []].append(row) }
    }
    return rows
  }
}
