public import SourceText

/// One rule: which relationship it looks for, and what an alert says. Its meaning is docs/detection-semantics.md.
public struct DetectionRule: Sendable {
  /// How soon a person should look. It says nothing about anybody.
  public enum Level: String, Sendable, CaseIterable {
    case critical, high, medium, low
  }

  /// Whether the order of events shows who acts against whom.
  public enum Direction: String, Sendable, CaseIterable {
    /// It does: the key's roles say who did what.
    case shown
    /// Both people of the relationship may have done the same, or one of them in defence: an alert says so.
    case unclear
  }

  public enum Form: Sendable {
    case count(CountForm)
    case episode(EpisodeForm)
  }

  /// One part of what an alert is about.
  public enum KeyElement: Hashable, Sendable {
    case role(String)
    /// The number of the calendar window; only in a rule that counts per calendar window.
    case window
  }

  public let id: String
  public let title: String
  /// The catalogue's pattern that the rule serves.
  public let pattern: String
  public let level: Level
  public let direction: Direction
  /// Every role of the rule in the order in which its text names them; `roles` of an alert have this order.
  public let roles: [String]
  public let form: Form
  public let key: [KeyElement]
  /// How long a key stays silent after its alert; nil: for ever.
  public let again: Milliseconds?
  /// Sets of roles that may be one identity. All others are different people.
  public let same: [Set<String>]
  public let reason: ReasonTemplate
  /// What looks alike and is harmless, for the person who reads an alert.
  public let nearMisses: [String]
  public let location: SourceLocation

  public init(
    id: String, title: String, pattern: String, level: Level, direction: Direction = .shown, roles: [String],
    form: Form, key: [KeyElement],
    again: Milliseconds?, same: [Set<String>], reason: ReasonTemplate, nearMisses: [String], location: SourceLocation
  ) {
    self.id = id
    self.title = title
    self.pattern = pattern
    self.level = level
    self.direction = direction
    self.roles = roles
    self.form = form
    self.key = key
    self.again = again
    self.same = same
    self.reason = reason
    self.nearMisses = nearMisses
    self.location = location
  }

  /// The roles of the key, in its order.
  public var keyRoles: [String] {
    key.compactMap { element in if case .role(let role) = element { role } else { nil } }
  }

  /// Whether the two roles may be one identity.
  public func mayBeSame(_ one: String, _ other: String) -> Bool {
    same.contains { $0.contains(one) && $0.contains(other) }
  }
}
