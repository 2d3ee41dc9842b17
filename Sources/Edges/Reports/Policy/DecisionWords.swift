internal import Policy
internal import Primitives
internal import SourceText

/// What a decision says, in sentences that its forms share.
struct DecisionWords {
  let policy: PolicyModel
  let facts: CaseFacts

  func place(_ clause: Clause) -> String { "\(clause.location.file.name):\(clause.location.line)" }

  /// What a clause did, in one sentence without a full stop.
  func effect(_ reason: Reason) -> String {
    switch reason.effect {
    case .shields(.survivor): "the person is the survivor: no measure, whatever they did"
    case .shields(.coercion): "the person acted under coercion: no measure, whatever they did"
    case .withholds(let measure) where reason.clause == policy.coercion.clause:
      "\(title(measure)) waits until it is clear whether somebody made the person do it"
    case .withholds(let measure): "\(title(measure)) waits until it is clear who harms whom"
    case .certainty(let step): "certainty: \(policy.certainties[step].id)"
    case .severity(let step, let behaviour):
      "\(behaviour.map { policy.behaviours[$0].title } ?? "what adds up"): \(policy.severities[step].id)"
    case .raises(let step): "severity at least \(policy.severities[step].id)"
    case .cell(let track, let severity, let certainty):
      "\(track.rawValue), \(policy.severities[severity].id) and \(policy.certainties[certainty].id)"
    case .gives(let measure): "gives: \(title(measure))"
    case .forbids(let measure): "forbids: \(title(measure))"
    case .replaces(let measure, let stronger): "\(title(stronger)) takes the place of: \(title(measure))"
    case .protects(let measure): "protects meanwhile: \(title(measure))"
    case .police(let answer): "police: \(Self.police(answer))"
    case .asks(let step): "asks for: \(Self.step(step))"
    }
  }

  /// The facts that the clause looked at, as `incidents: 3`.
  func used(_ reason: Reason) -> [(name: String, value: String)] {
    let table = policy.facts
    return used(by: reason).map { (table.facts[$0].name, table.text(of: $0, in: facts)) }
  }

  private func used(by reason: Reason) -> [Int] {
    let names: [String] =
      switch reason.effect {
      case .shields: ["role", "coercion"]
      case .withholds where reason.clause == policy.coercion.clause: ["coercion"]
      case .withholds: ["role"]
      case .certainty: ["evidence"]
      case .police: ["consent_police", "life_threat", "legal_duty"]
      case .asks(.findOutWhoHarms): ["role"]
      case .asks(.askAboutCoercion): ["coercion"]
      case .asks(.lookAtAccounts): ["returned", "linked"]
      case .gives where reason.clause == policy.linkedAccounts.clause: ["returned"]
      case .severity(_, .some): ["behaviours"]
      default: []
      }
    let own = policy.clauses[reason.clause].condition?.uses ?? []
    return Array(Set(own + names.compactMap { policy.facts.place(of: $0) })).sorted()
  }

  func title(_ measure: Int) -> String { policy.measures[measure].title }

  static func police(_ answer: Decision.PoliceAnswer) -> String {
    switch answer {
    case .no: "are not told without the survivor's consent"
    case .withConsent: "may be told, the survivor agreed"
    case .threatToLife: "may be told, a life is in danger"
    case .legalDuty: "must be told, a law or court orders it"
    }
  }

  static func step(_ step: Decision.Step) -> String {
    switch step {
    case .findOutWhoHarms: "a trained person finds out who harms whom"
    case .askAboutCoercion: "ask whether the person was made to do it, before a measure begins"
    case .lookAtAccounts: "a trained person looks whether the accounts belong together"
    case .previewNotice: "the survivor sees the notice before it is sent"
    case .reviewInterim: "a trained person looks at the interim protection in time"
    }
  }

  /// When a measure ends, in words.
  func end(_ measure: Measure, from day: CalendarDate) -> String {
    switch measure.ends {
    case .once: "done at once"
    case .never: "no end"
    case .when(let after?, let needs) where needs.isEmpty: "until \(after.end(from: day))"
    case .when(let after, let needs):
      (after.map { "not before \($0.end(from: day)), and " } ?? "")
        + "only when \(English.list(needs.map(\.words)))"
    }
  }

  /// Who may decide it, with their training.
  func deciders(_ measure: Measure) -> String {
    let needsPerson = policy.humanReview.neededFor.contains(measure.kind)
    if measure.isAutomatic, !needsPerson { return "a program" }
    return English.list(measure.decidedBy.map { policy.decider($0)?.title ?? $0 }, joiner: "or")
  }
}
