public import Primitives

/// What follows from the facts of a case. The same facts, policy and day give the same decision.
public struct Decision: Hashable, Sendable {
  /// Why there is no measure on this person, whatever they did.
  public enum Shield: String, Hashable, Sendable {
    case survivor, coercion
  }

  /// One behaviour, or the conduct as a whole, at its place in the grid.
  public struct Finding: Hashable, Sendable {
    /// By its place; nil: what adds up.
    public let behaviour: Int?
    public let track: Behaviour.Track
    public let severity: Int
    public let certainty: Int
  }

  public struct Interim: Hashable, Sendable {
    /// By place among the policy's measures.
    public let measure: Int
    /// By place among the policy's rules of interim protection.
    public let rule: Int
  }

  /// Something that a person has to do before, or beside, the measures.
  public enum Step: String, Hashable, Sendable, CaseIterable {
    case findOutWhoHarms = "find-out-who-harms"
    case askAboutCoercion = "ask-about-coercion"
    case lookAtAccounts = "look-at-accounts"
    case previewNotice = "preview-notice"
    case reviewInterim = "review-interim"
  }

  /// Whether the police may be told.
  public enum PoliceAnswer: String, Hashable, Sendable {
    case no
    case withConsent = "with-consent"
    case threatToLife = "threat-to-life"
    case legalDuty = "legal-duty"
  }

  public let day: CalendarDate
  public internal(set) var shield: Shield?
  /// By place in the scale; nil behind a shield.
  public internal(set) var certainty: Int?
  public internal(set) var findings: [Finding] = []
  /// On the person, by place among the policy's measures: the lightest first.
  public internal(set) var measures: [Int] = []
  public internal(set) var interim: [Interim] = []
  /// For the survivor, or for a person who acted under coercion.
  public internal(set) var support: [Int] = []
  public internal(set) var steps: [Step] = []
  public internal(set) var police: PoliceAnswer = .no
  /// In the order of deciding.
  public internal(set) var reasons: [Reason] = []

  init(day: CalendarDate) { self.day = day }
}

/// One clause that took part in a decision, and what it did.
public struct Reason: Hashable, Sendable {
  public enum Effect: Hashable, Sendable {
    case shields(Decision.Shield)
    /// No measure before somebody has found out who harms whom.
    case withholds(measure: Int)
    case certainty(Int)
    case severity(Int, of: Int?)
    case raises(to: Int)
    case cell(Behaviour.Track, severity: Int, certainty: Int)
    case gives(measure: Int)
    case forbids(measure: Int)
    /// A stronger measure takes its place.
    case replaces(measure: Int, by: Int)
    case protects(measure: Int)
    case police(Decision.PoliceAnswer)
    case asks(Decision.Step)
  }

  /// By place among the policy's clauses.
  public let clause: Int
  public let effect: Effect

  init(_ clause: Int, _ effect: Effect) {
    self.clause = clause
    self.effect = effect
  }
}
