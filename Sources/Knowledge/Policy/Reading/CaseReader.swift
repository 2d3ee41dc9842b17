public import Primitives
public import SourceText
public import YAML

/// One case: its facts, and what is needed to find it again.
public struct PolicyCase: Sendable {
  /// How the people who work on it call it; conditions cannot see it.
  public let id: String?
  /// The day for which it is decided, where the file says one.
  public let date: CalendarDate?
  public let facts: CaseFacts
}

/// Reads the facts of a case, from JSON or YAML.
public struct CaseReader {
  private let policy: PolicyModel
  private var table: FactTable { policy.facts }

  public init(_ policy: PolicyModel) { self.policy = policy }

  /// `{"case": …, "date": …, "facts": {…}, "history": {…}}`. Nil after errors.
  /// A fixed day counts more than the case's own.
  public func read(
    _ root: YAMLNode, on day: CalendarDate, isDayFixed: Bool = false, into log: inout Diagnostics
  ) -> PolicyCase? {
    let before = log.errorCount
    guard var fields = YAMLFields(root, "case", into: &log) else { return nil }
    let id = fields.optionalText("case", into: &log)
    let date = fields.optional("date").map { $0.date("the case's \"date\"", into: &log) }
    let factsNode = fields.required("facts", into: &log)
    let historyNode = fields.optional("history")
    fields.finish(into: &log)
    guard let factsNode else { return nil }
    let decided = isDayFixed ? day : (date ?? day) ?? day
    let facts = self.facts(factsNode, history: historyNode, on: decided, into: &log)
    guard log.errorCount == before, let facts else { return nil }
    return PolicyCase(id: id, date: date ?? nil, facts: facts)
  }

  /// Facts by name; a fact that is not there is unknown. What the history shows is counted where no fact says it.
  public func facts(
    _ node: YAMLNode, history: YAMLNode? = nil, over common: CaseFacts? = nil, on day: CalendarDate,
    into log: inout Diagnostics
  ) -> CaseFacts? {
    guard case .mapping(let entries) = node.value else {
      log.error(
        "case/not-facts", at: node.location, "the facts are \(node.kind), and should be a block of names",
        hint: "write for instance { behaviours: [threats], incidents: 3 }")
      return nil
    }
    let before = log.errorCount
    var facts = common ?? CaseFacts(table)
    var given: Set<Int> = []
    for entry in entries {
      guard let place = table.place(of: entry.key) else {
        log.error(
          "case/unknown-fact", at: entry.keyLocation, "the policy knows no fact \"\(entry.key.prefix(80))\"",
          hint: Suggestion.hint(
            for: entry.key, in: table.facts.map(\.name),
            otherwise: "declare it under facts: in the policy, or leave it out"))
        continue
      }
      given.insert(place)
      if let value = value(entry.value, table.facts[place], into: &log) { facts[place] = value }
    }
    if let history {
      CaseHistory.read(history, policy, into: &log)?.count(into: &facts, policy, except: given, on: day)
    }
    return log.errorCount == before ? facts : nil
  }

  private func value(_ node: YAMLNode, _ fact: Fact, into log: inout Diagnostics) -> Int64? {
    switch fact.kind {
    case .bool: return node.bool(fact.name, into: &log).map { $0 ? 1 : 0 }
    case .int(let max): return node.policyNumber(fact.name, in: 0...max, into: &log).map(Int64.init)
    case .choice(let words):
      guard let text = node.text(fact.name, into: &log) else { return nil }
      return word(text, words, fact, at: node.location, into: &log).map(Int64.init)
    case .set(let words):
      var bits: Int64 = 0
      for (text, place) in node.texts(fact.name, into: &log) {
        guard let index = word(text, words, fact, at: place, into: &log) else { continue }
        bits |= 1 << Int64(index)
      }
      return bits
    }
  }

  private func word(
    _ text: String, _ words: [String], _ fact: Fact, at place: SourceLocation, into log: inout Diagnostics
  ) -> Int? {
    if let index = words.firstIndex(of: text) { return index }
    log.error(
      "case/unknown-word", at: place, "\(fact.name) cannot be \"\(text.prefix(80))\"",
      hint: Suggestion.hint(
        for: text, in: words,
        otherwise: words.isEmpty
          ? "the policy has no words for it" : "one of \(words.prefix(20).joined(separator: ", "))"))
    return nil
  }
}
