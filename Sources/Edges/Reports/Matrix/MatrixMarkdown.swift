internal import Catalogue
internal import Matrix
internal import Primitives
internal import SourceText

/// A matrix for a pull request's description or a wiki.
public enum MatrixMarkdown {
  public static func render(_ report: MatrixReport) -> String {
    let matrix = report.matrix
    var text = "# \(Markdown.escaped(report.productTitle)): five outcomes\n\n\(Markdown.escaped(report.summary))\n\n"
    text += "| outcome | met | partial | missing |\n|---|--:|--:|--:|\n"
    for outcome in Outcome.allCases {
      text +=
        "| \(outcome.title) | "
        + Cell.State.allCases.map { "\(matrix.count(outcome, $0))" }.joined(separator: " | ") + " |\n"
    }
    text += next(report) + changes(report)
    text += "\n## Patterns\n\n| pattern | \(Outcome.allCases.map(\.rawValue).joined(separator: " | ")) |\n"
    text += "|---|\(String(repeating: "---|", count: Outcome.allCases.count))\n"
    for row in matrix.rows {
      let cells = row.cells.map { $0.state == .missing ? "**missing**" : $0.state.rawValue }
      text +=
        "| \(Markdown.escaped(row.pattern.title))\(row.isCritical ? " (critical)" : "") | "
        + cells.joined(separator: " | ") + " |\n"
    }
    text += "\n## What is open\n\n" + matrix.rows.map(open).joined()
    if let stops = report.stops {
      text += stops.isEmpty ? "Gate: passed.\n\n" : "Gate: **failed**, \(English.count(stops.count, "cell")).\n\n"
    }
    return text + "It rates a design, never a person. \(Markdown.escaped(report.catalogueStatus))\n"
  }

  private static func next(_ report: MatrixReport) -> String {
    guard !report.next.items.isEmpty else { return "" }
    let lines = report.next.items.map { item in
      "1. **\(item.outcome.title)** (\(MatrixReport.reach(item))). "
        + "\(Markdown.escaped("\(MatrixReport.start(item)): \(item.first.action)")). "
        + "\(code(item.first.file)), then \(code(item.first.command))\n"
    }
    return "\n## What to do next\n\n\(lines.joined())"
  }

  private static func changes(_ report: MatrixReport) -> String {
    guard let changes = report.changes else { return "" }
    let lines = changes.map { change in
      "- \(change.kind.rawValue): \(Markdown.escaped(report.title(change))), \(change.outcome.rawValue) "
        + "(\(MatrixReport.words(change)))\n"
    }
    return "\n## Since the earlier matrix\n\n\(lines.isEmpty ? "No cell changed.\n" : lines.joined())"
  }

  private static func open(_ row: OutcomeMatrix.Row) -> String {
    let cells = row.cells.filter { $0.state != .met }
    guard !cells.isEmpty else { return "" }
    var text = "### \(Markdown.escaped(row.pattern.title))\n\n"
    for cell in cells {
      text += "- **\(cell.outcome.title), \(cell.state.rawValue).** \(Markdown.escaped(cell.reason))"
      if let next = cell.next {
        text += " Next: \(Markdown.escaped(next.action)) (\(code(next.file)); \(code(next.command)))"
      }
      text += "\n"
    }
    return text + "\n"
  }

  private static func code(_ text: String) -> String { "`\(text.map { $0 == "`" ? "'" : "\($0)" }.joined())`" }
}
