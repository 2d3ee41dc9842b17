public import Policy
public import Primitives

/// A comparison of decisions, with the words that its forms share.
public struct PolicyBacktestReport: Sendable {
  /// Days after a measure that are told.
  static let horizons = [30, 90, 180]
  static let transitionsShown = 30
  static let clausesShown = 30
  static let rungs = ["none", "education", "no-contact", "limit", "suspension", "exit"]

  public let backtest: PolicyBacktest
  /// What the person called the policies and the log; `old` is nil where the log's own decisions are compared.
  public let new: String
  public let old: String?
  public let log: String
  public let group: String?
  /// What could not be read, in sentences.
  public let remarks: [String]
  public let firstDay: CalendarDate
  public let lastDay: CalendarDate

  public init(
    _ backtest: PolicyBacktest, new: String, old: String?, log: String, group: String?, remarks: [String],
    firstDay: CalendarDate, lastDay: CalendarDate
  ) {
    self.backtest = backtest
    self.new = new
    self.old = old
    self.log = log
    self.group = group
    self.remarks = remarks
    self.firstDay = firstDay
    self.lastDay = lastDay
  }

  var title: String {
    "\(ShownName.visible(new)) against \(old.map { ShownName.visible($0) } ?? "what was decided")"
  }

  var scope: String {
    "\(English.count(backtest.cases, "decision")) and \(English.count(backtest.incidents, "incident")) of "
      + "\(ShownName.visible(log)), \(firstDay) to \(lastDay)"
  }

  var counts: String {
    let missing = backtest.cases - backtest.compared
    let unknown = missing > 0 ? "; \(missing) without an earlier decision" : ""
    return
      "\(backtest.changed) of \(backtest.compared) decided otherwise (\(Self.percent(backtest.changed, backtest.compared)))\(unknown)"
  }

  static func percent(_ part: Int, _ whole: Int) -> String {
    guard whole > 0 else { return "0.0%" }
    let tenths = (part * 1000 + whole / 2) / whole
    return "\(tenths / 10).\(tenths % 10)%"
  }

  static func percent(_ share: Double) -> String {
    let tenths = Int((share * 1000).rounded())
    return "\(tenths / 10).\(tenths % 10)%"
  }

  func outcome(_ bits: UInt64) -> String {
    let ids = backtest.names.ids(of: bits)
    return ids.isEmpty ? "nothing" : ids.joined(separator: ", ")
  }

  /// The most frequent first; equal ones in the order of their measures.
  var transitions: [(transition: PolicyBacktest.Transition, moved: PolicyBacktest.Moved)] {
    backtest.transitions.sorted { left, right in
      (right.value.count, left.key.before, left.key.now) < (left.value.count, right.key.before, right.key.now)
    }.map { ($0.key, $0.value) }
  }

  var clauses: [(clause: String, count: Int)] {
    backtest.clauses.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
  }

  /// Measures after which somebody was followed.
  var followed: [(id: String, again: HarmCurve, anybody: HarmCurve)] {
    backtest.names.ids.indices.compactMap { place in
      let (again, anybody) = (backtest.revictimisation[place], backtest.recidivism[place])
      return again.count + anybody.count > 0 ? (backtest.names.ids[place], again, anybody) : nil
    }
  }

  static func share(_ curve: HarmCurve, _ days: Int) -> String {
    guard let share = curve.share(within: days) else {
      return curve.count < HarmCurve.countMin ? "too few" : "not yet seen"
    }
    if let most = share.most { return "0.0% to \(percent(most))" }
    return percent(share.value) + (share.error.map { " ±\(percent($0))" } ?? "")
  }

  static let harmNote =
    "New harm that was found to be true, counted from the first time that a measure was given. Who was watched for a "
    + "shorter time counts for as long; past the last day on which somebody was watched nothing is said. Where nobody was "
    + "harmed, the true share may still be three in as many as were watched. Measures are not given by chance, so that these numbers compare no measures; "
    + "and more reports can mean that reporting has become easier."
}
