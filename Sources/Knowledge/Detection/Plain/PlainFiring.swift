/// The condition of a rule holds at an event, whether or not the key is silent.
struct PlainFiring {
  enum KeyPart: Hashable {
    case identity(Identity)
    case window(Int64)
  }

  /// The event's place in the ordered log.
  let position: Int
  let event: DetectionEvent
  let key: [KeyPart]
  let roles: [String: Identity]
  /// Of an episode, the event that opened it.
  let opening: DetectionEvent?
  /// The matches kept, of all needs together; an event that met two needs stands twice.
  let kept: [DetectionEvent]
  let window: String

  func alert(of rule: DetectionRule) -> Alert {
    var listed: [Int64: DetectionEvent] = [event.number: event]
    for other in kept + (opening.map { [$0] } ?? []) { listed[other.number] = other }
    let events = listed.values.sorted { $0.number < $1.number }
    let known = rule.roles.compactMap { name in roles[name].map { Alert.Role(name, $0.text) } }
    return Alert(
      rule: rule.id, key: key.map(Self.value), roles: known, time: event.time, events: events.map(\.id),
      reason: rule.reason.fill(
        role: { roles[$0]?.text }, count: kept.count, elapsed: event.time - (events.map(\.time).min() ?? event.time),
        window: window),
      pattern: rule.pattern, direction: rule.direction)
  }

  private static func value(_ part: KeyPart) -> Alert.KeyValue {
    switch part {
    case .identity(let identity): .text(identity.text)
    case .window(let number): .number(number)
    }
  }
}
