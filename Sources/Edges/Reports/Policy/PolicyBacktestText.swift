internal import Policy
internal import Primitives

/// A comparison of decisions for a terminal, at most 100 columns wide.
public struct PolicyBacktestText: TextWriter {
  private let report: PolicyBacktestReport
  private let ink: TerminalInk
  var text = ""

  public static func render(_ report: PolicyBacktestReport, colour: Bool) -> String {
    var writer = PolicyBacktestText(report: report, ink: TerminalInk(isOn: colour))
    writer.all()
    return writer.text
  }

  private init(report: PolicyBacktestReport, ink: TerminalInk) {
    self.report = report
    self.ink = ink
  }

  private mutating func all() {
    wrapShown(report.title)
    wrapShown("\(report.scope)")
    for remark in report.remarks { wrapShown(remark) }
    put("")
    put("\(ink.bold("Decisions"))  \(report.counts)")
    put("")
    rungs()
    transitions()
    clauses()
    harm()
  }

  private mutating func rungs() {
    put("  " + left("strongest measure", 28) + PolicyBacktestReport.rungs.map { right($0, 11) }.joined())
    let table = RungTable(report.backtest)
    for line in [table.all] + table.groups {
      row("\(line.name), before", line.before)
      row("\(line.name), now", line.now)
    }
    for note in table.notes { wrapShown(note, indent: 2) }
    put("")
  }

  private mutating func row(_ name: String, _ counts: [Int?]) {
    put("  " + left(ShownName.short(name, width: 27), 28) + counts.map { right(RungTable.shown($0), 11) }.joined())
  }

  private mutating func transitions() {
    guard !report.transitions.isEmpty else { return }
    put(ink.bold("Whose outcome changes"))
    for (transition, moved) in report.transitions.prefix(PolicyBacktestReport.transitionsShown) {
      wrapShown("\(moved.count): \(report.outcome(transition.before)) → \(report.outcome(transition.now))", indent: 2)
      for example in moved.examples {
        let name = example.id.map { ShownName.short($0, width: 40) } ?? "a case"
        wrapShown("\(name) (line \(example.line)): \(example.because.joined(separator: ", "))", indent: 6)
      }
    }
    let more = report.transitions.count - PolicyBacktestReport.transitionsShown
    if more > 0 { put("  … and \(English.count(more, "other change"))") }
    put("")
  }

  private mutating func clauses() {
    guard !report.clauses.isEmpty else { return }
    put(ink.bold("Clauses behind the changes"))
    put("  + takes part now, - no longer, ~ says something else")
    for (clause, count) in report.clauses.prefix(PolicyBacktestReport.clausesShown) {
      put("  " + right("\(count)", 9) + "  \(clause)")
    }
    put("")
  }

  private mutating func harm() {
    guard !report.followed.isEmpty else { return }
    put(ink.bold("Harm again"))
    wrapShown(PolicyBacktestReport.harmNote, indent: 2)
    for (title, curve) in [("to the same survivor", \Followed.again), ("to anybody", \Followed.anybody)] {
      put("")
      let heads = PolicyBacktestReport.horizons.map { right("\($0) days", 16) }.joined()
      put("  " + left(title, 28) + right("followed", 10) + heads)
      for measure in report.followed {
        let shown = Followed(again: measure.again, anybody: measure.anybody)[keyPath: curve]
        let shares = PolicyBacktestReport.horizons.map { right(PolicyBacktestReport.share(shown, $0), 16) }.joined()
        put("  " + left(ShownName.short(measure.id, width: 27), 28) + right("\(shown.count)", 10) + shares)
      }
    }
  }

  private struct Followed {
    let again: HarmCurve
    let anybody: HarmCurve
  }
}
