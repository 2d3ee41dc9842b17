public import Primitives

/// Decides cases by one policy: pure, in the order of docs/decisions/0013-policy.md.
public struct Decider: Sendable {
  public let policy: PolicyModel
  private let table: FactTable
  /// The bits of measures by kind.
  private let penalties: UInt64
  private let aboutTheAccount: UInt64
  private let supports: UInt64
  /// What protects meanwhile, and so is given while penalties wait.
  private let protections: UInt64
  private let programs: ClausePrograms
  private let raises: [(clause: Int, severity: Int)]
  private let changes: [Change]

  /// What a rule adds and forbids, as bits of measures.
  private struct Change: Sendable {
    let clause: Int
    let add: UInt64
    let forbid: UInt64
  }

  public init(_ policy: PolicyModel) {
    self.policy = policy
    table = policy.facts
    func bits(_ holds: (Measure) -> Bool) -> UInt64 {
      policy.measures.enumerated().reduce(0) { holds($1.element) ? $0 | 1 << UInt64($1.offset) : $0 }
    }
    penalties = bits { $0.kind != .support }
    aboutTheAccount = bits { $0.kind.isAboutTheAccount }
    supports = bits { $0.kind == .support }
    protections = bits { $0.kind == .protection || $0.kind == .support }
    programs = ClausePrograms(policy)
    raises = policy.rules.compactMap { rule in
      if case .raise(let severity) = rule.effect { (rule.clause, severity) } else { nil }
    }
    let interim = policy.interim.reduce(0) { $0 | Self.bits($1.measures) }
    changes = policy.rules.compactMap { rule in
      switch rule.effect {
      case .add(let measures): Change(clause: rule.clause, add: Self.bits(measures), forbid: 0)
      case .forbid(let measures): Change(clause: rule.clause, add: 0, forbid: Self.bits(measures) & ~interim)
      case .raise: nil
      }
    }
  }

  public func decide(_ facts: CaseFacts, on day: CalendarDate) -> Decision {
    var scratch = DecidingScratch()
    return decide(facts, on: day, scratch: &scratch)
  }

  public func decide(_ facts: CaseFacts, on day: CalendarDate, scratch: inout DecidingScratch) -> Decision {
    var decision = Decision(day: day)
    if let shield = shield(facts) {
      decision.shield = shield
      decision.reasons.append(Reason(policy.coercion.clause, .shields(shield)))
      decision.support = places(Self.bits(policy.coercion.recover) & supports)
      decision.reasons += decision.support.map { Reason(policy.coercion.clause, .gives(measure: $0)) }
      police(facts, &decision)
      return decision
    }
    scratch.load(facts, table)
    scratch.judge(programs, table)
    find(facts, &decision, &scratch)
    var given = fromGrid(&decision)
    change(&given, facts, &decision, &scratch)
    withhold(&given, facts, &decision)
    keepStrongest(&given, &decision)
    decision.measures = places(given & penalties)
    decision.support = places(given & supports)
    protect(facts, &decision, &scratch)
    police(facts, &decision)
    steps(facts, &decision)
    return decision
  }
}

// MARK: Steps, in the order of deciding

extension Decider {
  private func shield(_ facts: CaseFacts) -> Decision.Shield? {
    guard table.isShielded(facts) else { return nil }
    return table.isWord(table.survivor, in: facts) ? .survivor : .coercion
  }

  /// Each behaviour of the case, and the conduct, with severity and certainty.
  private func find(_ facts: CaseFacts, _ decision: inout Decision, _ scratch: inout DecidingScratch) {
    let certainty = certainty(facts, &decision)
    decision.certainty = certainty
    var raised = 0
    for (clause, severity) in raises where scratch.truths[clause] {
      decision.reasons.append(Reason(clause, .raises(to: severity)))
      raised = max(raised, severity)
    }
    let found = facts[table.behaviours]
    for (place, behaviour) in policy.behaviours.enumerated() where found >> Int64(place) & 1 == 1 {
      guard let severity = severity(behaviour.severity, of: place, &decision, &scratch) else { continue }
      decision.findings.append(
        .init(behaviour: place, track: behaviour.track, severity: max(raised, severity), certainty: certainty))
    }
    if let severity = severity(policy.conduct.severity, of: nil, &decision, &scratch) {
      decision.findings.append(
        .init(behaviour: nil, track: .conduct, severity: max(raised, severity), certainty: certainty))
    }
  }

