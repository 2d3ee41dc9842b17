/// A rule that tells a story: something opens it, and other things must follow.
public struct EpisodeForm: Sendable {
  public struct Need: Sendable {
    public let step: Step
    public let atLeast: Int
    /// The new role whose different identities are counted, instead of events.
    public let distinct: String?

    public init(step: Step, atLeast: Int, distinct: String?) {
      self.step = step
      self.atLeast = atLeast
      self.distinct = distinct
    }
  }

  public enum Order: String, Sendable, CaseIterable {
    case any
    /// A need counts only events after the needs above it were met.
    case inTurn = "in-turn"
  }

  public let opens: Step
  public let within: Milliseconds
  public let needs: [Need]
  /// An event that matches one of them ends the episode.
  public let unless: [Step]
  public let order: Order
  /// How many episodes one identity of the hook may have alive.
  public let openMax: Int
  /// The first role of the opening that every need and every `unless` binds.
  public let hook: String
  /// The need that brings the key's new role, which is then counted for each identity of that role on its own.
  public let keyedNeed: KeyedNeed?

  public struct KeyedNeed: Sendable {
    /// Its place in `needs`.
    public let index: Int
    public let role: String

    public init(index: Int, role: String) {
      self.index = index
      self.role = role
    }
  }

  public init(
    opens: Step, within: Milliseconds, needs: [Need], unless: [Step], order: Order, openMax: Int, hook: String,
    keyedNeed: KeyedNeed?
  ) {
    self.opens = opens
    self.within = within
    self.needs = needs
    self.unless = unless
    self.order = order
    self.openMax = openMax
    self.hook = hook
    self.keyedNeed = keyedNeed
  }
}
