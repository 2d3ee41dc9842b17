public import SourceText

/// What the company does about abuse.
public struct Measure: Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    case education
    case noContact = "no-contact"
    case limit
    case suspension
    case exit
    /// Takes away what was made or taken: a message, a picture, a session.
    case removal
    /// For the time until somebody has looked.
    case protection
    /// Something for the survivor, or for a person who acted under coercion.
    case support

    /// Its place on the ladder from 1; nil for what is no measure on a person.
    public var rung: Int? {
      switch self {
      case .education: 1
      case .noContact: 2
      case .limit: 3
      case .suspension: 4
      case .exit: 5
      case .removal, .protection, .support: nil
      }
    }

    /// Limits, suspension and exit: of these only the strongest is given.
    var isAboutTheAccount: Bool { (rung ?? 0) >= 3 }
  }

  public enum End: Hashable, Sendable {
    /// Done at once, such as a letter.
    case once
    case never
    /// After a span, when these also hold, or without a span, when these hold.
    case when(after: PolicySpan?, needs: [Need])
  }

  /// What must happen before a measure ends.
  public enum Need: String, Sendable, CaseIterable {
    case personAgrees = "protected-person-agrees"
    case review
    case courtOrderEnds = "court-order-ends"

    public var words: String {
      switch self {
      case .personAgrees: "the protected person agrees"
      case .review: "a trained person has looked again"
      case .courtOrderEnds: "the court's order has ended"
      }
    }
  }

  public let id: String
  public let kind: Kind
  public let title: String
  /// For the public page.
  public let words: String
  public let ends: End
  /// Services in which it holds; empty for all.
  public let services: [String]
  /// Ids of deciders.
  public let decidedBy: [String]
  /// Whether a program may give it without a person.
  public let isAutomatic: Bool
  /// How long it counts when the next one is decided; nil: always.
  public let countsFor: PolicySpan?
  public let places: FieldPlaces
}

/// Who may decide, and what they have learnt.
public struct DeciderRole: Sendable {
  public let id: String
  public let title: String
  /// Ids of trainings.
  public let training: [String]
  /// How often it is repeated.
  public let refresh: PolicySpan?
  public let places: FieldPlaces
}

/// Something to learn before one decides about abuse.
public struct Training: Sendable {
  public let id: String
  public let title: String
  public let words: String
  public let location: SourceLocation
}