  private func certainty(_ facts: CaseFacts, _ decision: inout Decision) -> Int {
    let present = facts[table.evidence]
    let hasOthers = present.nonzeroBitCount > 1
    var best = (certainty: 0, clause: policy.floorClause)
    for (place, kind) in policy.evidence.enumerated() where present >> Int64(place) & 1 == 1 {
      let reached = hasOthers ? kind.withAnother : kind.reaches
      if reached > best.certainty { best = (reached, kind.clause) }
    }
    decision.reasons.append(Reason(best.clause, .certainty(best.certainty)))
    return best.certainty
  }

  private func severity(
    _ clauses: [SeverityClause], of behaviour: Int?, _ decision: inout Decision, _ scratch: inout DecidingScratch
  ) -> Int? {
    for clause in clauses where scratch.truths[clause.clause] {
      decision.reasons.append(Reason(clause.clause, .severity(clause.severity, of: behaviour)))
      return clause.severity
    }
    return nil
  }

  private func fromGrid(_ decision: inout Decision) -> UInt64 {
    var given: UInt64 = 0
    for (index, finding) in decision.findings.enumerated() {
      let isNew = !decision.findings[..<index].contains {
        ($0.track, $0.severity) == (finding.track, finding.severity)
      }
      let cell = policy.grid(finding.track).rows[finding.severity][finding.certainty]
      guard isNew, let clause = cell.clause else { continue }
      decision.reasons.append(
        Reason(clause, .cell(finding.track, severity: finding.severity, certainty: finding.certainty)))
      for measure in cell.measures where given >> UInt64(measure) & 1 == 0 {
        given |= 1 << UInt64(measure)
        decision.reasons.append(Reason(clause, .gives(measure: measure)))
      }
    }
    return given
  }

  /// Rules add and forbid; what one forbids stays forbidden, but for interim protection.
  private func change(
    _ given: inout UInt64, _ facts: CaseFacts, _ decision: inout Decision, _ scratch: inout DecidingScratch
  ) {
    var forbidden: UInt64 = 0
    for rule in changes where scratch.truths[rule.clause] {
      for measure in places(rule.add & ~given) {
        decision.reasons.append(Reason(rule.clause, .gives(measure: measure)))
      }
      for measure in places(rule.forbid) {
        decision.reasons.append(Reason(rule.clause, .forbids(measure: measure)))
      }
      given |= rule.add
      forbidden |= rule.forbid
    }
    if table.isWord(table.returnConfirmed, in: facts) {
      let clause = policy.linkedAccounts.clause
      for measure in policy.linkedAccounts.measures where given >> UInt64(measure) & 1 == 0 {
        given |= 1 << UInt64(measure)
        decision.reasons.append(Reason(clause, .gives(measure: measure)))
      }
    }
    given &= ~forbidden
  }

  /// The clause by which all penalties wait: each says that the other does harm, or the person may have been made to do
  /// it. A claim alone is enough for that, so nobody loses protection by it.
  private func waiting(_ facts: CaseFacts) -> Int? {
    if table.isWord(table.unclear, in: facts) { return policy.humanReview.clause }
    return table.isWord(table.coercionPossible, in: facts) ? policy.coercion.clause : nil
  }

