internal import Catalogue

/// How serious a finding is, with everything that led there. It rates a design, never a person.
public struct Rating: Sendable {
  public let level: Level
  /// Why the level is not simply what likelihood and impact give.
  public let isLoweredForReview: Bool
  let scores: [LikelihoodFactor: Int]
  /// What each score was read from.
  let basis: Basis
  /// The worst harm, 0 to 9. Impact is the maximum: a killing is not averaged with an inconvenience.
  public let impactScore: Int

  struct Basis: Sendable {
    let skill: AbusePattern.Skill
    let capabilitiesHeld: Int
    let capabilitiesNeeded: Int
    let startsByDefault: Bool
    let effort: String
    let enforcedControls: Int
    let grade: AbusePattern.EvidenceGrade
    let visibility: AbusePattern.Visibility
    let isLoggedToSubject: Bool
    let isAlwaysVisible: Bool
  }

  public func score(_ factor: LikelihoodFactor) -> Int { scores[factor] ?? 0 }

  /// Sum of the seven factors, 7 to 63; only for putting findings of one level in order.
  public var likelihoodSum: Int { scores.values.reduce(0, +) }

  public var likelihood: Band { Band(sum: likelihoodSum, of: LikelihoodFactor.allCases.count) }
  public var impact: Band { Band(sum: impactScore, of: 1) }

  /// OWASP's table of likelihood and impact.
  static func level(likelihood: Band, impact: Band) -> Level {
    Level(rawValue: likelihood.rawValue + impact.rawValue) ?? .critical
  }
}

extension Rating {
  /// Why a factor has its score, in words.
  public func reason(_ factor: LikelihoodFactor) -> String {
    switch factor {
    case .skill:
      switch basis.skill {
      case .none: "ordinary screens are enough"
      case .some: "some skill is needed"
      case .specialist: "a specialist's skill is needed"
      }
    case .motive: "control of another person is the aim"
    case .opportunity:
      "brings \(basis.capabilitiesHeld) of the \(basis.capabilitiesNeeded) kinds of access that help"
    case .discovery: basis.startsByDefault ? "on from the start" : basis.effort
    case .exploit:
      switch basis.enforcedControls {
      case 0: "no control is in force"
      case 1: "one control is in force"
      default: "\(basis.enforcedControls) controls are in force"
      }
    case .awareness:
      switch basis.grade {
      case .a: "known from surveys and large studies"
      case .b: "known from several studies or a regulator"
      case .c: "known from a single study or report"
      case .d: "known to experts only"
      }
    case .detection:
      if basis.isAlwaysVisible {
        "the person always sees that it is on"
      } else if basis.isLoggedToSubject {
        "the person can read who used it"
      } else {
        switch basis.visibility {
        case .hidden: "nothing shows the person that it happens"
        case .ambiguous: "what the person sees has harmless explanations too"
        case .visible: "the person sees it happen"
        }
      }
    }
  }

  /// A change of one factor alone that would give another level.
  public struct Flip: Sendable {
    public let factor: LikelihoodFactor
    public let score: Int
    public let level: Level
  }

  /// The nearest change of each factor that would give another level; empty where no single factor decides.
  public var flips: [Flip] {
    LikelihoodFactor.allCases.compactMap { factor in
      let current = score(factor)
      let nearest = factor.scale.sorted { abs($0 - current) < abs($1 - current) }
      for score in nearest where score != current {
        let band = Band(sum: likelihoodSum - current + score, of: LikelihoodFactor.allCases.count)
        let other = adjusted(Rating.level(likelihood: band, impact: impact))
        if other != level { return Flip(factor: factor, score: score, level: other) }
      }
      return nil
    }
  }

  /// The level if the worst harm were judged lower, as new sources might; nil where that changes nothing.
  public var levelIfHarmWereMedium: Level? {
    guard impact == .high else { return nil }
    let other = adjusted(Rating.level(likelihood: likelihood, impact: .medium))
    return other == level ? nil : other
  }

  private func adjusted(_ level: Level) -> Level { isLoweredForReview ? level.lowered : level }
}
