import CELRecords
import CommandLine
import Detection
import DetectionRun
import Files
import Reports
import Workspace

enum DetectBacktestCommand: Command {
  enum Format: String, CaseIterable {
    case text, json, html
  }

  static let syntax = CommandSyntax(
    "detect backtest", "Runs two sets of rules on one log: alerts gained and lost, by rule and by day.",
    details: """
      Names each rule whose alerts jump: more than three times as many or as few, and by more than 10, against the other
      set, between the log's halves, or on one day against the others. Exit codes: 0 compared, 1 something was gained or
      lost and --fail-on-change was given, 2 wrong use, 3 rules, map and log do not fit.
      """,
    arguments: [.init("EVENTS", "the log, one JSON object a line; a file, since each set reads it")],
    options: [
      .init("--rules", "DIR", "the new rules"),
      .init("--against", "DIR", "the old rules"),
      .init("--map", "FILE", "an event map for both instead of their own"),
      .init("--format", "FORMAT", "text, json or html", choices: Format.allCases.map(\.rawValue)),
      .init("--out", "FILE", "write there instead of to standard output"),
      .init("--fail-on-change", nil, "exit with 1 where an alert was gained or lost"),
      .init("--catalogue", "DIR", "use the catalogue in this folder"),
    ],
    examples: [
      .init("bellbird detect backtest --rules new --against rules events.ndjson", "before a threshold goes live"),
      .init(
        "bellbird detect backtest --rules new --against rules --fail-on-change events.ndjson",
        "in a pull request that should change nothing"),
    ])

  static func run(_ command: ParsedCommand) throws -> ExitCode {
    guard let newFolder = command["--rules"], let oldFolder = command["--against"] else {
      throw Failure(
        .usage, "\(command.has("--rules") ? "--against" : "--rules") is missing",
        hint: "name the new rules and the old ones: --rules DIR --against DIR")
    }
    let log = command.arguments[0]
    let report = try report(command, new: newFolder, old: oldFolder, log: log)
    let out = command["--out"]
    let bytes: [UInt8] =
      switch command["--format"].flatMap(Format.init) ?? .text {
      case .text: Array(BacktestText.render(report, colour: out == nil && Terminal.outputHasColour).utf8)
      case .json: BacktestJSON.render(report)
      case .html: BacktestPage.render(report)
      }
    if let out { try FileSystem.write(bytes, to: out) } else { try Terminal.write(bytes) }
    return command.has("--fail-on-change") && report.backtest.hasChanges ? .findings : .fine
  }

  private static func report(
    _ command: ParsedCommand, new newFolder: String, old oldFolder: String, log: String
  ) throws -> BacktestReport {
    let new = try DetectionInputs.folder(newFolder, command)
    let old = try DetectionInputs.folder(oldFolder, command)
    let functions = RuleDigest.asksForPhrases(new.sources + old.sources) ? [Mentions.embedded()] : []
    let after = try alerts(of: new.rules, functions, log, newFolder)
    let before = try alerts(of: old.rules, functions, log, oldFolder)
    guard let span = after.span ?? before.span else {
      throw Failure(
        "\(log) has no events that the map can read", hint: "check the map: bellbird detect says which lines it refuses"
      )
    }
    let other = before.span ?? span
    let whole = min(span.lowerBound, other.lowerBound)...max(span.upperBound, other.upperBound)
    let backtest = Backtest(
      old: before.alerts, new: after.alerts, ruleIDs: (new.rules.rules + old.rules.rules).map(\.id), span: whole)
    return BacktestReport(backtest, new: newFolder, old: oldFolder, log: log, events: max(after.events, before.events))
  }

  private static func alerts(
    of rules: RuleSet, _ functions: [TextFunctionFamily], _ log: String, _ folder: String
  ) throws -> BacktestRun {
    do throws(BacktestRun.Problem) {
      return try BacktestRun(rules, functions: functions, log: log)
    } catch {
      switch error {
      case .file(let error): throw error
      case .collidingFields:
        throw Failure(
          "two fields of the event map of \(folder) read one member", hint: "give one of them another place")
      case .tooManyAlerts:
        throw Failure(
          "\(folder) raises more than \(BacktestRun.alertsMax) alerts on \(log)",
          hint: "raise the thresholds, or take a shorter log")
      }
    }
  }
}
