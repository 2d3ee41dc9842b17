import CommandLine
import Detection
import Files
import Reports
import SourceText
import Workspace

enum DetectExplainCommand: Command {
  private static let alertsBytesMax = 256 << 20

  enum Format: String, CaseIterable {
    case text, svg, html
  }

  static let syntax = CommandSyntax(
    "detect explain", "Shows the events behind an alert: when, who did what to whom, which step it was.",
    details: """
      Other events between the same people in that span stand beside, dimmed, at most \(AlertLog.besideMax).
      What people wrote is left out unless --show-text asks for it. Exit codes: 0 shown, 2 wrong use, 3 alert, rules and
      log do not belong together.
      """,
    arguments: [.init("ALERT", "an alert as a line of JSON, a file with alerts, or - for standard input")],
    options: [
      .init("--rules", "DIR", "the rules that raised it"),
      .init("--events", "LOG", "the log in which they did; a file, since it is read twice"),
      .init("--map", "FILE", "an event map instead of that of the rules"),
      .init("--line", "N", "which line of the file, from 1"),
      .init(
        "--format", "FORMAT", "text, svg (a timeline) or html (a page with both)",
        choices: Format.allCases.map(\.rawValue)),
      .init("--show-text", nil, "show what people wrote: it may be a survivor's words"),
      .init("--out", "FILE", "write there instead of to standard output"),
      .init("--catalogue", "DIR", "use the catalogue in this folder"),
    ],
    examples: [
      .init("bellbird detect explain alerts.ndjson --line 3 --rules rules --events log.ndjson", "the third alert"),
      .init(
        "head -1 alerts.ndjson | bellbird detect explain - --rules rules --events log.ndjson --format svg --out a.svg",
        "as a picture"),
    ])

  static func run(_ command: ParsedCommand) throws -> ExitCode {
    guard let folder = command["--rules"], let log = command["--events"] else {
      throw Failure(
        .usage, "\(command.has("--rules") ? "--events" : "--rules") is missing",
        hint: "an alert is explained by its rules and its log: --rules DIR --events LOG")
    }
    let alert = try alert(command)
    let rules = try DetectionInputs.folder(folder, command).rules
    guard let rule = rules[alert.rule] else {
      throw Failure(
        "\(folder) has no rule \"\(alert.rule.prefix(80))\"",
        hint: Suggestion.hint(
          for: alert.rule, in: rules.rules.map(\.id), otherwise: "name the folder whose rules raised the alert"))
    }
    let story = try story(alert, rule, log: log, rules.eventMap)
    let showsTexts = command.has("--show-text")
    let out = command["--out"]
    let bytes: [UInt8] =
      switch command["--format"].flatMap(Format.init) ?? .text {
      case .text:
        Array(StoryText.render(story, showsTexts: showsTexts, colour: out == nil && Terminal.outputHasColour).utf8)
      case .svg: StoryPicture.file(story)
      case .html: StoryPage.render(story, showsTexts: showsTexts)
      }
    if let out { try FileSystem.write(bytes, to: out) } else { try Terminal.write(bytes) }
    return .fine
  }

  private static func story(
    _ alert: Alert, _ rule: DetectionRule, log: String, _ map: EventMap
  ) throws -> AlertStory {
    do throws(AlertLog.Problem) {
      return try AlertLog(log, map: map).story(of: alert, by: rule)
    } catch {
      switch error {
      case .file(let error): throw error
      case .map: throw Failure("two fields of the event map read one member", hint: "correct the map with detect check")
      case .missing(let ids):
        let first = if case .number(let number)? = ids.first { ", such as event \(number)" } else { "" }
        throw Failure(
          "\(log) lacks \(ids.count) of the alert's \(alert.events.count) events\(first)",
          hint: "give the log in which the alert was raised, whole, and the same --map")
      case .mismatch(.notOfTheRule(let number)):
        throw Failure(
          "event \(number) of \(log) is none that the rule \(rule.id) looks at for this alert",
          hint: "give the rules, the map and the log with which the alert was raised")
      case .mismatch(.noEventAtItsTime):
        throw Failure(
          "none of the alert's events in \(log) has the alert's time",
          hint: "give the log in which the alert was raised, and the same --map")
      }
    }
  }

  private static func alert(_ command: ParsedCommand) throws -> Alert {
    let argument = command.arguments[0]
    let isLine = argument.utf8.first == UInt8(ascii: "{")
    let bytes =
      if isLine {
        Array(argument.utf8)
      } else if argument == "-" {
        try FileSystem.readStandardInput(limitBytes: alertsBytesMax)
      } else {
        try FileSystem.read(argument, limitBytes: alertsBytesMax)
      }
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let filled = lines.indices.filter { !lines[$0].isEmpty }
    let chosen = try line(command, of: filled, isLine ? "the argument" : argument)
    do {
      return try Alert(line: Array(lines[chosen]))
    } catch {
      throw Failure(error.message, hint: "give one line of the output of bellbird detect")
    }
  }

  /// The place of the line that is meant.
  private static func line(_ command: ParsedCommand, of filled: [Int], _ what: String) throws -> Int {
    if let text = command["--line"] {
      guard let number = Int(text), number >= 1 else {
        throw Failure(.usage, "--line cannot be \"\(text.prefix(40))\"", hint: "write the number of a line, from 1")
      }
      guard filled.contains(number - 1) else {
        throw Failure("\(what) has no alert on line \(number)", hint: "it has \(filled.count)")
      }
      return number - 1
    }
    guard let first = filled.first else { throw Failure("\(what) has no alert", hint: "nothing was raised") }
    guard filled.count == 1 else {
      throw Failure(
        .usage, "\(what) has \(filled.count) alerts",
        hint: "say which: --line \(first + 1) to \((filled.last ?? first) + 1)")
    }
    return first
  }
}
