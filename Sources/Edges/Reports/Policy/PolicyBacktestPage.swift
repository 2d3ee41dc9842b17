internal import HTML
internal import PageKit
internal import Policy
internal import Primitives

/// A comparison of decisions as one page, with plots.
public struct PolicyBacktestPage {
  private static let groupPicturesMax = 12
  private static let styles = """
    .key::before { content: ""; display: inline-block; width: .8em; height: .8em; margin-inline-end: .4em; }
    .key.before::before { background: var(--soft); } .key.now::before { background: var(--accent); }
    .key { margin-inline-end: 1em; }
    """

  private let report: PolicyBacktestReport

  public static func render(_ report: PolicyBacktestReport) -> [UInt8] {
    let page = PolicyBacktestPage(report: report)
    return Page(
      title: "Policy backtest: \(report.title)", styles: styles, head: [html("span", .class("name")) { "Bellbird" }],
      main: page.main
    ).bytes()
  }

  private init(report: PolicyBacktestReport) { self.report = report }

  private var main: [HTMLNode] {
    let backtest = report.backtest
    return [
      html("h1") { report.title },
      html("p", .class("lead")) { "\(report.scope)." },
      html("ul", .class("tiles")) {
        tile("\(backtest.changed)", "decided otherwise", tone: backtest.changed > 0 ? "medium" : "")
        tile("\(backtest.compared - backtest.changed)", "decided alike")
        tile("\(backtest.cases)", "decisions")
        tile("\(backtest.incidents)", "incidents")
      },
    ] + report.remarks.map { remark in callout([html("p") { ShownName.visible(remark) }], isCaution: true) }
      + strengths + changes + clauses + harm
  }

  private var strengths: [HTMLNode] {
    let rungs = RungTable(report.backtest)
    let head =
      [html("th", .init("scope", "col")) { report.group.map { ShownName.visible($0) } ?? "Cases" }]
      + [html("th", .init("scope", "col")) { "When" }]
      + PolicyBacktestReport.rungs.map { rung in html("th", .class("number"), .init("scope", "col")) { rung } }
    let rows = ([rungs.all] + rungs.groups).flatMap(rungRows)
    return [
      html("h2") { "The strongest measure" },
      figure("All cases", RungBars(title: "All cases", row: rungs.all).svg),
    ]
      + rungs.groups.prefix(Self.groupPicturesMax).flatMap { row in
        [html("h3") { row.name }, figure(row.name, RungBars(title: row.name, row: row).svg)]
      }
      + [table(caption: "Cases by their strongest measure", head: head, rows: rows)]
      + rungs.notes.map { note in html("p", .class("soft")) { note } }
  }

  private func rungRows(_ row: RungTable.Row) -> [HTMLNode] {
    [("before", row.before), ("now", row.now)].map { when, counts in
      html("tr") {
        html("th", .init("scope", "row")) { row.name }
        html("td") { when }
        for count in counts { html("td", .class("number")) { RungTable.shown(count) } }
      }
    }
  }

  private func figure(_ title: String, _ svg: HTMLNode) -> HTMLNode {
    html("figure") {
      html(
        "div", .class("scroll"), .init("tabindex", "0"), .init("role", "region"), .aria("label", "\(title), picture")
      ) {
        svg
      }
      html("figcaption") {
        html("span", .class("key before")) { "before" }
        html("span", .class("key now")) { "now" }
      }
    }
  }

  private var changes: [HTMLNode] {
    guard !report.transitions.isEmpty else { return [] }
    let shown = report.transitions.prefix(PolicyBacktestReport.transitionsShown)
    let rows = shown.map { transition, moved in
      html("tr") {
        html("td", .class("number")) { "\(moved.count)" }
        html("td") { report.outcome(transition.before) }
        html("td") { report.outcome(transition.now) }
        html("td") {
          html("ul") {
            for example in moved.examples {
              html("li") {
                "\(example.id.map { ShownName.short($0, width: 40) } ?? "a case") (line \(example.line)): "
                example.because.joined(separator: ", ")
              }
            }
          }
        }
      }
    }
    let more = report.transitions.count - shown.count
    return [
      html("h2") { "Whose outcome changes, and why" },
      table(
        caption: more > 0 ? "The \(shown.count) most frequent changes; \(more) more are rarer" : "All changes",
        head: ["Cases", "Before", "Now", "Examples, and the clauses behind them"].map { title in
          html("th", .init("scope", "col")) { title }
        }, rows: Array(rows)),
    ]
  }

  private var clauses: [HTMLNode] {
    guard !report.clauses.isEmpty else { return [] }
    return [
      html("h2") { "Clauses behind the changes" },
      html("p", .class("soft")) { "+ takes part now, - no longer, ~ says something else." },
      table(
        caption: "How many changed cases each clause is behind",
        head: ["Clause", "Cases"].map { title in html("th", .init("scope", "col")) { title } },
        rows: report.clauses.prefix(PolicyBacktestReport.clausesShown).map { clause, count in
          html("tr") {
            html("th", .init("scope", "row")) { clause }
            html("td", .class("number")) { "\(count)" }
          }
        }),
    ]
  }

  private var harm: [HTMLNode] {
    let followed = report.followed
    guard !followed.isEmpty else { return [] }
    return [html("h2") { "Harm again after each measure" }, callout([html("p") { PolicyBacktestReport.harmNote }])]
      + harmPart("To the same survivor", followed.map { ($0.id, $0.again) })
      + harmPart("To anybody", followed.map { ($0.id, $0.anybody) })
  }

  private func harmPart(_ title: String, _ all: [(id: String, curve: HarmCurve)]) -> [HTMLNode] {
    let drawn = all.filter { $0.curve.count >= HarmCurve.countMin }
    let head =
      ["Measure", "Followed"].map { title in html("th", .init("scope", "col")) { title } }
      + PolicyBacktestReport.horizons.map { days in
        html("th", .class("number"), .init("scope", "col")) { "within \(days) days" }
      }
    let plot =
      drawn.isEmpty
      ? []
      : [
        html("figure") {
          html(
            "div", .class("scroll"), .init("tabindex", "0"), .init("role", "region"),
            .aria("label", "\(title), picture")
          ) {
            HarmPlot(title: title, curves: drawn).svg
          }
          html("figcaption") {
            for (index, entry) in drawn.enumerated() {
              html("span", .class("key"), .init("style", "color:\(HarmPlot.tones[index % HarmPlot.tones.count])")) {
                entry.id
              }
            }
          }
        }
      ]
    return [html("h3") { title }] + plot + [
      table(
        caption: "\(title): share harmed again, with the error of 95 in 100", head: head,
        rows: all.map { entry in
          html("tr") {
            html("th", .init("scope", "row")) { entry.id }
            html("td", .class("number")) { "\(entry.curve.count)" }
            for days in PolicyBacktestReport.horizons {
              html("td", .class("number")) { PolicyBacktestReport.share(entry.curve, days) }
            }
          }
        })
    ]
  }
}
