/// One of the seven factors whose mean is the likelihood: OWASP's, read for a person who is already inside.
public enum LikelihoodFactor: String, CaseIterable, Sendable {
  case skill = "skill-required"
  case motive
  case opportunity
  case discovery = "ease-of-discovery"
  case exploit = "ease-of-exploit"
  case awareness
  case detection = "intrusion-detection"

  public var title: String {
    switch self {
    case .skill: "Skill required"
    case .motive: "Motive"
    case .opportunity: "Opportunity"
    case .discovery: "Ease of discovery"
    case .exploit: "Ease of exploit"
    case .awareness: "Awareness"
    case .detection: "Intrusion detection"
    }
  }

  /// The source ids on which this reading of the factor rests.
  public var sources: [String] {
    switch self {
    case .skill: ["owasp-rrm", "freed2018"]
    case .motive: ["owasp-rrm", "dragiewicz2018"]
    case .opportunity: ["owasp-rrm", "levy2020"]
    case .discovery, .exploit, .awareness, .detection: ["owasp-rrm"]
    }
  }

  /// The values that the factor can take here, highest first.
  var scale: [Int] {
    switch self {
    case .skill: [9, 5, 1]
    case .motive: [9]
    case .opportunity: [9, 6, 3]
    case .discovery: [9, 7, 3]
    case .exploit: [9, 5, 3, 1]
    case .awareness: [9, 6, 4, 1]
    case .detection: [9, 8, 3]
    }
  }
}
