internal import Detection
internal import JSON

/// A comparison for programs. Same input, same bytes.
public enum BacktestJSON {
  public static func render(_ report: BacktestReport) -> [UInt8] {
    let backtest = report.backtest
    return JSONWriter.write([
      "rules": .string(report.new),
      "against": .string(report.old),
      "log": .string(report.log),
      "events": JSONValue(report.events),
      "from": .integer(backtest.span.lowerBound),
      "to": .integer(backtest.span.upperBound),
      "total": counts(backtest.total),
      "by_rule": .array(backtest.rules.map { rule($0) }),
      "by_day": .array(days(backtest.days)),
      "jumps": .array(backtest.jumps.map(jump)),
      "gained": .array(BacktestReport.examples(backtest.gained).map(alert)),
      "lost": .array(BacktestReport.examples(backtest.lost).map(alert)),
    ])
  }

  private static func members(_ counts: Backtest.Counts) -> [JSONValue.Member] {
    [
      .init("before", JSONValue(counts.before)), .init("now", JSONValue(counts.now)),
      .init("gained", JSONValue(counts.gained)), .init("lost", JSONValue(counts.lost)),
      .init("unchanged", JSONValue(counts.unchanged)),
    ]
  }

  private static func counts(_ counts: Backtest.Counts) -> JSONValue { .object(members(counts)) }

  private static func rule(_ rule: Backtest.OfRule) -> JSONValue {
    .object(
      [.init("rule", .string(rule.id))] + members(rule.total) + [.init("days", .array(days(rule.days)))])
  }

  private static func days(_ days: [Int: Backtest.Counts]) -> [JSONValue] {
    BacktestReport.rows(days).map { name, counts in .object([.init("day", .string(name))] + members(counts)) }
  }

  private static func jump(_ jump: Backtest.Jump) -> JSONValue {
    let between =
      switch jump.between {
      case .sets: "sets"
      case .halves: "halves"
      case .day(let day): BacktestReport.day(day)
      }
    return [
      "rule": .string(jump.rule), "between": .string(between), "from": JSONValue(jump.from), "to": JSONValue(jump.to),
    ]
  }

  private static func alert(_ alert: BacktestAlert) -> JSONValue {
    [
      "rule": .string(alert.rule),
      "key": .array(
        alert.key.map { value in
          switch value {
          case .text(let text): .string(text)
          case .number(let number): .integer(number)
          }
        }),
      "ts": .integer(alert.time),
      "reason": .string(alert.reason),
    ]
  }
}
