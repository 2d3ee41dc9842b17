import Catalogue
import CommandLine
import Files
import Guides
import JSON
import Matrix
import Reports
import SourceText
import Workspace

enum MatrixCommand: Command {
  static let syntax = CommandSyntax(
    "matrix", "Shows every pattern that a product enables against the five outcomes, with proofs.",
    details: """
      Reads product.yaml and, where they are there, accept.yaml, policy.yaml with its tests, reporting.yaml, detection/ and
      guides/menus.yaml. With --gate it fails when a cell is worse than in --since, or missing for a new pattern; without
      --since, when a critical pattern has a missing cell; always when policy check or policy test fail. Exit codes: 0 clean or report only, 1 gate failed, 2 wrong use, 3 a file has errors
      (also a decision in accept.yaml that has ended; the matrix then shows its finding as open).
      """,
    arguments: [.init("WORKSPACE", "a folder with a product.yaml")],
    options: [
      .init("--format", "FORMAT", "text, json, html or markdown", choices: Format.allCases.map(\.rawValue)),
      .init("--out", "FILE", "write there instead of to standard output"),
      .init("--since", "FILE", "an earlier matrix as JSON; says what got better, worse, new or gone"),
      .init("--gate", nil, "fail on what got worse, is missing or is broken"),
      GuideInputs.guides, GuideInputs.catalogue,
      .init("--date", "DAY", "judge acceptances as of YYYY-MM-DD instead of today"),
    ],
    examples: [
      .init("bellbird matrix examples/wattle-bank", "what is met, and what to do next"),
      .init("bellbird matrix . --format html --out matrix.html", "the page for a board, and for engineers"),
      .init(
        "bellbird matrix . --since matrix.json --gate --format markdown", "in a pull request: fail where it gets worse"),
    ])

  enum Format: String, CaseIterable { case text, json, html, markdown }

  static func run(_ command: ParsedCommand) throws -> ExitCode {
    let catalogue = try Inputs.catalogue(command)
    let earlier = try command["--since"].map(earlierMatrix)
    let workspace = command.arguments[0]
    let (report, hasErrors) = try report(
      workspace, command, catalogue, since: earlier, isGated: command.has("--gate"), showsWarnings: true)
    if let earlier, earlier.product != report.matrix.product.id {
      throw Failure(
        .usage, "\(command["--since"] ?? "") is about \"\(earlier.product)\", not \"\(report.matrix.product.id)\"",
        hint: "compare a product with itself")
    }
    let format = command["--format"].flatMap(Format.init) ?? .text
    if let out = command["--out"] {
      try FileSystem.write(render(report, as: format, colour: false), to: out)
      Terminal.show("\(out): \(report.summaryLine)\n")
    } else {
      try Terminal.write(render(report, as: format, colour: Terminal.outputHasColour))
      if format != .text, report.stops != nil { Terminal.show("\(report.summaryLine)\n") }
    }
    if hasErrors { return .invalidInput }
    return report.stops?.isEmpty == false ? .findings : .fine
  }

  /// The matrix of a workspace, and whether decisions in accept.yaml do not hold: their findings are open in it.
  /// Warnings about its files are shown where somebody works on them.
  static func report(
    _ workspace: String, _ command: ParsedCommand, _ catalogue: PatternCatalogue, since earlier: EarlierMatrix?,
    isGated: Bool, showsWarnings: Bool
  ) throws -> (MatrixReport, hasErrors: Bool) {
    guard FileSystem.isFolder(workspace) else { throw FileError.missing(path: workspace) }
    var log = Diagnostics()
    let library = try GuideInputs.library(command, catalogue, into: &log)
    log = Diagnostics()
    let proofs = MatrixFolder.load(
      workspace, catalogue: catalogue, library: library, on: try Inputs.day(command), into: &log)
    guard let proofs else {
      try Terminal.stopOnErrors(log, in: workspace)
      throw Failure("\(workspace) is no workspace", hint: "see examples/ for workspaces")
    }
    if showsWarnings || log.hasErrors { Terminal.show(log) }
    let matrix = OutcomeMatrix(proofs, catalogue: catalogue)
    return (
      MatrixReport(matrix, since: earlier, isGated: isGated, catalogueStatus: catalogue.status), log.hasErrors
    )
  }

  private static func earlierMatrix(_ path: String) throws -> EarlierMatrix {
    let bytes = try FileSystem.read(path, limitBytes: WorkspaceFiles.fileBytesMax)
    do {
      return try MatrixJSON.read(JSONParser.parse(bytes))
    } catch let error as JSONError {
      throw Failure("\(path) is not JSON: \(error.reason)", hint: "make it with --format json --out matrix.json")
    } catch let problem as MatrixJSON.Problem {
      throw Failure("\(path) cannot be an earlier matrix: \(problem.message)", hint: problem.hint)
    }
  }

  static func render(_ report: MatrixReport, as format: Format, colour: Bool) -> [UInt8] {
    switch format {
    case .text: Array(MatrixText.render(report, colour: colour).utf8)
    case .json: MatrixJSON.render(report)
    case .html: MatrixPage.render(report)
    case .markdown: Array(MatrixMarkdown.render(report).utf8)
    }
  }
}
