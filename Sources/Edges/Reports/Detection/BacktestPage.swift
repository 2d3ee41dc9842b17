internal import Detection
internal import HTML
internal import PageKit
internal import Primitives

/// A comparison as one page, with bars for each day.
public struct BacktestPage {
  /// Rules whose days are drawn: those that changed most.
  private static let picturesMax = 20

  private let report: BacktestReport

  private static let styles = """
    .key::before { content: ""; display: inline-block; width: .8em; height: .8em; margin-inline-end: .4em; }
    .key.before::before { background: var(--soft); } .key.now::before { background: var(--accent); }
    .key { margin-inline-end: 1em; }
    """

  public static func render(_ report: BacktestReport) -> [UInt8] {
    let page = BacktestPage(report: report)
    return Page(
      title: "Backtest: \(report.title)", styles: styles, head: [html("span", .class("name")) { "Bellbird" }],
      main: page.main, foot: [html("p") { StoryWords.closing }]
    ).bytes()
  }

  private init(report: BacktestReport) { self.report = report }

  private var main: [HTMLNode] {
    let total = report.backtest.total
    return [
      html("h1") { report.title }, html("p", .class("lead")) { "\(report.scope)." },
      html("ul", .class("tiles")) {
        tile("\(total.gained)", "gained", tone: "medium")
        tile("\(total.lost)", "lost", tone: total.lost > 0 ? "high" : "")
        tile("\(total.unchanged)", "unchanged")
        tile("\(total.before)", "before")
        tile("\(total.now)", "now")
      },
      jumps,
      html("h2") { "By rule" },
      counts(
        "Alerts of each rule", "Rule", report.backtest.rules.map { (ShownName.short($0.id, width: 60), $0.total) }),
      html("h2") { "By day" },
      bars("All rules", report.backtest.days),
      counts(
        "Alerts of each day (UTC); days without one are left out", "Day",
        BacktestReport.rows(report.backtest.days)),
    ] + ruleBars + [examples("Gained", report.backtest.gained), examples("Lost", report.backtest.lost)]
  }

  private var jumps: HTMLNode {
    let jumps = report.backtest.jumps
    guard !jumps.isEmpty else { return .empty }
    return callout(
      [
        html("p") { "Rules whose number of alerts jumps:" },
        html("ul") {
          for jump in jumps {
            html("li") {
              html("b") { ShownName.short(jump.rule, width: 60) }
              ": \(BacktestReport.words(jump))"
            }
          }
        },
      ], isCaution: true)
  }

  private var ruleBars: [HTMLNode] {
    let changed = report.backtest.rules.filter { $0.total.gained + $0.total.lost > 0 }
    let most = changed.enumerated().sorted {
      let (one, other) = ($0.element.total, $1.element.total)
      return (other.gained + other.lost, $0.offset) < (one.gained + one.lost, $1.offset)
    }.prefix(Self.picturesMax)
    return most.flatMap { _, rule in
      [html("h3") { "\(ShownName.short(rule.id, width: 60)) by day" }, bars(rule.id, rule.days)]
    }
  }

  private func bars(_ title: String, _ days: [Int: Backtest.Counts]) -> HTMLNode {
    let title = ShownName.short(title, width: 60)
    return html("figure") {
      html("div", .class("scroll"), .init("tabindex", "0"), .init("role", "region"), .aria("label", "\(title) by day"))
      {
        DayBars(title: title, days: days, range: report.backtest.dayRange).svg
      }
      html("figcaption") {
        html("span", .class("key before")) { "before" }
        html("span", .class("key now")) { "now" }
      }
    }
  }

  private func counts(_ caption: String, _ first: String, _ rows: [(name: String, counts: Backtest.Counts)]) -> HTMLNode
  {
    let head =
      [html("th", .init("scope", "col")) { first }]
      + ["Before", "Now", "Gained", "Lost", "Unchanged"].map { title in
        html("th", .class("number"), .init("scope", "col")) { title }
      }
    return table(
      caption: caption, head: head,
      rows: rows.map { row in
        let numbers = [row.counts.before, row.counts.now, row.counts.gained, row.counts.lost, row.counts.unchanged]
        return html("tr") {
          html("th", .init("scope", "row")) { row.name }
          for number in numbers { html("td", .class("number")) { "\(number)" } }
        }
      })
  }

  private func examples(_ word: String, _ alerts: [BacktestAlert]) -> HTMLNode {
    guard !alerts.isEmpty else { return .empty }
    return html("section") {
      html("h2") { BacktestReport.heading(word, alerts) }
      html("ul") {
        for alert in BacktestReport.examples(alerts) {
          html("li") {
            html("b") { "\(ShownName.short(alert.rule, width: 60)): \(BacktestReport.key(alert))" }
            html("br")
            "\(ShownName.visible(alert.reason)) "
            html("span", .class("soft small")) { "\(LogMoment.text(alert.time)) UTC" }
          }
        }
      }
    }
  }
}
