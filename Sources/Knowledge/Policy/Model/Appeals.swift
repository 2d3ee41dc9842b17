/// How a decision is looked at again: the thirteen points of a fair complaint.
public struct Appeals: Sendable {
  public enum Party: String, Sendable, CaseIterable { case respondent, reporter }
  public enum Reviewer: String, Sendable, CaseIterable { case other, same }
  public enum Protection: String, Sendable, CaseIterable {
    case stays = "stays-while-risk"
    case lifted
  }
  /// What is weighed before somebody may no longer complain.
  public enum Factor: String, Sendable, CaseIterable { case number, proportion, gravity, intention }

  public let words: String
  /// From the day on which the person was told.
  public let open: PolicySpan
  public let isFree: Bool
  public let by: [Party]
  /// From the decision to the form.
  public let stepsMax: Int
  public let answerWithin: PolicySpan
  /// The id of a decider; nil where a program decides.
  public let decidedBy: String?
  public let restoreWithin: PolicySpan
  public let givesReasons: Bool
  /// Where to go outside of the company.
  public let outOfCourt: String
  public let reviewer: Reviewer
  public let takesNewEvidence: Bool
  public let showsReporter: Bool
  public let protection: Protection
  /// How often outcomes are looked at for the policy and the training.
  public let learnsEvery: PolicySpan
  public let misuse: Misuse?
  public let clause: Int
  public let places: FieldPlaces

  /// When somebody may no longer complain.
  public struct Misuse: Sendable {
    public let warnsFirst: Bool
    public let factors: [Factor]
  }
}
