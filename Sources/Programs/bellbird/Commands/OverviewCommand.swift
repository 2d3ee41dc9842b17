import Assessment
import CommandLine
import Files
import Primitives
import Product
import Reports

enum OverviewCommand: Command {
  static let syntax = CommandSyntax(
    "overview", "Assesses several products and writes two pages for each, with an index.",
    details: """
      The pages are the assessment and the matrix of the five outcomes. Guides that "bellbird guide build" wrote to
      DIR/guides/PRODUCT are linked too.
      Prints one line for each product: features, findings by level, findings a feature, milliseconds.
      """,
    arguments: [.init("FOLDER", "a folder of workspaces, or one workspace")],
    options: [
      .init("--out", "DIR", "where to write the pages; ./out if not given"),
      .init("--catalogue", "DIR", "use the catalogue in this folder"),
      .init("--date", "DAY", "judge acceptances as of YYYY-MM-DD instead of today"),
    ],
    examples: [.init("bellbird overview examples --out out", "the products that come with Bellbird")])

  static func run(_ command: ParsedCommand) throws -> ExitCode {
    let catalogue = try Inputs.catalogue(command)
    let out = command["--out"] ?? "out"
    try FileSystem.makeFolder(out)
    var entries: [OverviewPage.Entry] = []
    var hasErrors = false
    let clock = ContinuousClock()
    for workspace in try workspaces(in: command.arguments[0]) {
      Terminal.progress("assessing \(workspace)")
      var report: AssessmentReport?
      let time = try clock.measure {
        let product = try Inputs.product(workspace, catalogue)
        report = AssessmentReport(Assessor.assess(product, against: catalogue), catalogue: catalogue)
      }
      guard let report else { continue }
      let page = "\(report.result.product.id).html"
      try FileSystem.write(HTMLReport.render(report), to: "\(out)/\(page)")
      let (matrix, isBroken) = try MatrixCommand.report(
        workspace, command, catalogue, since: nil, isGated: false, showsWarnings: false)
      hasErrors = hasErrors || isBroken
      let matrixPage = "\(report.result.product.id)-matrix.html"
      try FileSystem.write(MatrixPage.render(matrix), to: "\(out)/\(matrixPage)")
      let guides = "guides/\(report.result.product.id)/index.html"
      entries.append(
        .init(
          report: report, page: page, matrix: matrix, matrixPage: matrixPage,
          guidesPage: FileSystem.exists("\(out)/\(guides)") ? guides : nil,
          milliseconds: Int(time / .milliseconds(1))))
    }
    Terminal.progress("")
    try FileSystem.write(OverviewPage.render(entries, catalogue: catalogue), to: "\(out)/index.html")
    try Terminal.write(OverviewTable.render(entries))
    try Terminal.write("\nOpen \(out)/index.html in a browser.\n")
    return hasErrors ? .invalidInput : .fine
  }

  private static func workspaces(in folder: String) throws -> [String] {
    let root = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    if FileSystem.exists("\(root)/product.yaml") { return [root] }
    guard FileSystem.isFolder(root) else { throw FileError.missing(path: folder) }
    let found = try FileSystem.names(in: root).map { "\(root)/\($0)" }.filter {
      FileSystem.exists("\($0)/product.yaml")
    }
    guard !found.isEmpty else {
      throw Failure("no folder in \(folder) has a product.yaml", hint: "name a folder like examples/")
    }
    return found
  }
}
