import CommandLine
import Files
import Policy
import Primitives
import Reports
import SourceText
import Workspace

enum PolicyBacktestCommand: Command {
  enum Format: String, CaseIterable {
    case text, json
  }

  static let syntax = CommandSyntax(
    "policy backtest", "Decides a log of cases by a policy: whose outcome changes, and what came after.",
    details: """
      Compares with the policy of --against, or with what the log says was decided. A line is a decision with its facts,
      or an incident after it; docs/policy.md shows both. Exit codes: 0 compared, 2 wrong use, 3 policy or log cannot be
      used.
      """,
    arguments: [
      .init("POLICY", "policy.yaml, or the folder that holds it; the current folder if not given", isOptional: true)
    ],
    options: [
      .init("--facts", "FILE", "the log, one JSON object a line, in order of time; - for standard input"),
      .init("--against", "PATH", "the other policy; it may have faults"),
      .init("--group", "FIELD", "a fact, or a member of each line's groups: numbers for each of its values"),
      .init("--format", "FORMAT", "text or json", choices: Format.allCases.map(\.rawValue)),
      .init("--html", "FILE", "write a page with plots there as well"),
      .init("--catalogue", "DIR", "use the catalogue in this folder"),
    ],
    examples: [
      .init("bellbird policy backtest . --facts decisions.ndjson --against old/policy.yaml", "before a policy changes"),
      .init(
        "bellbird policy backtest . --facts decisions.ndjson --group language --html backtest.html",
        "are people treated alike, and does harm come again"),
    ])

  static func run(_ command: ParsedCommand) throws -> ExitCode {
    guard let log = command["--facts"] else {
      throw Failure(.usage, "--facts is missing", hint: "name the log of decisions: --facts decisions.ndjson")
    }
    let path = command.arguments.first ?? "."
    let new = try PolicyInputs.checked(path, command).policy
    let old = try command["--against"].map { try PolicyInputs.folder($0, command).policy }
    let report = try report(log, new, old, path: path, command)
    switch command["--format"].flatMap(Format.init) ?? .text {
    case .text: try Terminal.write(PolicyBacktestText.render(report, colour: Terminal.outputHasColour))
    case .json: try Terminal.write(PolicyBacktestJSON.render(report))
    }
    if let out = command["--html"] { try FileSystem.write(PolicyBacktestPage.render(report), to: out) }
    return .fine
  }

  private static func report(
    _ log: String, _ new: PolicyModel, _ old: PolicyModel?, path: String, _ command: ParsedCommand
  ) throws -> PolicyBacktestReport {
    do throws(CaseLog.Problem) {
      let (backtest, counts) = try CaseLog.compare(log, new: new, against: old, group: command["--group"])
      let days = counts.days ?? 0...0
      return PolicyBacktestReport(
        backtest, new: path, old: command["--against"], log: log == "-" ? "standard input" : log,
        group: command["--group"], remarks: remarks(counts), firstDay: CalendarDate(daysSinceEpoch: days.lowerBound),
        lastDay: CalendarDate(daysSinceEpoch: days.upperBound))
    } catch {
      throw failure(error, log)
    }
  }

  private static func remarks(_ counts: CaseLog.Counts) -> [String] {
    var remarks: [String] = []
    if counts.refused > 0 {
      let first = counts.firstRefusal.map { ": line \($0.line) \($0.message)" } ?? ""
      remarks.append("\(English.count(counts.refused, "line")) could not be read\(first).")
    }
    if counts.unknownWords > 0 {
      let first = counts.firstUnknownWord.map { " such as “\($0)”" } ?? ""
      remarks.append(
        "\(English.count(counts.unknownWords, "case")) had words that a policy does not know,\(first), and were decided without them."
      )
    }
    return remarks
  }

  private static func failure(_ problem: CaseLog.Problem, _ log: String) -> any Error {
    switch problem {
    case .file(let error): error
    case .tooMany(let what):
      Failure(
        "the two policies have more than 64 \(what) together",
        hint: "declare fewer, or compare with the log's own decisions")
    case .otherType(let fact):
      Failure("the two policies declare \(fact) with different types", hint: "give one of them another name")
    case .backInTime(let line):
      Failure("line \(line) of \(log) is older than the one before it", hint: "sort the log by its times first")
    case .noDecisions:
      Failure(
        "\(log) has no decision that can be read",
        hint: "a line looks like {\"kind\": \"decision\", \"at\": …, \"facts\": {…}}")
    }
  }
}
