/// Everything that a run of detection needs to know: rules, facts, and where an event's fields stand in the log.
public struct RuleSet: Sendable {
  /// In order of their ids, compared as bytes.
  public let rules: [DetectionRule]
  public let facts: Facts
  public let eventMap: EventMap

  public init(rules: [DetectionRule], facts: Facts = Facts(), eventMap: EventMap = .standard) {
    self.rules = rules.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    self.facts = facts
    self.eventMap = eventMap
  }

  public subscript(id: String) -> DetectionRule? { rules.first { $0.id == id } }
}
