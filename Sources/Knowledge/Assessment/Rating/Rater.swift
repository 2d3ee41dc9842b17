internal import Catalogue
internal import Product

/// Rates one pattern on one grant: OWASP's formula and table with the substitutions of docs/decisions/0004.
struct Rater {
  let catalogue: PatternCatalogue

  func rate(
    _ pattern: AbusePattern, feature: Feature, grant: Grant, persona: Persona, enforcedControls: Int, isReview: Bool
  ) -> Rating {
    let startsByDefault = grant.startedBy == .defaultOn
    let basis = Rating.Basis(
      skill: pattern.perpetrator.skill, capabilitiesHeld: persona.held.count,
      capabilitiesNeeded: pattern.perpetrator.capabilitiesAny.count, startsByDefault: startsByDefault,
      effort: feature.effort == .menu ? "in an ordinary menu" : "has to be set up first",
      enforcedControls: enforcedControls, grade: pattern.evidenceGrade, visibility: pattern.visibilityToSurvivor,
      isLoggedToSubject: feature.logged.toSubject == true,
      isAlwaysVisible: grant.subjectTold?.contains(.alwaysVisible) == true)
    let scores: [LikelihoodFactor: Int] = [
      .skill: skill(pattern.perpetrator.skill), .motive: 9,
      .opportunity: opportunity(held: basis.capabilitiesHeld, needed: basis.capabilitiesNeeded),
      .discovery: startsByDefault ? 9 : feature.effort == .menu ? 7 : 3,
      .exploit: LikelihoodFactor.exploit.scale[min(enforcedControls, 3)],
      .awareness: awareness(pattern.evidenceGrade), .detection: detection(basis),
    ]
    let impactScore = pattern.severity.factors.map { catalogue.factors[$0].level.score }.max() ?? 0
    let likelihood = Band(sum: scores.values.reduce(0, +), of: LikelihoodFactor.allCases.count)
    let level = Rating.level(likelihood: likelihood, impact: Band(sum: impactScore, of: 1))
    return Rating(
      level: isReview ? level.lowered : level, isLoweredForReview: isReview, scores: scores, basis: basis,
      impactScore: impactScore)
  }

  private func skill(_ skill: AbusePattern.Skill) -> Int {
    switch skill {
    case .none: 9
    case .some: 5
    case .specialist: 1
    }
  }

  private func opportunity(held: Int, needed: Int) -> Int {
    held >= needed ? 9 : 2 * held >= needed ? 6 : 3
  }

  private func awareness(_ grade: AbusePattern.EvidenceGrade) -> Int {
    switch grade {
    case .a: 9
    case .b: 6
    case .c: 4
    case .d: 1
    }
  }

  private func detection(_ basis: Rating.Basis) -> Int {
    if basis.isAlwaysVisible || basis.isLoggedToSubject { return 3 }
    switch basis.visibility {
    case .hidden: return 9
    case .ambiguous: return 8
    case .visible: return 3
    }
  }
}
