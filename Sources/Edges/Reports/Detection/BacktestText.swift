internal import Detection

/// A comparison for a terminal, at most 100 columns wide.
public struct BacktestText: TextWriter {
  private let report: BacktestReport
  private let ink: TerminalInk
  var text = ""

  public static func render(_ report: BacktestReport, colour: Bool) -> String {
    var writer = BacktestText(report: report, ink: TerminalInk(isOn: colour))
    writer.all()
    return writer.text
  }

  private init(report: BacktestReport, ink: TerminalInk) {
    self.report = report
    self.ink = ink
  }

  private mutating func all() {
    wrap(report.title)
    wrap("\(report.scope)")
    put("")
    put("\(ink.bold("Alerts"))  \(report.counts)")
    put("")
    table("rule", report.backtest.rules.map { (ShownName.short($0.id, width: 40), $0.total) })
    table("day (UTC)", BacktestReport.rows(report.backtest.days))
    jumps()
    examples("Gained", report.backtest.gained)
    examples("Lost", report.backtest.lost)
  }

  private mutating func table(_ head: String, _ rows: [(name: String, counts: Backtest.Counts)]) {
    guard !rows.isEmpty else { return }
    let width = max(head.count, rows.map { ShownName.columns($0.name) }.max() ?? 0) + 2
    put("  " + left(head, width) + ["before", "now", "gained", "lost", "unchanged"].map { right($0, 10) }.joined())
    for row in rows {
      let numbers = [row.counts.before, row.counts.now, row.counts.gained, row.counts.lost, row.counts.unchanged]
      put("  " + left(row.name, width) + numbers.map { right("\($0)", 10) }.joined())
    }
    put("")
  }

  private mutating func jumps() {
    guard !report.backtest.jumps.isEmpty else { return }
    put(ink.bold("Jumps"))
    put("")
    for jump in report.backtest.jumps {
      wrap("\(ShownName.short(jump.rule, width: 40)): \(BacktestReport.words(jump))", indent: 2)
    }
    put("")
  }

  private mutating func examples(_ word: String, _ alerts: [BacktestAlert]) {
    guard !alerts.isEmpty else { return }
    put(ink.bold(BacktestReport.heading(word, alerts)))
    put("")
    for alert in BacktestReport.examples(alerts) {
      wrap(
        "\(ShownName.short(alert.rule, width: 40)), \(LogMoment.text(alert.time)): \(BacktestReport.key(alert))",
        indent: 2)
      wrap(ShownName.visible(alert.reason), indent: 4)
    }
    put("")
  }
}
