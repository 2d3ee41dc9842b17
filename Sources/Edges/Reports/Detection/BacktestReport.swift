public import Detection
internal import Primitives

/// A comparison of two sets of rules, with the words that its forms share.
public struct BacktestReport: Sendable {
  public let backtest: Backtest
  /// What the person called the new set, the old one and the log.
  public let new: String
  public let old: String
  public let log: String
  public let events: Int

  public init(_ backtest: Backtest, new: String, old: String, log: String, events: Int) {
    self.backtest = backtest
    self.new = new
    self.old = old
    self.log = log
    self.events = events
  }

  var title: String { "\(ShownName.visible(new)) against \(ShownName.visible(old))" }

  var scope: String {
    "\(English.count(events, "event")) of \(ShownName.visible(log)), "
      + "\(LogMoment.day(backtest.span.lowerBound)) to \(LogMoment.day(backtest.span.upperBound)) UTC"
  }

  var counts: String {
    let total = backtest.total
    return "\(total.gained) gained, \(total.lost) lost, \(total.unchanged) unchanged; "
      + "\(total.before) before, \(total.now) now"
  }

  static func day(_ day: Int) -> String { "\(CalendarDate(daysSinceEpoch: day))" }

  /// In order of time, without the days on which nothing was raised.
  static func rows(_ days: [Int: Backtest.Counts]) -> [(name: String, counts: Backtest.Counts)] {
    days.sorted { $0.key < $1.key }.map { (day($0.key), $0.value) }
  }

  static func words(_ jump: Backtest.Jump) -> String {
    switch jump.between {
    case .sets: "\(jump.from) before, \(jump.to) now"
    case .halves: "\(jump.from) in the first half of the log's time, \(jump.to) in the second"
    case .day(let day): "\(jump.to) on \(Self.day(day)), \(jump.from) on other days"
    }
  }

  static func key(_ alert: BacktestAlert) -> String {
    alert.key.map { value in
      switch value {
      case .text(let text): ShownName.short(text, width: 40)
      case .number(let number): "\(number)"
      }
    }.joined(separator: ", ")
  }

  static func examples(_ alerts: [BacktestAlert]) -> ArraySlice<BacktestAlert> { alerts.prefix(Backtest.examplesMax) }

  static func heading(_ word: String, _ alerts: [BacktestAlert]) -> String {
    alerts.count > Backtest.examplesMax ? "\(word) (first \(Backtest.examplesMax) of \(alerts.count))" : word
  }
}
