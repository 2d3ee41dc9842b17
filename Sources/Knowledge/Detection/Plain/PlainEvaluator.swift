/// Finds the alerts of a log slowly, in the words of docs/detection-semantics.md: lists, and filters over lists.
///
/// It is there to be plainly right. The fast engine must find the same alerts.
public struct PlainEvaluator {
  private let rules: RuleSet

  public init(_ rules: RuleSet) { self.rules = rules }

  public struct Outcome: Sendable {
    /// In the order of their events; for one event in the order of rules.
    public let alerts: [Alert]
    /// Numbers of the events that came too late to take part.
    public let late: [Int64]
  }

  /// The events are given in the order of their arrival.
  public func run(_ log: [DetectionEvent]) -> Outcome {
    let ordered = PlainLog(log, lateness: rules.eventMap.lateness)
    let facts = PlainFacts(rules.facts, events: ordered.events)
    var alerts: [(position: Int, alert: Alert)] = []
    for rule in rules.rules {
      let firings =
        switch rule.form {
        case .count(let form): PlainCount(rule, form, facts).firings(ordered.events)
        case .episode(let form): PlainEpisodes(rule, form, facts).firings(ordered.events)
        }
      for firing in Self.withoutRepeats(firings, again: rule.again) {
        alerts.append((firing.position, firing.alert(of: rule)))
      }
    }
    // Rules come in order of id, and the sort keeps it where positions are equal.
    let sorted = alerts.enumerated().sorted { ($0.element.position, $0.offset) < ($1.element.position, $1.offset) }
    return Outcome(alerts: sorted.map(\.element.alert), late: ordered.late)
  }

  /// A key that raised an alert stays silent: for ever, or until `t - (time of that alert) >= again`.
  private static func withoutRepeats(_ firings: [PlainFiring], again: Milliseconds?) -> [PlainFiring] {
    var last: [[PlainFiring.KeyPart]: Milliseconds] = [:]
    return firings.filter { firing in
      if let alerted = last[firing.key] {
        guard let again, firing.event.time - alerted >= again else { return false }
      }
      last[firing.key] = firing.event.time
      return true
    }
  }
}
