import Assessment
import CommandLine
import Files
import Primitives
import Reports

enum BaselineInitCommand: Command {
  static let syntax = CommandSyntax(
    "baseline init", "Records where a product stands, so that a gate looks only at what gets worse.",
    arguments: [.init("PRODUCT", "a product.yaml, or a folder that has one")],
    options: [
      .init("--out", "FILE", "where to write it; bellbird.baseline.sarif if not given"),
      .init("--catalogue", "DIR", "use the catalogue in this folder"),
    ],
    examples: [
      .init("bellbird baseline init product.yaml", "then commit bellbird.baseline.sarif and gate against it")
    ])

  static func run(_ command: ParsedCommand) throws -> ExitCode {
    let catalogue = try Inputs.catalogue(command)
    let product = try Inputs.product(command.arguments[0], catalogue)
    let report = AssessmentReport(Assessor.assess(product, against: catalogue), catalogue: catalogue)
    let out = command["--out"] ?? "bellbird.baseline.sarif"
    if FileSystem.exists(out) {
      throw Failure(.usage, "\(out) is there already", hint: "remove it first if you want to start over from today")
    }
    try FileSystem.write(SARIFReport.render(report, programVersion: Bellbird.version), to: out)
    Terminal.show("\(out): \(report.summaryLine)\n")
    return .fine
  }
}
