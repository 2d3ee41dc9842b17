internal import Primitives

/// What a policy would have decided, against another or against what was decided, and what came after each measure.
public struct PolicyBacktest: Sendable {
  /// From one outcome to another.
  public struct Transition: Hashable, Sendable {
    public let before: UInt64
    public let now: UInt64
  }

  /// Cases that were decided otherwise, with a few to look at.
  public struct Moved: Sendable {
    public internal(set) var count = 0
    public internal(set) var examples: [Example] = []
  }

  public struct Example: Sendable {
    public let line: UInt64
    public let id: String?
    /// Clauses behind it: `+ rules.breach`, `- grid.item.low.sure`.
    public let because: [String]
  }

  /// How many cases of a group got which step of the ladder, from none to exit.
  public struct Group: Sendable {
    public internal(set) var before = Array(repeating: 0, count: 6)
    public internal(set) var now = Array(repeating: 0, count: 6)

    public var count: Int { now.reduce(0, +) }
  }

  public static let examplesMax = 3
  /// Transitions beyond this are counted together.
  public static let transitionsMax = 500
  /// Groups of fewer cases are shown together, and beyond the largest number all are.
  public static let groupMin = 10
  public static let groupsMax = 200

  public let names: OutcomeNames
  public private(set) var cases = 0
  /// Cases that could be compared.
  public private(set) var compared = 0
  public private(set) var changed = 0
  public private(set) var transitions: [Transition: Moved] = [:]
  public private(set) var omittedTransitions = 0
  /// How many changed cases each clause is behind.
  public private(set) var clauses: [String: Int] = [:]
  public private(set) var total = Group()
  public private(set) var groups: [String: Group] = [:]
  public private(set) var incidents = 0
  private var dyads: FirstReturns
  private var clusters: FirstReturns

  private let new: Decider
  private let old: Decider?
  private let comparison: ClauseComparison?
  private let newBits: [UInt64]
  private let oldBits: [UInt64]

  /// Against `old`, or against what the log says was decided.
  public init(_ new: PolicyModel, against old: PolicyModel?, names: OutcomeNames) {
    self.names = names
    self.new = Decider(new)
    self.old = old.map { Decider($0) }
    comparison = old.map { ClauseComparison(old: $0, new: new) }
    func bits(_ policy: PolicyModel) -> [UInt64] { policy.measures.map { 1 << UInt64(names.place(of: $0.id) ?? 0) } }
    newBits = bits(new)
    oldBits = old.map(bits) ?? []
    dyads = FirstReturns(measureCount: names.ids.count)
    clusters = FirstReturns(measureCount: names.ids.count)
  }

  /// Decides a case by the new policy and, where there is one, by the old.
  public mutating func add(
    _ found: BacktestCase, new facts: CaseFacts, old oldFacts: CaseFacts?, scratch: inout DecidingScratch
  ) {
    cases += 1
    let decision = new.decide(facts, on: found.day, scratch: &scratch)
    let now = Self.outcome(decision, newBits)
    var before = found.decided
    var oldDecision: Decision?
    if let old, let oldFacts {
      let made = old.decide(oldFacts, on: found.day, scratch: &scratch)
      oldDecision = made
      before = Self.outcome(made, oldBits)
    }
    count(before, now, found.group)
    follow(found)
    guard let before else { return }
    compared += 1
    guard before != now else { return }
    changed += 1
    move(found, from: before, to: now, why(oldDecision, decision, added: now & ~before))
  }

  /// Something happened again, and was found to be true.
  public mutating func addIncident(cluster: UInt64?, dyad: UInt64?, day: Int) {
    incidents += 1
    if let dyad { dyads.harm(by: dyad, day: day) }
    if let cluster { clusters.harm(by: cluster, day: day) }
  }

  /// The log ends on that day.
  public mutating func end(day: Int) {
    dyads.end(day: day)
    clusters.end(day: day)
  }

  /// New harm to the same survivor, after each measure by its common number.
  public var revictimisation: [HarmCurve] { dyads.curves }
  /// New harm to anybody by the same person.
  public var recidivism: [HarmCurve] { clusters.curves }

  // MARK: Parts

  private static func outcome(_ decision: Decision, _ bits: [UInt64]) -> UInt64 {
    var outcome: UInt64 = 0
    for measure in decision.measures { outcome |= bits[measure] }
    for interim in decision.interim { outcome |= bits[interim.measure] }
    for support in decision.support { outcome |= bits[support] }
    return outcome
  }

  private mutating func count(_ before: UInt64?, _ now: UInt64, _ name: String?) {
    let after = names.rung(of: now)
    let start = before.map { names.rung(of: $0) }
    func add(to group: inout Group) {
      group.now[after] += 1
      if let start { group.before[start] += 1 }
    }
    add(to: &total)
    guard let name else { return }
    let isKnown = groups[name] != nil || groups.count < Self.groupsMax
    add(to: &groups[isKnown ? name : "(others)", default: Group()])
  }

  /// What was really given is what harm came after.
  private mutating func follow(_ found: BacktestCase) {
    guard let decided = found.decided else { return }
    if let dyad = found.dyad { dyads.act(on: dyad, measures: decided, day: found.day.daysSinceEpoch) }
    if let cluster = found.cluster { clusters.act(on: cluster, measures: decided, day: found.day.daysSinceEpoch) }
  }

  private mutating func move(_ found: BacktestCase, from before: UInt64, to now: UInt64, _ because: [String]) {
    for clause in because { clauses[clause, default: 0] += 1 }
    let transition = Transition(before: before, now: now)
    guard transitions[transition] != nil || transitions.count < Self.transitionsMax else {
      omittedTransitions += 1
      return
    }
    transitions[transition, default: Moved()].count += 1
    if transitions[transition, default: Moved()].examples.count < Self.examplesMax {
      transitions[transition]?.examples.append(Example(line: found.line, id: found.id, because: because))
    }
  }

  private func why(_ before: Decision?, _ now: Decision, added: UInt64) -> [String] {
    if let comparison, let before {
      return comparison.changes(from: before, to: now).map { change in
        switch change {
        case .appears(let id): "+ \(id)"
        case .disappears(let id): "- \(id)"
        case .says(let id): "~ \(id)"
        }
      }.sorted()
    }
    let clauses = now.reasons.compactMap { reason -> String? in
      switch reason.effect {
      case .gives(let measure), .protects(let measure):
        newBits[measure] & added == 0 ? nil : "+ \(new.policy.clauses[reason.clause].id)"
      case .forbids, .withholds, .shields: "- \(new.policy.clauses[reason.clause].id)"
      default: nil
      }
    }
    return Set(clauses).sorted()
  }
}
