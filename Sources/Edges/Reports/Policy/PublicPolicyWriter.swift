internal import Policy
internal import Primitives

/// Puts a policy into the words of its public page.
struct PublicPolicyWriter {
  let policy: PolicyModel

  typealias Section = PublicPolicy.Section
  typealias Block = PublicPolicy.Block

  var sections: [Section] {
    [
      Section(
        title: "If you are in danger now",
        blocks: [.paragraph("Call the emergency number where you are. You can read this page later.")]),
      Section(title: "What you may not do", blocks: policy.behaviours.flatMap { behaviour($0) }),
      Section(title: "Small things add up", blocks: [.paragraph(policy.conduct.words)]),
      scales, measures, grid, exceptions, interim, coercion, accounts, deciders, evidence, police, notice, appeals,
      changes,
    ].filter { !$0.blocks.isEmpty }
  }

  private func behaviour(_ behaviour: Behaviour) -> [Block] {
    var blocks: [Block] = [.heading(behaviour.title), .paragraph(behaviour.words)]
    if !behaviour.examples.isEmpty { blocks += [.paragraph("For instance:"), .list(behaviour.examples)] }
    if !behaviour.notMeant.isEmpty { blocks += [.paragraph("We do not mean:"), .list(behaviour.notMeant)] }
    return blocks
  }

  private var scales: Section {
    Section(
      title: "How serious it is, and how sure we are",
      blocks: [
        .paragraph("We ask two things. How serious is it? How sure are we?"),
        .list(policy.severities.map { "\(English.sentence($0.id)): \($0.words)" }),
        .list(policy.certainties.map { "\(English.sentence($0.id)): \($0.words)" }),
        .paragraph("How many people report somebody does not make us more sure."),
      ])
  }

  private var evidence: Section {
    Section(
      title: "What shows us what happened",
      blocks: [
        .list(
          policy.evidence.map { kind in
            let check = kind.check.map { " \($0)" } ?? ""
            return "\(kind.words)\(check)"
          })
      ])
  }

  // MARK: Measures

  private var measures: Section {
    let steps = policy.measures.filter { $0.kind != .protection && $0.kind != .support }
    let support = policy.measures.filter { $0.kind == .support }
    return Section(
      title: "What we do",
      blocks: steps.flatMap { [.heading($0.title), .paragraph("\($0.words) \(end($0.ends))")] }
        + (support.isEmpty
          ? [] : [.heading("Help for you"), .list(support.map { "\($0.title): \($0.words)" })]))
  }

  private func end(_ end: Measure.End) -> String {
    switch end {
    case .once: return "We do this once."
    case .never: return "This does not end."
    case .when(let after, let needs):
      guard !needs.isEmpty else { return "This ends after \(after?.words ?? "a time")." }
      let start = after.map { "This can end after \($0.words), and only when" } ?? "This ends only when"
      return "\(start) \(English.list(needs.map(words)))."
    }
  }

  private func words(_ need: Measure.Need) -> String {
    switch need {
    case .personAgrees: "the survivor says yes"
    case .review: "a trained person has looked again"
    case .courtOrderEnds: "the court's order has ended"
    }
  }

  private var grid: Section {
    let tracks: [(Behaviour.Track, String)] = [(.item, "For one thing"), (.conduct, "For what you do to one person")]
    return Section(
      title: "What follows from what",
      blocks: tracks.map { track, caption in
        .table(
          caption: caption, head: ["How serious"] + policy.certainties.map { English.sentence($0.id) },
          rows: zip(policy.severities, policy.grid(track).rows).map { severity, row in
            [English.sentence(severity.id)]
              + row.map { cell in cell.measures.isEmpty ? "Nothing" : titles(cell.measures).joined(separator: "; ") }
          })
      } + [.paragraph("Of fewer features, a suspension and having to leave we give only the strongest.")])
  }

  private func titles(_ places: [Int]) -> [String] { places.map { policy.measures[$0].title } }

  private var exceptions: Section {
    Section(
      title: "When we do more, or less",
      blocks: policy.rules.isEmpty
        ? []
        : [
          .list(
            policy.rules.map { rule in
              let because = policy.clauses[rule.clause].words
              return switch rule.effect {
              case .add(let measures): "\(because) We also do this: \(titles(measures).joined(separator: "; "))."
              case .forbid(let measures): "\(because) We do not do this: \(titles(measures).joined(separator: "; "))."
              case .raise(let severity): "\(because) We see it as \(policy.severities[severity].id)."
              }
            })
        ])
  }

  private var interim: Section {
    let items = policy.interim.map { rule in
      let because = policy.clauses[rule.clause].words
      let end = rule.ends.map { " for \($0.words) at most" } ?? ""
      let review = rule.review.map { " A trained person looks within \($0.within.words)." } ?? ""
      return "\(because) We do this\(end): \(titles(rule.measures).joined(separator: "; ")).\(review)"
    }
    return Section(title: "While we look", blocks: items.isEmpty ? [] : [.list(items)])
  }

  // MARK: The rest

  private var coercion: Section {
    Section(
      title: "If somebody made you do it",
      blocks: [
        .paragraph(policy.coercion.words), .paragraph("We ask: “\(policy.coercion.ask)”"),
        .list(policy.coercion.recover.map { "\(policy.measures[$0].title): \(policy.measures[$0].words)" }),
      ])
  }

  private var accounts: Section {
    Section(
      title: "New accounts, and the same rules for all",
      blocks: [.paragraph(policy.linkedAccounts.words), .paragraph(policy.equalTreatment.words)])
  }

  private var deciders: Section {
    let titles = Dictionary(policy.trainings.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
    return Section(
      title: "Who decides",
      blocks: [
        .paragraph(policy.humanReview.words),
        .list(
          policy.deciders.map { decider in
            let training = decider.training.compactMap { titles[$0] }
            return training.isEmpty
              ? "\(English.sentence(decider.title))."
              : "\(English.sentence(decider.title)). They learn about: \(training.joined(separator: ", "))."
          }),
      ])
  }

  private var police: Section { Section(title: "The police", blocks: [.paragraph(policy.police.words)]) }

  private var notice: Section {
    Section(title: "What the other person reads", blocks: [.paragraph(policy.notice.words)])
  }

  private var appeals: Section {
    let appeals = policy.appeals
    var items = [
      "You have \(appeals.open.words) from the day we tell you.", "We answer within \(appeals.answerWithin.words).",
    ]
    if appeals.isFree { items.append("It costs nothing.") }
    if appeals.takesNewEvidence { items.append("You can show us new things.") }
    if appeals.givesReasons { items.append("We tell you why.") }
    if !appeals.showsReporter { items.append("Nobody learns from us who reported.") }
    if appeals.protection == .stays { items.append("What keeps a person safe stays while we look.") }
    items.append("If we were wrong, we put it right within \(appeals.restoreWithin.words).")
    return Section(
      title: "If you think that we are wrong",
      blocks: [.paragraph(appeals.words), .list(items), .paragraph(appeals.outOfCourt)])
  }

  private var changes: Section {
    Section(
      title: "What has changed",
      blocks: [
        .list(policy.changes.map { "Version \($0.version), \(PublicPolicy.day($0.date)): \($0.words)" })
      ])
  }
}
