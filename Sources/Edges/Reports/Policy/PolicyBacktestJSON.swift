internal import JSON
internal import Policy
internal import Primitives

/// A comparison of decisions for programs. Same input, same bytes.
public struct PolicyBacktestJSON {
  private let report: PolicyBacktestReport

  public static func render(_ report: PolicyBacktestReport) -> [UInt8] {
    JSONWriter.write(PolicyBacktestJSON(report: report).value)
  }

  private init(report: PolicyBacktestReport) { self.report = report }

  private var value: JSONValue {
    let backtest = report.backtest
    let rungs = RungTable(backtest)
    return .object([
      "policy": .string(report.new), "against": report.old.map(JSONValue.string), "log": .string(report.log),
      "from": .string("\(report.firstDay)"), "to": .string("\(report.lastDay)"),
      "decisions": JSONValue(backtest.cases), "compared": JSONValue(backtest.compared),
      "changed": JSONValue(backtest.changed), "incidents": JSONValue(backtest.incidents),
      "remarks": JSONValue(report.remarks), "total": row(rungs.all),
      "group_by": report.group.map(JSONValue.string),
      "groups": .object(rungs.groups.map { .init($0.name, row($0)) }),
      "groups_too_small": JSONValue(rungs.smallGroups),
      "changes": .array(report.transitions.map(transition)),
      "clauses": .object(report.clauses.map { .init($0.clause, JSONValue($0.count)) }),
      "harm_again": .array(report.followed.map(harm)),
    ])
  }

  /// A count that would tell about few people is null.
  private func row(_ row: RungTable.Row) -> JSONValue {
    func counts(_ counts: [Int?]) -> JSONValue {
      .object(zip(PolicyBacktestReport.rungs, counts).map { .init($0, $1.map { JSONValue($0) } ?? .null) })
    }
    return ["before": counts(row.before), "now": counts(row.now)]
  }

  private func transition(
    _ entry: (transition: PolicyBacktest.Transition, moved: PolicyBacktest.Moved)
  ) -> JSONValue {
    [
      "count": JSONValue(entry.moved.count),
      "before": JSONValue(report.backtest.names.ids(of: entry.transition.before)),
      "now": JSONValue(report.backtest.names.ids(of: entry.transition.now)),
      "examples": .array(
        entry.moved.examples.map { example in
          .object([
            "line": JSONValue(Int(example.line)), "case": example.id.map(JSONValue.string),
            "because": JSONValue(example.because),
          ])
        }),
    ]
  }

  private func harm(_ measure: (id: String, again: HarmCurve, anybody: HarmCurve)) -> JSONValue {
    [
      "measure": .string(measure.id), "same_survivor": curve(measure.again), "anybody": curve(measure.anybody),
    ]
  }

  private func curve(_ curve: HarmCurve) -> JSONValue {
    .object(
      [.init("followed", JSONValue(curve.count))]
        + PolicyBacktestReport.horizons.map { days in
          .init(
            "days_\(days)",
            .object([
              "harmed": JSONValue(curve.harmed(within: days)), "watched_shorter": JSONValue(curve.unseen(before: days)),
              "share": curve.share(within: days).map { .decimal($0.value) },
              "error": curve.share(within: days)?.error.map { .decimal($0) },
              "at_most": curve.share(within: days)?.most.map { .decimal($0) },
            ]))
        })
  }
}
