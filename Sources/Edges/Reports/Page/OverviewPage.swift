internal import Assessment
public import Catalogue
internal import HTML
internal import Matrix
internal import PageKit
internal import Primitives
internal import Product

/// Several products on one page, each with a link to its report.
public enum OverviewPage {
  public struct Entry: Sendable {
    public let report: AssessmentReport
    /// The file beside this page.
    public let page: String
    public let matrix: MatrixReport
    /// The file beside this page.
    public let matrixPage: String
    /// The first page of the product's guides, if they were built.
    public let guidesPage: String?
    public let milliseconds: Int

    public init(
      report: AssessmentReport, page: String, matrix: MatrixReport, matrixPage: String,
      guidesPage: String? = nil, milliseconds: Int
    ) {
      self.report = report
      self.page = page
      self.matrix = matrix
      self.matrixPage = matrixPage
      self.guidesPage = guidesPage
      self.milliseconds = milliseconds
    }
  }

  public static func render(_ entries: [Entry], catalogue: PatternCatalogue) -> [UInt8] {
    Page(
      title: "Products against the catalogue",
      head: [html("span", .class("name")) { "Bellbird" }, html("span", .class("soft")) { "Overview" }],
      main: [
        html("h1") { "How these products can be misused" },
        html("p", .class("lead")) {
          "Each product is described by what people can do to each other with it, and held against "
          "\(catalogue.patterns.count) patterns of abuse."
        },
        overview(entries),
        callout([
          html("p") {
            "The models describe documented behaviour on a day. They rate designs, never people, and are no judgement of "
            "a company."
          }
        ]),
        html("h2") { "What is done about it" },
        outcomes(entries),
        html("h2") { "Where findings come from" },
        families(entries, catalogue),
      ],
      foot: [html("p") { "Catalogue \(catalogue.version), as of \(catalogue.asOf). \(catalogue.status)" }]
    ).bytes()
  }

  private static func overview(_ entries: [Entry]) -> HTMLNode {
    let levels = Array(Level.allCases.reversed())
    let head =
      [
        html("th", .init("scope", "col")) { "Product" },
        html("th", .class("number"), .init("scope", "col")) { "Features" },
      ]
      + levels.map { level in html("th", .class("number"), .init("scope", "col")) { English.sentence(level.name) } }
      + [html("th", .class("number"), .init("scope", "col")) { "Findings a feature" }]
    let rows = entries.map { entry in
      html("tr") {
        html("th", .init("scope", "row")) { html("a", .href(entry.page)) { entry.report.productTitle } }
        html("td", .class("number")) { "\(entry.report.product.features.count)" }
        for level in levels {
          let count = entry.report.result.count(level)
          html("td", .class("number")) {
            if count > 0 { badge("\(count)", tone: level.name) } else { html("span", .class("soft")) { "0" } }
          }
        }
        html("td", .class("number")) { entry.report.findingsPerFeature }
      }
    }
    return table(caption: "Open findings by level", head: head, rows: rows)
  }

  /// How many patterns meet each of the five outcomes.
  private static func outcomes(_ entries: [Entry]) -> HTMLNode {
    let head =
      [
        html("th", .init("scope", "col")) { "Five outcomes" },
        html("th", .class("number"), .init("scope", "col")) { "Patterns" },
      ]
      + Outcome.allCases.map { outcome in html("th", .class("number"), .init("scope", "col")) { outcome.title } }
    let rows = entries.map { entry in
      html("tr") {
        html("th", .init("scope", "row")) {
          html("a", .href(entry.matrixPage)) { entry.report.productTitle }
          if let page = entry.guidesPage {
            " "
            html("a", .class("small"), .href(page)) { "(guides of \(entry.report.product.name))" }
          }
        }
        html("td", .class("number")) { "\(entry.matrix.matrix.rows.count)" }
        for outcome in Outcome.allCases {
          html("td", .class("number")) {
            "\(entry.matrix.matrix.count(outcome, .met))"
            html("span", .class("soft")) { " + \(entry.matrix.matrix.count(outcome, .partial))" }
          }
        }
      }
    }
    return table(caption: "Patterns that meet an outcome, and that meet it in part", head: head, rows: rows)
  }

  /// Which class of abuse each product enables, by Thomas et al. 2021.
  private static func families(_ entries: [Entry], _ catalogue: PatternCatalogue) -> HTMLNode {
    let classes = catalogue.taxonomies.find("sok-2021")?.classes ?? []
    let head =
      [html("th", .init("scope", "col")) { "Product" }]
      + classes.map { item in html("th", .class("number"), .init("scope", "col")) { item.title } }
    let rows = entries.map { entry in
      html("tr") {
        html("th", .init("scope", "row")) { entry.report.productTitle }
        for item in classes {
          html("td", .class("number")) { "\(entry.report.result.open.count { $0.pattern.family == item.id })" }
        }
      }
    }
    return table(caption: "Open findings by class of abuse (Thomas et al. 2021)", head: head, rows: rows)
  }
}
