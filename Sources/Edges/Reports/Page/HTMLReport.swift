internal import Assessment
internal import Catalogue
internal import HTML
internal import PageKit
internal import Primitives
internal import Product

/// A report as one page: what can happen, between whom, and what would help.
public struct HTMLReport {
  let report: AssessmentReport
  let people: [String]

  /// The whole page; it needs no other file and no script.
  public static func render(_ report: AssessmentReport) -> [UInt8] {
    let writer = HTMLReport(report)
    return Page(
      title: "\(report.productTitle): how it can be misused", styles: writer.filterStyles,
      head: [html("span", .class("name")) { "Bellbird" }, html("span", .class("soft")) { "Assessment of a product" }],
      main: writer.main, foot: writer.foot
    ).bytes()
  }

  private init(_ report: AssessmentReport) {
    self.report = report
    var people: [String] = []
    for finding in report.result.open {
      let who = Self.person(finding)
      if !people.contains(who) { people.append(who) }
    }
    self.people = people
  }

  static func person(_ finding: Finding) -> String { finding.persona.role?.title ?? "anyone" }

  private var main: [HTMLNode] {
    let product = report.product
    let levels = Level.allCases.reversed().filter { report.result.count($0) > 0 }
    return [
      html("h1") { report.productTitle },
      html("p", .class("lead")) { product.summary ?? "How this product can be turned against the people who use it." },
      html("ul", .class("tiles")) {
        for level in levels { tile("\(report.result.count(level))", level.name, tone: level.name) }
        tile("\(report.count(.pass))", "pass", tone: "pass")
        tile(report.findingsPerFeature, "findings a feature")
      },
      gateNote,
      callout(
        [
          html("p") {
            "This page rates a design, never a person. It does not say that anybody did anything. Some changes can put a "
            "survivor in danger: read “Take care” before anything is changed, and ask a specialist."
          }
        ], isCaution: true),
      html("h2", .id("picture")) { "People and grants" },
      GrantPicture(report).figure,
      html("h2", .id("findings")) { "What could happen" },
      filters,
      .fragment(findingsByPeople),
      html("h2", .id("plan")) { "What would help most, and how to test it" },
      plan,
      html("h2", .id("passes")) { "What is in place" },
      passes,
      html("h2", .id("not-applicable")) { "What does not apply" },
      notApplicable,
    ]
  }

  private var gateNote: HTMLNode {
    guard let gate = report.gate else { return .empty }
    let result =
      report.stops.isEmpty ? "passed" : "failed: \(English.count(report.stops.count, "finding")) at or above it"
    return html("p") { "Gate \(gate.level.name): \(result)." }
  }

  private var foot: [HTMLNode] {
    var parts = [
      html("p") {
        "Catalogue \(report.result.catalogueVersion), as of \(report.catalogue.asOf). \(report.catalogue.status)"
      }
    ]
    if !report.product.documents.isEmpty {
      parts.append(html("p") { "Public documents that the model was read from:" })
      parts.append(
        html("ul") {
          for document in report.product.documents {
            html("li") {
              html("a", .href(document.url)) { document.title }
              ", \(document.publisher), read \(document.read)\(document.note.map { " (\($0))" } ?? "")."
            }
          }
        })
    }
    return parts
  }

  // MARK: Filters

  private var filters: HTMLNode {
    let levels = Level.allCases.reversed().filter { report.result.count($0) > 0 }
    return html("div", .class("no-print")) {
      choices("level", legend: "Level", [("level-all", "all")] + levels.map { ("level-\($0.name)", $0.name) })
      if people.count > 1 {
        choices(
          "who", legend: "Who could do it",
          [("who-all", "everyone")] + people.enumerated().map { ("who-\($0)", $1) })
      }
    }
  }

  /// Hides what a checked choice does not mean. A browser that does not know `:has` shows everything.
  private var filterStyles: String {
    var rules = ""
    for level in Level.allCases {
      rules += "main:has(#level-\(level.name):checked) .finding:not(.\(level.name)) { display: none; }\n"
      rules += "main:has(#level-\(level.name):checked) .people:not(:has(.\(level.name))) { display: none; }\n"
    }
    for index in people.indices {
      rules += "main:has(#who-\(index):checked) .people:not(.who-\(index)) { display: none; }\n"
    }
    return rules + "@media print { .finding, .people { display: block !important; } }\n"
  }
}
