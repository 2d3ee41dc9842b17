internal import Assessment
internal import Catalogue
internal import Primitives
internal import Product

/// The sentences about one finding that every format shares.
struct FindingWords {
  let finding: Finding
  let catalogue: PatternCatalogue

  /// `See members on a map`, with its id for looking it up.
  var place: String { "\(finding.feature.title) (\(finding.feature.id))" }

  /// Why the level is what it is, in words.
  var why: String {
    let rating = finding.rating
    var text =
      "Likelihood is \(rating.likelihood.name): "
      + English.list([LikelihoodFactor.skill, .discovery, .exploit, .detection].map(rating.reason))
      + ". The harm is \(harm)."
    if rating.isLoweredForReview {
      text += " One level lower, since every control is there, though only optional or on somebody's word."
    }
    return text
  }

  /// `critical: being found or followed (McFarlane et al. 2002, …)`.
  private var harm: String {
    let factors = finding.pattern.severity.factors.map { catalogue.factors[$0] }
    let worst = factors.max { $0.level < $1.level }
    guard let worst else { return "unknown" }
    let direct = factors[0]
    var text = "\(worst.level.rawValue) (\(worst.title.lowercased())"
    if worst.id != direct.id { text += "; directly \(direct.level.rawValue), \(direct.title.lowercased())" }
    return text + "; \(English.list(worst.sources.prefix(3).map { catalogue.sources[$0].short })))"
  }

  /// What would give another level: never a promise, always a calculation.
  var flips: String {
    var parts: [String] = []
    let open = finding.openControls.count
    if open > 0 {
      parts.append(open == 1 ? "passes with the one control in force" : "passes with all \(open) controls in force")
    }
    let factors = finding.rating.flips.map { flip in
      "\(flip.factor.title.lowercased()) at \(flip.score) instead of \(finding.rating.score(flip.factor)) gives \(flip.level.name)"
    }
    parts += factors.isEmpty ? ["no single likelihood factor changes the level"] : factors
    if let level = finding.rating.levelIfHarmWereMedium {
      parts.append("\(level.name) if the harm were judged medium")
    }
    return English.sentence(parts.joined(separator: "; ")) + "."
  }

  /// Who would notice when a survivor uses the control, in this product.
  func noticed(_ control: Control) -> String {
    switch control.noticedBy {
    case .nobody: "nobody"
    case .viewer: finding.persona.role.map { "the \($0.title)" } ?? "the other person"
    case .household: "everyone who shares the account or the home"
    case .depends: "it depends on how it is built; say so before she uses it"
    }
  }

  /// Before anything is changed.
  var caution: String {
    let visible =
      switch finding.pattern.caution.changeVisibleToPerpetrator {
      case .yes: "The other person will notice a change."
      case .depends: "The other person may notice a change."
      case .no: "The other person should not notice a change."
      }
    return "\(visible) \(finding.pattern.caution.text)"
  }

  /// The open questions of the model, where answers could change the finding.
  var unanswered: String? {
    let fields = finding.grant.unanswered
    return fields.isEmpty ? nil : "Not said in the model, so taken as the worse answer: \(English.list(fields))."
  }

  /// `new`, `accepted until 2027-03-01 by …`.
  func notes(in report: AssessmentReport) -> [String] {
    var notes: [String] = []
    if let state = report.baseline?.state(of: finding), state != .unchanged { notes.append(state.rawValue) }
    if let acceptance = report.acceptances[finding] {
      notes.append("\(acceptance.decision.rawValue) until \(acceptance.until) by \(acceptance.by)")
    }
    return notes
  }
}
