/// A rule that counts the matches of one step per group.
public struct CountForm: Sendable {
  public enum Window: Sendable {
    /// Matches in `[t - W, t]`.
    case sliding(Milliseconds)
    /// Matches in the calendar window that has t.
    case calendar(CalendarWindow)
  }

  public let step: Step
  public let atLeast: Int
  public let window: Window
  /// The role whose different identities are counted, instead of events.
  public let distinct: String?
  /// An event that matches makes its group forget all earlier matches. It binds exactly the roles of the key.
  public let reset: Step?

  public init(step: Step, atLeast: Int, window: Window, distinct: String?, reset: Step?) {
    self.step = step
    self.atLeast = atLeast
    self.window = window
    self.distinct = distinct
    self.reset = reset
  }
}
