/// What an alert says to the person who opens it, with `{role}`, `{count}`, `{elapsed}` and `{window}` to fill in.
public struct ReasonTemplate: Hashable, Sendable {
  public enum Part: Hashable, Sendable {
    case text(String)
    case role(String)
    /// How many matches were kept.
    case count
    /// From the first listed event to this one.
    case elapsed
    /// The length of a sliding window or an episode, or the start of a calendar window.
    case window
  }

  public let parts: [Part]

  public init(parts: [Part]) { self.parts = parts }

  /// The sentence. A role without a value stays empty.
  public func fill(role: (String) -> String?, count: Int, elapsed: Milliseconds, window: String) -> String {
    parts.map { part in
      switch part {
      case .text(let text): text
      case .role(let name): role(name) ?? ""
      case .count: String(count)
      case .elapsed: SpanText.text(elapsed)
      case .window: window
      }
    }.joined()
  }
}
