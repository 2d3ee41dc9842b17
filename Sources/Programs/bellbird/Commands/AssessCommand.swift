import Assessment
import Catalogue
import CommandLine
import Files
import Primitives
import Product
import Reports

enum AssessCommand: Command {
  static let syntax = CommandSyntax(
    "assess", "Says how a product can be misused, and what would help.",
    details: """
      Without --gate it only reports. Exit codes: 0 clean or report only, 1 gate failed, 2 wrong use, 3 the model is
      invalid or an acceptance has expired or is orphaned.
      """,
    arguments: [.init("PRODUCT", "a product.yaml, or a folder that has one")],
    options: [
      .init(
        "--format", "FORMAT", "text, json, sarif, alerts (SARIF for code hosts), html, markdown or junit",
        choices: Format.allCases.map(\.rawValue)),
      .init("--out", "FILE", "write there instead of to standard output"),
      .init("--gate", "LEVEL", "fail on open findings of this level or above", choices: Level.allCases.map(\.name)),
      .init("--baseline", "FILE", "an earlier SARIF; the gate then looks at what is new or worse"),
      .init("--accept", "FILE", "signed decisions to live with findings until a day"),
      .init("--catalogue-lock", "FILE", "let no pattern newer than this lock stop the gate"),
      .init("--catalogue", "DIR", "use the catalogue in this folder"),
      .init("--date", "DAY", "judge acceptances as of YYYY-MM-DD instead of today"),
    ],
    examples: [
      .init("bellbird assess product.yaml", "what can go wrong, for reading"),
      .init("bellbird assess product.yaml --format html --out report.html", "the same as one page"),
      .init(
        "bellbird assess product.yaml --gate high --baseline base.sarif --format alerts --out new.sarif",
        "in a pull request: fail on what is new and high"),
    ])

  enum Format: String, CaseIterable {
    case text, json, sarif, alerts, html, markdown, junit
  }

  static func run(_ command: ParsedCommand) throws -> ExitCode {
    let day = try Inputs.day(command)
    let catalogue = try Inputs.catalogue(command)
    let product = try Inputs.product(command.arguments[0], catalogue)
    let lock = try command["--catalogue-lock"].flatMap { try Inputs.lock($0, catalogue: catalogue) }
    let baseline = try command["--baseline"].map(Inputs.baseline)
    let result = Assessor.assess(product, against: catalogue)
    let acceptances = try command["--accept"].map {
      try Inputs.acceptances($0, for: result, catalogue: catalogue, on: day)
    }
    let gate = command["--gate"].flatMap(Level.init(name:)).map {
      Gate(level: $0, baseline: baseline, lockedVersion: lock)
    }
    let report = AssessmentReport(
      result, catalogue: catalogue, baseline: baseline, acceptances: acceptances ?? .none, gate: gate)
    let format = command["--format"].flatMap(Format.init) ?? .text
    if let out = command["--out"] {
      try FileSystem.write(render(report, as: format, colour: false), to: out)
      Terminal.show("\(out): \(report.summaryLine)\n")
    } else {
      try Terminal.write(render(report, as: format, colour: Terminal.outputHasColour))
      if format != .text, gate != nil { Terminal.show("\(report.summaryLine)\n") }
    }
    return report.stops.isEmpty ? .fine : .findings
  }

  private static func render(_ report: AssessmentReport, as format: Format, colour: Bool) -> [UInt8] {
    switch format {
    case .text: Array(TextReport.render(report, colour: colour).utf8)
    case .json: JSONReport.render(report)
    case .sarif: SARIFReport.render(report, programVersion: Bellbird.version)
    case .alerts: SARIFReport.render(report, programVersion: Bellbird.version, alertsOnly: true)
    case .html: HTMLReport.render(report)
    case .markdown: Array(MarkdownReport.render(report).utf8)
    case .junit: Array(JUnitXML.render(report).utf8)
    }
  }
}
