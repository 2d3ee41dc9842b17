public import Primitives
public import SourceText

/// A defence for survivors: who was made to do it gets no measure.
public struct Coercion: Sendable {
  public let words: String
  /// How people are asked about it.
  public let ask: String
  /// What helps them, by place among the measures.
  public let recover: [Int]
  /// Measures that the policy wants to give all the same; `policy check` refuses them and no decision has them.
  public let measures: [Int]
  public let clause: Int
  public let places: FieldPlaces
}

/// New accounts of people who had to leave, and accounts that belong to one person.
public struct LinkedAccounts: Sendable {
  public let words: String
  public let review: Review?
  /// For a confirmed return, by place among the measures.
  public let measures: [Int]
  public let clause: Int
  public let places: FieldPlaces
}

/// When the police are told.
public struct Police: Sendable {
  public enum Exception: String, Sendable, CaseIterable {
    case threatToLife = "threat-to-life"
    case legalDuty = "legal-duty"
  }

  public let words: String
  public let exceptions: [Exception]
  public let clause: Int
  public let places: FieldPlaces
}

/// What the person is told, and who sees it first.
public struct Notice: Sendable {
  public let words: String
  /// The survivor sees the wording before it is sent.
  public let hasPreview: Bool
  /// How long it waits for her answer.
  public let previewWithin: PolicySpan?
  public let namesReporter: Bool
  public let quotesReport: Bool
  /// What the person reads, and what the survivor reads.
  public let toRespondent: String
  public let toSurvivor: String
  public let clause: Int
  public let places: FieldPlaces
}

/// Everybody is treated alike.
public struct EqualTreatment: Sendable {
  public let words: String
  public let places: FieldPlaces
}

/// What a person has to do, whatever a program says.
public struct HumanReview: Sendable {
  public let words: String
  /// Measures of these kinds are decided by a person.
  public let neededFor: [Measure.Kind]
  public let clause: Int
  public let places: FieldPlaces
}

/// What changed, and when.
public struct PolicyChange: Sendable {
  public let version: Int
  public let date: CalendarDate
  public let words: String
  public let location: SourceLocation
}
