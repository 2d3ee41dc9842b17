internal import Catalogue
internal import HTML
internal import Matrix
internal import PageKit
internal import Primitives

/// A matrix as one page: for a board at the top, for engineers below.
public struct MatrixPage {
  let report: MatrixReport

  /// The whole page; it needs no other file and no script.
  public static func render(_ report: MatrixReport) -> [UInt8] {
    let page = MatrixPage(report: report)
    return Page(
      title: "\(report.productTitle): five outcomes", styles: styles,
      head: [html("span", .class("name")) { "Bellbird" }, html("span", .class("soft")) { "Five outcomes" }],
      main: page.main, foot: page.foot
    ).bytes()
  }

  private var main: [HTMLNode] {
    [
      html("h1") { report.productTitle },
      html("p", .class("lead")) { report.summary },
      bars,
      html("h2", .id("next")) { "What to do next" },
      nextThings,
      changes,
      gate,
      html("h2", .id("table")) { "Every pattern at a glance" },
      filters,
      overview,
      html("h2", .id("cells")) { "Each cell with its proof" },
      .fragment(report.matrix.rows.map(section)),
      html("h2", .id("not-applicable")) { "What does not apply" },
      notApplicable,
    ]
  }

  private var foot: [HTMLNode] {
    [
      html("p") {
        "It rates a design, never a person, and is no judgement of a company. What nobody has adopted yet is partial at "
        "best. Catalogue \(report.matrix.catalogueVersion). \(report.catalogueStatus)"
      }
    ]
  }

  // MARK: For a board

  private var bars: HTMLNode {
    html("ul", .class("bars")) {
      for outcome in Outcome.allCases { bar(outcome) }
    }
  }

  /// A bar's parts differ in hatching too; the numbers beside it say the same.
  private func bar(_ outcome: Outcome) -> HTMLNode {
    let counts = Cell.State.allCases.map { ($0, report.matrix.count(outcome, $0)) }
    return html("li") {
      html("b") { outcome.title }
      html("span", .class("bar"), .aria("hidden", "true")) {
        for (state, count) in counts where count > 0 {
          html("span", .class("part \(state.rawValue)"), .init("style", "flex-grow:\(count)"))
        }
      }
      html("span", .class("counts")) {
        English.list(counts.filter { $0.1 > 0 }.map { "\($0.1) \($0.0.rawValue)" })
      }
      html("span", .class("small soft")) { outcome.question }
    }
  }

  private var nextThings: HTMLNode {
    guard !report.next.items.isEmpty else { return html("p") { "Every cell is met." } }
    return html("ol", .class("next")) {
      for item in report.next.items {
        html("li") {
          html("b") { item.outcome.title }
          " for \(MatrixReport.reach(item)). "
          if let first = item.rows.first {
            html("a", .href("#\(Self.anchor(first.pattern, item.outcome))")) { MatrixReport.start(item) }
            ": "
          }
          "\(item.first.action). "
          whereAndHow(item.first)
        }
      }
    }
  }

  func whereAndHow(_ next: NextThing) -> HTMLNode {
    html("span", .class("small")) {
      "In "
      html("code") { next.file }
      "; then "
      html("code") { next.command }
      "."
    }
  }

  private var changes: HTMLNode {
    guard let changes = report.changes else { return .empty }
    return .fragment([
      html("h2", .id("changes")) { "Since the earlier matrix" },
      changes.isEmpty
        ? html("p") { "No cell changed." }
        : html("ul") {
          for change in changes {
            html("li") {
              badge(
                change.kind.rawValue, tone: change.kind == .worse ? "critical" : change.kind == .better ? "pass" : "")
              " \(report.title(change)), \(change.outcome.rawValue): \(MatrixReport.words(change))"
            }
          }
        },
    ])
  }

  private var gate: HTMLNode {
    guard let stops = report.stops else { return .empty }
    return callout(
      [
        html("p") {
          stops.isEmpty ? "Gate: passed." : "Gate: failed on \(English.count(stops.count, "cell"))."
        }
      ], isCaution: !stops.isEmpty)
  }

  // MARK: At a glance

  private var filters: HTMLNode {
    html("div", .class("no-print")) {
      choices(
        "show", legend: "Show",
        [("show-all", "all"), ("show-open", "with something open"), ("show-missing", "with something missing")])
      choices("harm", legend: "Harm", [("harm-all", "all"), ("harm-critical", "critical only")])
    }
  }

  private var overview: HTMLNode {
    let head =
      [html("th", .init("scope", "col")) { "Pattern" }]
      + Outcome.allCases.map { outcome in html("th", .init("scope", "col")) { outcome.title } }
    return table(
      caption: "Patterns of abuse that the product enables, against five outcomes", head: head,
      rows: report.matrix.rows.map { row in
        html("tr", .class(Self.classes(row))) {
          html("th", .init("scope", "row")) {
            html("a", .href("#\(row.pattern.id)")) { row.pattern.title }
            if row.isCritical {
              " "
              badge("critical", tone: "critical")
            }
          }
          for cell in row.cells {
            html("td") {
              html("a", .class("cell"), .href("#\(Self.anchor(row.pattern, cell.outcome))")) { Self.mark(cell.state) }
            }
          }
        }
      })
  }

  static func classes(_ row: OutcomeMatrix.Row) -> String {
    var classes = ["row"]
    if row.cells.contains(where: { $0.state != .met }) { classes.append("open") }
    if row.cells.contains(where: { $0.state == .missing }) { classes.append("has-missing") }
    if row.isCritical { classes.append("is-critical") }
    return classes.joined(separator: " ")
  }

  static func anchor(_ pattern: AbusePattern, _ outcome: Outcome) -> String { "\(pattern.id)-\(outcome.rawValue)" }

  /// A filled, half filled or empty square, with its word.
  static func mark(_ state: Cell.State) -> HTMLNode {
    html("span", .class("state \(state.rawValue)")) {
      html("span", .class("mark"), .aria("hidden", "true"))
      state.rawValue
    }
  }

  private var notApplicable: HTMLNode {
    html("details") {
      html("summary") {
        English.count(report.matrix.absent.count, "pattern") + " of the catalogue, each with the reason"
      }
      html("ul") {
        for item in report.matrix.absent { html("li") { "\(item.pattern.title): \(item.reason)." } }
      }
    }
  }
}
