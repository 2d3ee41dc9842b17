/// What is known about one case: a whole number for each fact, in the order of the policy's table.
///
/// A truth is 0 or 1, a choice the place of its word, a set a bit for each of its words.
public struct CaseFacts: Hashable, Sendable {
  public var values: [Int64]

  /// A case of which nothing is known: nothing holds, and each choice is its first word.
  public init(_ table: FactTable) { values = Array(repeating: 0, count: table.facts.count) }

  public subscript(place: Int) -> Int64 {
    get { values[place] }
    set { values[place] = newValue }
  }
}

extension FactTable {
  /// The value as JSON and YAML write it: `true`, `3`, `shown`, `[threats, doxxing]`.
  public func text(of place: Int, in facts: CaseFacts) -> String {
    let value = facts[place]
    switch self.facts[place].kind {
    case .bool: return value == 0 ? "false" : "true"
    case .int: return String(value)
    case .choice(let words): return words.indices.contains(Int(value)) ? words[Int(value)] : "?"
    case .set: return "[\(members(of: place, in: facts).joined(separator: ", "))]"
    }
  }

  /// The words of a set that the case has.
  public func members(of place: Int, in facts: CaseFacts) -> [String] {
    self.facts[place].words.enumerated().filter { facts[place] >> Int64($0.offset) & 1 == 1 }.map(\.element)
  }

  /// Whether a choice has this word.
  func isWord(_ word: Word, in facts: CaseFacts) -> Bool { facts[word.place] == word.value }

  /// Whether the decision ends with the shield, whatever else holds.
  func isShielded(_ facts: CaseFacts) -> Bool { isWord(survivor, in: facts) || isWord(coercionShown, in: facts) }

  /// Whether nobody gets a penalty in this case, whatever else holds.
  func isSpared(_ facts: CaseFacts) -> Bool { isShielded(facts) || isWord(coercionPossible, in: facts) }
}
