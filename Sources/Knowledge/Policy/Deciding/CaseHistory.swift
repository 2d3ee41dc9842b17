internal import Primitives
internal import SourceText
internal import YAML

/// What happened before in one pair of people, over accounts, services and time.
struct CaseHistory: Sendable {
  /// An incident that was found to be true.
  struct Incident: Sendable {
    let on: CalendarDate
    let account: String?
    let service: String?
  }

  /// A measure that was given.
  struct Earlier: Sendable {
    /// By place among the policy's measures.
    let measure: Int
    let on: CalendarDate
    let isLifted: Bool
  }

  private(set) var incidents: [Incident] = []
  private(set) var measures: [Earlier] = []

  /// `{ incidents: [{ on, account, service }], measures: [{ measure, on, lifted }] }`. Nil after errors.
  static func read(_ node: YAMLNode, _ policy: PolicyModel, into log: inout Diagnostics) -> CaseHistory? {
    let before = log.errorCount
    guard var fields = YAMLFields(node, "history", into: &log) else { return nil }
    let incidentNodes = fields.list("incidents", into: &log)
    let measureNodes = fields.list("measures", into: &log)
    fields.finish(into: &log)
    guard incidentNodes.count + measureNodes.count <= PolicyLimits.historyMax else {
      log.error(
        "case/too-long", at: node.location, "the history has more than \(PolicyLimits.historyMax) entries",
        hint: "leave out what is older than the policy's windows")
      return nil
    }
    var history = CaseHistory()
    history.incidents = incidentNodes.compactMap { incident($0, into: &log) }
    history.measures = measureNodes.compactMap { earlier($0, policy, into: &log) }
    return log.errorCount == before ? history : nil
  }

  private static func incident(_ node: YAMLNode, into log: inout Diagnostics) -> Incident? {
    guard var fields = YAMLFields(node, "incident", into: &log) else { return nil }
    defer { fields.finish(into: &log) }
    let on = fields.required("on", into: &log)?.date("\"on\"", into: &log)
    let account = fields.optionalText("account", into: &log)
    let service = fields.optionalText("service", into: &log)
    return on.map { Incident(on: $0, account: account, service: service) }
  }

  private static func earlier(_ node: YAMLNode, _ policy: PolicyModel, into log: inout Diagnostics) -> Earlier? {
    guard var fields = YAMLFields(node, "earlier measure", into: &log) else { return nil }
    defer { fields.finish(into: &log) }
    let on = fields.required("on", into: &log)?.date("\"on\"", into: &log)
    let isLifted = fields.optionalBool("lifted", into: &log) ?? false
    guard let nameNode = fields.required("measure", into: &log), let name = nameNode.text("\"measure\"", into: &log)
    else { return nil }
    guard let place = policy.measures.firstIndex(where: { $0.id == name }) else {
      log.error(
        "case/unknown-measure", at: nameNode.location, "the policy has no measure \"\(name.prefix(80))\"",
        hint: Suggestion.hint(
          for: name, in: policy.measures.map(\.id), otherwise: "name a measure of the policy"))
      return nil
    }
    return on.map { Earlier(measure: place, on: $0, isLifted: isLifted) }
  }

  /// Counts what still counts on that day, for facts that nobody gave.
  func count(into facts: inout CaseFacts, _ policy: PolicyModel, except given: Set<Int>, on day: CalendarDate) {
    func set(_ name: String, _ value: Int) {
      guard let place = policy.facts.place(of: name), !given.contains(place) else { return }
      facts[place] = Int64(value)
    }
    let counted = incidents.filter { $0.on <= day && policy.conduct.window.end(from: $0.on) >= day }
    let days = counted.map(\.on.daysSinceEpoch)
    set("incidents", counted.count)
    set("incident_days", (days.max() ?? 0) - (days.min() ?? 0))
    set("accounts", Set(counted.compactMap(\.account)).count)
    set("services", Set(counted.compactMap(\.service)).count)
    let past = measures.filter { $0.on <= day }
    let rungs = past.filter { earlier in
      policy.measures[earlier.measure].countsFor.map { $0.end(from: earlier.on) >= day } ?? true
    }.compactMap { policy.measures[$0.measure].kind.rung }
    set("rung", rungs.max() ?? 0)
    let isApart = past.contains { earlier in
      policy.measures[earlier.measure].kind == .noContact && !earlier.isLifted
        && policy.measures[earlier.measure].ends.isOpen(on: day, from: earlier.on)
    }
    set("no_contact", isApart ? 1 : 0)
  }
}

extension Measure.End {
  /// Whether a measure of that day still holds, where nobody has ended it.
  func isOpen(on day: CalendarDate, from start: CalendarDate) -> Bool {
    switch self {
    case .once: false
    case .never: true
    case .when(let after, let needs): !needs.isEmpty || after.map { $0.end(from: start) > day } ?? true
    }
  }
}
