/// Two sets of rules on one log: which alerts the new set gains and loses against the old one.
///
/// Alerts are the same where rule and key are. A key that raised several alerts counts as often as it did; of a key with
/// more on one side the later ones are gained or lost.
public struct Backtest: Sendable {
  public static let examplesMax = 10

  public struct Counts: Hashable, Sendable {
    public var gained = 0
    public var lost = 0
    public var unchanged = 0

    public init(gained: Int = 0, lost: Int = 0, unchanged: Int = 0) {
      (self.gained, self.lost, self.unchanged) = (gained, lost, unchanged)
    }

    public var before: Int { lost + unchanged }
    public var now: Int { gained + unchanged }
  }

  public struct OfRule: Sendable {
    public let id: String
    public fileprivate(set) var total = Counts()
    /// By day, in days since 1970 in UTC; without those on which nothing was raised.
    public fileprivate(set) var days: [Int: Counts] = [:]
    /// Alerts of the new set in the log's two halves of time.
    public fileprivate(set) var halves = (first: 0, second: 0)
  }

  /// By id; also rules that raised nothing.
  public private(set) var rules: [OfRule]
  public private(set) var gained: [BacktestAlert] = []
  public private(set) var lost: [BacktestAlert] = []
  public let span: ClosedRange<Milliseconds>
  /// Of the log, in days since 1970 in UTC.
  public let dayRange: ClosedRange<Int>

  /// `old` and `new` are in the order in which they were raised, inside the log's span.
  public init(
    old: [BacktestAlert], new: [BacktestAlert], ruleIDs: [String], span: ClosedRange<Milliseconds>
  ) {
    self.span = span
    dayRange = Int(span.lowerBound / 86_400_000)...Int(span.upperBound / 86_400_000)
    var seen: Set<Identity> = []
    let ids = ruleIDs.filter { seen.insert(Identity(text: $0)).inserted }.sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
    rules = ids.map { OfRule(id: $0) }
    compare(old, new)
  }

  private mutating func compare(_ old: [BacktestAlert], _ new: [BacktestAlert]) {
    let places = Dictionary(
      rules.enumerated().map { (Identity(text: $1.id), $0) }, uniquingKeysWith: { first, _ in first })
    let middle = span.lowerBound + (span.upperBound - span.lowerBound) / 2
    var left: [BacktestAlert.Name: Int] = [:]
    for alert in old { left[alert.name, default: 0] += 1 }
    for alert in new {
      guard let place = places[Identity(text: alert.rule)] else { continue }
      if alert.time <= middle { rules[place].halves.first += 1 } else { rules[place].halves.second += 1 }
      if let count = left[alert.name], count > 0 {
        left[alert.name] = count - 1
        note(alert, of: place, \.unchanged)
      } else {
        note(alert, of: place, \.gained)
        gained.append(alert)
      }
    }
    // What is left of a key stands for its last alerts.
    for alert in old.reversed() {
      guard let count = left[alert.name], count > 0, let place = places[Identity(text: alert.rule)] else { continue }
      left[alert.name] = count - 1
      note(alert, of: place, \.lost)
      lost.append(alert)
    }
    lost.reverse()
  }

  /// An unchanged alert stands on the day on which the new set raises it.
  private mutating func note(_ alert: BacktestAlert, of rule: Int, _ count: WritableKeyPath<Counts, Int>) {
    rules[rule].total[keyPath: count] += 1
    rules[rule].days[alert.day, default: Counts()][keyPath: count] += 1
  }

  public var total: Counts { Self.sum(rules.map(\.total)) }

  /// All rules together.
  public var days: [Int: Counts] {
    rules.reduce(into: [:]) { days, rule in
      days.merge(rule.days) { Self.sum([$0, $1]) }
    }
  }

  public var hasChanges: Bool { !gained.isEmpty || !lost.isEmpty }

  private static func sum(_ counts: [Counts]) -> Counts {
    counts.reduce(into: Counts()) { sum, next in
      sum.gained += next.gained
      sum.lost += next.lost
      sum.unchanged += next.unchanged
    }
  }
}
