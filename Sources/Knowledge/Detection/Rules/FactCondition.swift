/// What a step asks of the facts, at the time t of its event. Only events before t have shown anything.
public enum FactCondition: Hashable, Sendable {
  /// The identity's first `joined` event is after the episode's opening, and before t.
  case joinedAfterOpening(role: String)
  /// It is before t, and `t - joined <= within`.
  case joined(role: String, within: Milliseconds)
  /// Something of that link was seen with both.
  case linked(link: String, String, String)
  case notLinked(link: String, String, String)
  /// The first stands in that relation to the second.
  case held(relation: String, String, String)
  case notHeld(relation: String, String, String)

  public var roles: [String] {
    switch self {
    case .joinedAfterOpening(let role), .joined(let role, _): [role]
    case .linked(_, let one, let other), .notLinked(_, let one, let other), .held(_, let one, let other),
      .notHeld(_, let one, let other):
      [one, other]
    }
  }
}
