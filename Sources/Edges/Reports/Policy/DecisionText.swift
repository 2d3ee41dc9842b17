public import Policy
internal import Primitives

/// A decision for a terminal, at most 100 columns wide.
public struct DecisionText: TextWriter {
  private let words: DecisionWords
  private let decision: Decision
  private let ink: TerminalInk
  var text = ""

  public static func render(
    _ decision: Decision, of facts: CaseFacts, case id: String?, by policy: PolicyModel, colour: Bool
  ) -> String {
    var writer = DecisionText(
      words: DecisionWords(policy: policy, facts: facts), decision: decision, ink: TerminalInk(isOn: colour))
    writer.all(id)
    return writer.text
  }

  private init(words: DecisionWords, decision: Decision, ink: TerminalInk) {
    self.words = words
    self.decision = decision
    self.ink = ink
  }

  private var policy: PolicyModel { words.policy }

  private mutating func all(_ id: String?) {
    let name = id.map { "\(ShownName.short($0, width: 40)), " } ?? ""
    put("\(name)\(decision.day): \(policy.name), version \(policy.version) (\(policy.status.rawValue))")
    put("")
    measures()
    if !decision.steps.isEmpty {
      put(ink.bold("To do"))
      for step in decision.steps { wrapShown("- \(English.sentence(DecisionWords.step(step)))", indent: 2) }
      put("")
    }
    wrapShown("Police \(DecisionWords.police(decision.police)).")
    let open = policy.appeals.open.end(from: decision.day)
    wrapShown("Open to appeal until \(open) by \(English.list(policy.appeals.by.map(\.rawValue))).")
    put("")
    put(ink.bold("Why"))
    for (number, reason) in decision.reasons.enumerated() { tell(number + 1, reason) }
  }

  private mutating func measures() {
    put(ink.bold("Measures"))
    if decision.measures.isEmpty { put("  none") }
    for place in decision.measures { measure(policy.measures[place]) }
    if !decision.interim.isEmpty {
      put(ink.bold("Interim protection"))
      for given in decision.interim { interim(given) }
    }
    if !decision.support.isEmpty {
      put(ink.bold("Support"))
      for place in decision.support { wrapShown("- \(policy.measures[place].title)", indent: 2) }
    }
    put("")
  }

  private mutating func measure(_ measure: Measure) {
    wrapShown("- \(measure.title) (\(measure.id)): \(words.end(measure, from: decision.day))", indent: 2)
    wrapShown("decided by \(words.deciders(measure))", indent: 4)
  }

  private mutating func interim(_ given: Decision.Interim) {
    let rule = policy.interim[given.rule]
    let measure = policy.measures[given.measure]
    let end = rule.ends.map { "for \($0.words), until \($0.end(from: decision.day))" } ?? "no end"
    wrapShown("- \(measure.title) (\(measure.id)): \(end)", indent: 2)
    guard let review = rule.review else { return }
    wrapShown("\(policy.decider(review.by)?.title ?? review.by) looks within \(review.within.words)", indent: 4)
  }

  private mutating func tell(_ number: Int, _ reason: Reason) {
    let clause = policy.clauses[reason.clause]
    wrapShown("\(number). \(English.sentence(words.effect(reason)))", indent: 2)
    wrapShown("\(clause.id), \(words.place(clause)): \(clause.words)", indent: 5)
    let used = words.used(reason)
    if !used.isEmpty { wrapShown("given \(used.map { "\($0.name): \($0.value)" }.joined(separator: ", "))", indent: 5) }
  }
}
