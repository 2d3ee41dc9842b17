public import Primitives

/// One line of a log of decisions, as the comparison wants it.
public struct BacktestCase: Sendable {
  /// The line's number, to find it again.
  public let line: UInt64
  /// How the log calls it; nil where it does not.
  public let id: String?
  public let day: CalendarDate
  /// The person, by a number that all their accounts share; nil where the log does not say.
  public let cluster: UInt64?
  /// The person and the survivor together.
  public let dyad: UInt64?
  public let group: String?
  /// What was given then, by the common numbers of measures; nil where the log does not say.
  public let decided: UInt64?

  public init(
    line: UInt64, id: String?, day: CalendarDate, cluster: UInt64?, dyad: UInt64?, group: String?, decided: UInt64?
  ) {
    self.line = line
    self.id = id
    self.day = day
    self.cluster = cluster
    self.dyad = dyad
    self.group = group
    self.decided = decided
  }
}
