public import Evidence
internal import HTML
internal import PageKit

/// The statement as a page that prints well: one file, without scripts or anything from elsewhere.
public enum StatementPage {
  private static let styles = """
    .exhibit h3 { margin-top: 0; } .exhibit { break-inside: avoid; }
    .facts dd { min-width: 0; } td { overflow-wrap: anywhere; } .mark { white-space: nowrap; }
    @media print { .scroll { overflow: visible; } }

    """

  public static func render(_ statement: EvidenceStatement) -> [UInt8] {
    Page(
      title: statement.title, styles: styles,
      main: [html("h1") { statement.title }, html("p", .class("lead")) { statement.lead }]
        + [callout([html("p") { statement.caution }])]
        + section("Exhibits", statement.exhibits.map(exhibit))
        + section("What happened to them", custody(statement))
        + section("What can be proved", [list(statement.proved)])
        + section("What cannot be proved from this", [list(statement.notProved)])
        + section("How anybody can check it", statement.checking.map(paragraph))
        + section("For experts", [facts(statement.proofFacts.map(proofFact))])
    ).bytes()
  }

  private static func section(_ title: String, _ content: [HTMLNode]) -> [HTMLNode] {
    [html("section", children: [html("h2") { title }] + content)]
  }

  private static func exhibit(_ exhibit: EvidenceStatement.ExhibitText) -> HTMLNode {
    html("article", .class("card exhibit")) {
      html("h3") { EvidenceStatement.heading(ofExhibit: exhibit.mark) }
      facts(
        exhibit.facts.map { fact in
          (fact.name, [fact.isCode ? html("code") { fact.value } : html("bdi") { fact.value }])
        })
    }
  }

  private static func custody(_ statement: EvidenceStatement) -> [HTMLNode] {
    let rows = statement.custody.map { row in
      html("tr") {
        html("td", .class("number")) { row.number }
        html("td") { row.time }
        html("td") { row.who }
        html("td") { row.what }
        html("td") { html("bdi") { row.why } }
        html("td") { row.exhibits }
        html("td", .class("number")) { row.leaf }
      }
    }
    let head = ["No.", "When (UTC)", "Who", "What", "Why", "Exhibits", "Log entry"].map { title in
      html("th", .init("scope", "col")) { title }
    }
    return [html("p") { statement.custodyText }, table(caption: "Custody record", head: head, rows: rows)]
  }

  private static func paragraph(_ text: String) -> HTMLNode { html("p") { text } }

  private static func proofFact(_ fact: (name: String, value: String)) -> (name: String, value: [HTMLNode]) {
    (fact.name, [html("code") { fact.value }])
  }

  private static func list(_ items: [String]) -> HTMLNode {
    html("ul") {
      for item in items { html("li") { item } }
    }
  }
}
