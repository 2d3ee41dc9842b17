internal import JSON

/// A relationship went wrong: a case for a person to look at, never a penalty.
public struct Alert: Hashable, Sendable {
  public enum KeyValue: Hashable, Sendable {
    case text(String)
    case number(Int64)
  }

  public struct Role: Hashable, Sendable {
    public let name: String
    public let identity: String

    public init(_ name: String, _ identity: String) {
      self.name = name
      self.identity = identity
    }
  }

  public let rule: String
  public let key: [KeyValue]
  /// In the order of the rule's roles.
  public let roles: [Role]
  public let time: Milliseconds
  /// In order of number.
  public let events: [DetectionEvent.ID]
  public let reason: String
  /// The catalogue's pattern.
  public let pattern: String
  /// What the rule says of who acts against whom.
  public let direction: DetectionRule.Direction

  public init(
    rule: String, key: [KeyValue], roles: [Role], time: Milliseconds, events: [DetectionEvent.ID], reason: String,
    pattern: String, direction: DetectionRule.Direction = .shown
  ) {
    self.rule = rule
    self.key = key
    self.roles = roles
    self.time = time
    self.events = events
    self.reason = reason
    self.pattern = pattern
    self.direction = direction
  }

  /// The alert as one line of JSON, with its line feed.
  public var line: [UInt8] { JSONWriter.line(json) }

  private var json: JSONValue {
    let members: JSONValue = [
      "rule": .string(rule),
      "key": .array(
        key.map { value in
          switch value {
          case .text(let text): .string(text)
          case .number(let number): .integer(number)
          }
        }),
      "roles": .object(roles.map { JSONValue.Member($0.name, .string($0.identity)) }),
      "ts": .integer(time),
      "events": .array(
        events.map { id in
          switch id {
          case .text(let text): .string(text)
          case .number(let number): .integer(number)
          }
        }),
      "reason": .string(reason),
      "catalogue": .string(pattern),
    ]
    guard direction == .unclear else { return members }
    return .object((members.members ?? []) + [.init("direction", .string(direction.rawValue))])
  }
}
