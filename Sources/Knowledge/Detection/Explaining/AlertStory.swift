/// An alert with the events behind it, told by the parts of its rule.
public struct AlertStory: Sendable {
  /// What of the rule an event was.
  public enum Part: Hashable, Sendable {
    case opening
    /// The place in the rule's needs, from 0.
    case need(Int)
    /// What a counting rule counts.
    case counted
  }

  public struct Moment: Sendable {
    public let event: DetectionEvent
    /// Empty for an event that only stands beside.
    public let parts: [Part]
    /// Who does it, then to whom; an event may name one person only.
    public let people: [String]
    /// What the rule calls each of the people at this event; empty for an event that only stands beside.
    let roles: [String]
    /// Whether the alert was raised at this event.
    public let raises: Bool

    public var isBeside: Bool { parts.isEmpty }
  }

  public struct Person: Sendable {
    public let name: String
    /// What the rule calls them in this alert, or at the first event that names them.
    public let role: String?
  }

  /// Why alert, rule and events do not belong together.
  public enum Mismatch: Error, Hashable, Sendable {
    /// The rule does not look at an event of that number, or not with these people.
    case notOfTheRule(event: Int64)
    /// None of the events has the alert's time.
    case noEventAtItsTime
  }

  public let alert: Alert
  public let rule: DetectionRule
  /// In order of time.
  public let moments: [Moment]
  /// Those whom the alert names, then others in order of appearance.
  public let people: [Person]
  /// How many events beside were left out.
  public let besideOmitted: Int

  /// `listed` are the events that the alert names; `beside` others between the same people, shown as far as given.
  public init(
    _ alert: Alert, of rule: DetectionRule, in map: EventMap, listed: [DetectionEvent], beside: [DetectionEvent] = [],
    besideOmitted: Int = 0
  ) throws(Mismatch) {
    self.alert = alert
    self.rule = rule
    self.besideOmitted = besideOmitted
    let listed = listed.sorted { ($0.time, $0.number) < ($1.time, $1.number) }
    guard let last = listed.last(where: { $0.time == alert.time }) else { throw .noEventAtItsTime }
    let parts = RuleParts(rule, alert)
    var moments: [Moment] = []
    for (index, event) in listed.enumerated() {
      let found = parts.of(event, isFirst: index == 0)
      guard let first = found.first else { throw .notOfTheRule(event: event.number) }
      moments.append(
        Moment(
          event: event, parts: found.map(\.part), people: first.people, roles: first.roles,
          raises: event.number == last.number))
    }
    people = Self.people(alert, moments)
    let known = Set(people.map { Identity(text: $0.name) })
    moments += beside.map { event in
      Moment(event: event, parts: [], people: Self.named(in: event, map, known), roles: [], raises: false)
    }
    self.moments = moments.sorted { ($0.event.time, $0.event.number) < ($1.event.time, $1.event.number) }
  }

  /// From the first event behind the alert to the alert.
  public var span: ClosedRange<Milliseconds> {
    let first = moments.first?.event.time ?? alert.time
    return min(first, alert.time)...max(moments.last?.event.time ?? alert.time, alert.time)
  }

  private static func people(_ alert: Alert, _ moments: [Moment]) -> [Person] {
    var seen: Set<Identity> = []
    let named = alert.roles.filter { seen.insert(Identity(text: $0.identity)).inserted }
    let others = moments.flatMap { zip($0.people, $0.roles) }.filter { seen.insert(Identity(text: $0.0)).inserted }
    return named.map { Person(name: $0.identity, role: $0.name) } + others.map { Person(name: $0, role: $1) }
  }

  /// Those of the people whom an event's fields name, in the order of the map.
  private static func named(in event: DetectionEvent, _ map: EventMap, _ known: Set<Identity>) -> [String] {
    map.fields.compactMap { field in
      guard case .string(let text)? = event.fields[field.name], known.contains(Identity(text: text)) else { return nil }
      return text
    }
  }
}

/// Asks the steps of a rule of the events behind an alert.
private struct RuleParts {
  private let steps: [(part: AlertStory.Part, plain: PlainStep, roles: [String])]
  /// Roles that are the same people in every event of the alert.
  private let fixed: [String: Identity]
  private let rule: DetectionRule
  /// The roles of an episode's opening: nobody else in its needs is one of them.
  private let opening: [String]

  init(_ rule: DetectionRule, _ alert: Alert) {
    let steps: [(AlertStory.Part, Step)]
    var names = Set(rule.keyRoles)
    self.rule = rule
    switch rule.form {
    case .count(let form):
      steps = [(.counted, form.step)]
      opening = []
    case .episode(let form):
      opening = form.opens.roleNames
      steps = [(.opening, form.opens)] + form.needs.enumerated().map { (.need($0), $1.step) }
      names.formUnion(form.opens.roleNames)
    }
    self.steps = steps.map { ($0, PlainStep($1, of: rule), $1.roleNames) }
    fixed = Dictionary(
      alert.roles.filter { names.contains($0.name) }.map { ($0.name, Identity(text: $0.identity)) },
      uniquingKeysWith: { first, _ in first })
  }

  private func fits(_ role: String, _ identity: Identity) -> Bool {
    if let known = fixed[role], known != identity { return false }
    return opening.allSatisfy { other in
      other == role || fixed[other] != identity || rule.mayBeSame(role, other)
    }
  }

  /// The first event of an episode opened it, and no other did.
  func of(_ event: DetectionEvent, isFirst: Bool) -> [(part: AlertStory.Part, people: [String], roles: [String])] {
    steps.compactMap { part, plain, roles in
      let isOpening = part == .opening
      guard part == .counted || isOpening == isFirst, let match = plain.match(event, at: 0),
        match.roles.allSatisfy({ fits($0, $1) })
      else { return nil }
      let bound = roles.filter { match.roles[$0] != nil }
      return (part, bound.compactMap { match.roles[$0]?.text }, bound)
    }
  }
}