  /// Nobody gets a penalty before a trained person has looked.
  private func withhold(_ given: inout UInt64, _ facts: CaseFacts, _ decision: inout Decision) {
    guard let clause = waiting(facts) else { return }
    for measure in places(given & penalties) {
      decision.reasons.append(Reason(clause, .withholds(measure: measure)))
    }
    given &= ~penalties
    guard table.isWord(table.coercionPossible, in: facts) else { return }
    let helps = Self.bits(policy.coercion.recover) & supports & ~given
    for measure in places(helps) {
      decision.reasons.append(Reason(policy.coercion.clause, .gives(measure: measure)))
    }
    given |= helps
  }

  private func keepStrongest(_ given: inout UInt64, _ decision: inout Decision) {
    let candidates = places(given & aboutTheAccount)
    guard candidates.count > 1 else { return }
    func rung(_ place: Int) -> Int { policy.measures[place].kind.rung ?? 0 }
    guard let strongest = candidates.max(by: { (rung($0), $0) < (rung($1), $1) }) else { return }
    for measure in candidates where rung(measure) < rung(strongest) {
      given &= ~(1 << UInt64(measure))
      let clause = decision.reasons.last { $0.effect == .gives(measure: strongest) }?.clause ?? policy.floorClause
      decision.reasons.append(Reason(clause, .replaces(measure: measure, by: strongest)))
    }
  }

  /// No rule forbids interim protection.
  private func protect(_ facts: CaseFacts, _ decision: inout Decision, _ scratch: inout DecidingScratch) {
    let allowed = waiting(facts) == nil ? UInt64.max : protections
    for (place, rule) in policy.interim.enumerated() where scratch.truths[rule.clause] {
      for measure in rule.measures
      where allowed >> UInt64(measure) & 1 == 1 && !decision.interim.contains(where: { $0.measure == measure }) {
        if policy.measures[measure].kind == .support {
          if !decision.support.contains(measure) { decision.support.append(measure) }
        } else {
          decision.interim.append(.init(measure: measure, rule: place))
        }
        decision.reasons.append(Reason(rule.clause, .protects(measure: measure)))
      }
    }
  }

  private func police(_ facts: CaseFacts, _ decision: inout Decision) {
    let exceptions = policy.police.exceptions
    if facts[table.policeConsent] != 0 {
      decision.police = .withConsent
    } else if facts[table.lifeThreat] != 0, exceptions.contains(.threatToLife) {
      decision.police = .threatToLife
    } else if facts[table.legalDuty] != 0, exceptions.contains(.legalDuty) {
      decision.police = .legalDuty
    }
    if decision.police != .no { decision.reasons.append(Reason(policy.police.clause, .police(decision.police))) }
  }

  private func steps(_ facts: CaseFacts, _ decision: inout Decision) {
    func ask(_ step: Decision.Step, _ clause: Int) {
      decision.steps.append(step)
      decision.reasons.append(Reason(clause, .asks(step)))
    }
    if table.isWord(table.unclear, in: facts) { ask(.findOutWhoHarms, policy.humanReview.clause) }
    let isUnasked = !decision.measures.isEmpty && table.isWord(table.coercionNotAsked, in: facts)
    if isUnasked || table.isWord(table.coercionPossible, in: facts) {
      ask(.askAboutCoercion, policy.coercion.clause)
    }
    if table.isWord(table.returnSuspected, in: facts) || table.isWord(table.linkSuspected, in: facts) {
      ask(.lookAtAccounts, policy.linkedAccounts.clause)
    }
    if policy.notice.hasPreview, !decision.measures.isEmpty { ask(.previewNotice, policy.notice.clause) }
    if let first = decision.interim.first { ask(.reviewInterim, policy.interim[first.rule].clause) }
  }

  // MARK: Sets of measures

  private static func bits(_ places: [Int]) -> UInt64 { places.reduce(0) { $0 | 1 << UInt64($1) } }

  private func places(_ bits: UInt64) -> [Int] {
    var places: [Int] = []
    var rest = bits
    while rest != 0 {
      places.append(rest.trailingZeroBitCount)
      rest &= rest - 1
    }
    return places
  }
}
