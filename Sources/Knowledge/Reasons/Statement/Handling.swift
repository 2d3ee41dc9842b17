/// How a case was found and decided, as the case's own log says it. What a statement declares about automation follows from
/// this and is never set by hand, so it cannot be the wrong way round.
public struct Handling: Equatable, Sendable {
  public enum Step: Equatable, Sendable { case person, machine }

  /// Whether a program pointed at the very item that the decision is about, for instance as a copy of another.
  public let foundByMachine: Bool
  /// Everybody and everything that took part in the decision after that.
  public let steps: [Step]

  public init(foundByMachine: Bool, steps: [Step]) {
    self.foundByMachine = foundByMachine
    self.steps = steps
  }

  /// Yes or No, as the database takes it.
  var automatedDetection: String { foundByMachine ? "Yes" : "No" }

  var decision: Decision {
    !steps.contains(.person) ? .fully : steps.contains(.machine) ? .partially : .not
  }

  enum Decision: String, CaseIterable {
    case fully = "AUTOMATED_DECISION_FULLY"
    case partially = "AUTOMATED_DECISION_PARTIALLY"
    case not = "AUTOMATED_DECISION_NOT_AUTOMATED"
  }
}
