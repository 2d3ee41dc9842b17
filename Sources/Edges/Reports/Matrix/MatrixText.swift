internal import Catalogue
internal import Matrix
internal import Primitives

/// A matrix for a terminal, at most 100 columns wide.
public struct MatrixText: TextWriter {
  private static let column = 12

  private let report: MatrixReport
  private let ink: TerminalInk
  var text = ""

  public static func render(_ report: MatrixReport, colour: Bool) -> String {
    var writer = MatrixText(report: report, ink: TerminalInk(isOn: colour))
    writer.head()
    writer.next()
    writer.changes()
    writer.table()
    writer.foot()
    return writer.text
  }

  private mutating func head() {
    wrap(ink.bold(report.productTitle))
    wrap(report.summary)
    put("")
    put(pad("", 14) + Cell.State.allCases.map { pad($0.rawValue, 9) }.joined())
    for outcome in Outcome.allCases {
      let counts = Cell.State.allCases.map { pad("\(report.matrix.count(outcome, $0))", 9) }.joined()
      put(pad(outcome.title, 14) + counts)
    }
    put("")
  }

  private mutating func next() {
    guard !report.next.items.isEmpty else { return }
    put(ink.bold("WHAT TO DO NEXT"))
    for item in report.next.items {
      let start = "\(MatrixReport.reach(item))). \(MatrixReport.start(item))"
      wrap("\(ink.bold(item.outcome.title)) (\(start): \(item.first.action).", indent: 2)
      wrap("in \(item.first.file); then \(item.first.command)", indent: 4)
    }
    put("")
  }

  private mutating func changes() {
    guard let changes = report.changes else { return }
    put(ink.bold("SINCE THE EARLIER MATRIX"))
    if changes.isEmpty { put("  no cell changed") }
    for change in changes {
      wrap(
        "\(change.kind.rawValue): \(report.title(change)), \(change.outcome.rawValue) (\(MatrixReport.words(change)))",
        indent: 2)
    }
    put("")
  }

  private mutating func table() {
    let first = Self.width - Outcome.allCases.count * Self.column
    put(pad("", first) + Outcome.allCases.map { pad($0.rawValue, Self.column) }.joined())
    for row in report.matrix.rows {
      let title = (row.isCritical ? "! " : "  ") + row.pattern.title
      put(pad(title, first) + row.cells.map { pad(word($0.state), Self.column) }.joined())
    }
    put("")
  }

  private func word(_ state: Cell.State) -> String { state == .missing ? "MISSING" : state.rawValue }

  private mutating func foot() {
    wrap("\"!\" marks patterns that can cost a life by themselves. Each cell's proof: --format html, markdown or json.")
    if let stops = report.stops {
      put(stops.isEmpty ? "Gate: passed." : "Gate: failed, \(English.count(stops.count, "cell")).")
      for stop in stops.prefix(20) { put("  \(stop.pattern) \(stop.outcome.rawValue)") }
      if stops.count > 20 { put("  … and \(stops.count - 20) more") }
    }
    wrap("It rates a design, never a person. \(report.catalogueStatus)")
  }

  private func pad(_ text: String, _ width: Int) -> String {
    let cut = text.count < width ? text : text.prefix(width - 2) + "…"
    return cut + String(repeating: " ", count: max(0, width - cut.count))
  }

  mutating func put(_ line: String) {
    var line = line[...]
    while line.last == " " { line.removeLast() }
    text += line + "\n"
  }
}
