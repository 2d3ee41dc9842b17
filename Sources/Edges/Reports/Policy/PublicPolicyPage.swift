internal import HTML
internal import PageKit
internal import Policy

/// The public page as HTML: one file, without scripts or anything from elsewhere.
public enum PublicPolicyPage {
  public static func render(_ policy: PublicPolicy) -> [UInt8] {
    let standing = html("p") { policy.standing }
    return Page(
      title: policy.title,
      main: [
        html("h1") { policy.title }, html("p", .class("lead")) { policy.summary },
        policy.isProposed ? callout([standing], isCaution: true) : standing,
        html("nav", .aria("label", "On this page")) {
          html("ul") {
            for (index, section) in policy.sections.enumerated() {
              html("li") { html("a", .href("#part-\(index + 1)")) { section.title } }
            }
          }
        },
      ]
        + policy.sections.enumerated().map { index, section in
          html("section") {
            html("h2", .id("part-\(index + 1)")) { section.title }
            section.blocks.map(block)
          }
        }
    ).bytes()
  }

  private static func block(_ block: PublicPolicy.Block) -> HTMLNode {
    switch block {
    case .heading(let text): html("h3") { text }
    case .paragraph(let text): html("p") { text }
    case .list(let items):
      html("ul") {
        for item in items { html("li") { item } }
      }
    case .table(let caption, let head, let rows):
      table(
        caption: caption, head: head.map { title in html("th", .init("scope", "col")) { title } },
        rows: rows.map { row in
          html("tr") {
            html("th", .init("scope", "row")) { row.first ?? "" }
            for cell in row.dropFirst() { html("td") { cell } }
          }
        })
    }
  }
}
