internal import Primitives
internal import SourceText

/// Measures, who decides them, and what shows that they are right.
extension PolicyChecker {
  mutating func measures() {
    if !policy.measures.contains(where: { $0.kind == .noContact }) {
      log.error(
        "policy/no-no-contact", at: policy.location, "the policy has no measure of kind no-contact",
        hint: "keeping the person away from the survivor is a measure of its own; add one")
    }
    if policy.humanReview.neededFor.isEmpty {
      log.error(
        "policy/no-human-review", at: policy.humanReview.places["needed_for"],
        "human_review asks for a person at no kind of measure",
        hint: "write needed_for: [removal, no-contact, limit, suspension, exit]")
    }
    let used = usedMeasures
    for (place, measure) in policy.measures.enumerated() {
      if measure.kind == .noContact { noContact(measure) }
      if measure.kind == .exit { exit(measure) }
      if measure.isAutomatic, policy.humanReview.neededFor.contains(measure.kind) {
        log.error(
          "policy/automatic-penalty", at: measure.places["automatic"],
          "\(measure.id) may be given by a program, and human_review asks for a person at \(measure.kind.rawValue)",
          hint: "write automatic: false", related: [.init(policy.humanReview.places["needed_for"], "it asks here")])
      }
      if measure.isAutomatic, Self.heavy.contains(measure.kind), !policy.humanReview.neededFor.contains(measure.kind) {
        log.error(
          "policy/no-human-review", at: measure.places["automatic"],
          "\(measure.id) may be given by a program, and human_review does not ask for a person",
          hint: "write automatic: false, and needed_for: [limit, suspension, exit]",
          related: [.init(policy.humanReview.places["needed_for"], "it should ask here")])
      }
      if measure.decidedBy.isEmpty, measure.kind != .support {
        log.error(
          "policy/no-decider", at: measure.places.whole, "nobody is named who may decide \(measure.id)",
          hint: "add decided_by: with one of the deciders")
      }
      if !used.contains(place) {
        log.warning(
          "policy/unused-measure", at: measure.places.whole, "nothing gives \(measure.id)",
          hint: "name it in the grid or in a rule, or take it out")
      }
    }
  }

  private static let noContactHoursMin = 30 * 24

  private mutating func noContact(_ measure: Measure) {
    let endsByTime =
      switch measure.ends {
      case .once: true
      case .never: false
      case .when(_, let needs): needs.isEmpty
      }
    if endsByTime {
      log.error(
        "policy/no-contact-expires", at: measure.places["ends"], "\(measure.id) ends by time alone",
        hint: "write ends: { after: 1y, needs: [protected-person-agrees, review] }")
    }
    if case .when(let after?, let needs) = measure.ends, !needs.isEmpty, after.hours < Self.noContactHoursMin {
      log.warning(
        "policy/no-contact-short", at: measure.places["ends"], "\(measure.id) is looked at again after \(after.words)",
        hint: "give the survivor time without questions: after: 90d, or longer")
    }
    if !measure.services.isEmpty {
      log.error(
        "policy/no-contact-gap", at: measure.places["services"],
        "\(measure.id) holds on \(English.list(measure.services)) only",
        hint: "write services: all; contact finds the one that was left open")
    }
  }

  private mutating func exit(_ measure: Measure) {
    if measure.ends == .once {
      log.error(
        "policy/exit-once", at: measure.places["ends"], "\(measure.id) is an exit that is over at once",
        hint: "write ends: never, or say after how long and what it needs")
    }
    guard !measure.services.isEmpty else { return }
    log.error(
      "policy/exit-gap", at: measure.places["services"],
      "\(measure.id) is an exit from \(English.list(measure.services)) only",
      hint: "write services: all, or make it a measure of kind suspension or limit")
  }

  private var usedMeasures: Set<Int> {
    var used = Set(policy.coercion.recover)
    used.formUnion(policy.linkedAccounts.measures)
    for rule in policy.interim { used.formUnion(rule.measures) }
    for rule in policy.rules {
      if case .add(let measures) = rule.effect { used.formUnion(measures) }
    }
    for row in policy.itemGrid.rows + policy.conductGrid.rows {
      for cell in row { used.formUnion(cell.measures) }
    }
    return used
  }

  private static let refreshHoursMax = 2 * 366 * 24

  mutating func deciders() {
    for decider in policy.deciders {
      if decider.training.isEmpty {
        log.error(
          "policy/missing-training", at: decider.places.whole, "the \(decider.title) decides without training",
          hint: "add training: with what they have to learn first")
      } else if decider.refresh == nil {
        log.warning(
          "policy/training-once", at: decider.places.whole, "the \(decider.title) never repeats the training",
          hint: "add refresh: 12m")
      } else if let refresh = decider.refresh, refresh.hours > Self.refreshHoursMax {
        log.warning(
          "policy/training-rare", at: decider.places["refresh"],
          "the \(decider.title) repeats the training every \(refresh.words)",
          hint: "abuse and products change: write refresh: 12m, and 2y at most")
      }
    }
  }

  mutating func evidence() {
    for kind in policy.evidence where kind.from == .elsewhere {
      if kind.check == nil {
        log.error(
          "policy/outside-evidence", at: kind.places.whole, "nobody checks whether \(kind.id) is genuine",
          hint: "add check: with how it is done")
      }
      if kind.handledBy == nil {
        log.error(
          "policy/outside-evidence", at: kind.places.whole, "nobody is named who looks at \(kind.id)",
          hint: "add handled_by: with a decider who does not decide the case")
      }
      if let handler = kind.handledBy, policy.measures.contains(where: { $0.decidedBy.contains(handler) }) {
        log.warning(
          "policy/outside-evidence-same", at: kind.places["handled_by"],
          "\(handler) looks at \(kind.id) and also decides cases",
          hint: "name a decider who decides no measures: what comes from elsewhere is weighed apart")
      }
    }
  }

  /// Small things against one person have to add up: over accounts, services and time.
  mutating func conduct() {
    let conduct = policy.conduct
    let across = Set(conduct.across)
    for one in Conduct.Across.allCases where !across.contains(one) {
      log.error(
        "policy/conduct-too-narrow", at: conduct.location, "conduct does not add up over \(one.rawValue)",
        hint: "write across: [accounts, services]; a person who changes either goes on")
    }
    if conduct.window.hours < 30 * 24 {
      log.error(
        "policy/conduct-too-short", at: conduct.location, "conduct adds up over \(conduct.window.words) only",
        hint: "write window: 365d; who waits for the end of a short one goes on")
    }
    let read = conduct.severity.flatMap { condition($0.clause)?.uses ?? [] }.map { policy.facts.facts[$0].name }
    // One that counts reports is told by itself.
    if Fact.findings.union(Fact.counts).isDisjoint(with: read) {
      log.error(
        "policy/conduct-adds-nothing", at: conduct.location, "no severity of conduct asks how often it happened",
        hint: "add one such as { is: serious, when: 'incidents >= 2', because: … }")
    }
  }
}
