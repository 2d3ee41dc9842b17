import CommandLine
import Detection
import DetectionRun
import Files
import SourceText
import Workspace

enum DetectCommand: Command {
  static let syntax = CommandSyntax(
    "detect", "Runs detection rules over a log of events, and prints an alert a line.",
    details: """
      With --checkpoint a run can be killed at any moment and started again in the same way: the file of alerts then has
      each alert once. From a pipe, give the log from its start again.
      Exit codes: 0 the log is at its end, 2 wrong use, 3 rules, map, log or checkpoint do not fit, 4 storage.
      """,
    arguments: [.init("EVENTS", "the log, one JSON object a line; - for standard input")],
    options: [
      .init("--rules", "DIR", "the folder with rules, facts and event map"),
      .init("--map", "FILE", "an event map to use in place of the folder's"),
      .init("--checkpoint", "DIR", "keep state, alerts.ndjson and refused.ndjson here, and go on from there"),
      .init("--every", "SPAN", "how often to write a checkpoint; 30s if not given"),
      .init("--out", "FILE", "write alerts there instead of to standard output"),
      .init("--shadow", nil, "mark each alert, so that nobody acts on it"),
      .init("--metrics", "FILE", "write counts and sizes there as text for Prometheus, every 5 s and at the end"),
      .init("--refused", "FILE", "write the first 100 lines there that are no events"),
      .init("--state-max", "SIZE", "stop where the state takes more; 4G if not given"),
      .init("--catalogue", "DIR", "use the catalogue in this folder"),
    ],
    examples: [
      .init("bellbird detect --rules detection/templates events.ndjson > alerts.ndjson", "a log that is complete"),
      .init(
        "tail -n +1 -F events.ndjson | bellbird detect --rules rules --checkpoint state --metrics detect.prom -",
        "beside a service, for as long as it runs"),
      .init("bellbird detect --rules new --shadow --out shadow.ndjson events.ndjson", "new rules, before they count"),
    ])

  static func run(_ command: ParsedCommand) throws -> ExitCode {
    let settings = try settings(command)
    do throws(RunError) {
      let run = try DetectionRun(settings) { bytes throws(FileError) in try FileSystem.writeStandardOutput(bytes) }
      let watch = ProgressLine()
      try run.run { watch.show($0) }
      watch.clear()
      Terminal.show("\(command.arguments[0]): \(run.summary.text)\n")
      return .fine
    } catch {
      throw Failure(error.code, error.message, hint: error.hint)
    }
  }

  private static func settings(_ command: ParsedCommand) throws -> RunSettings {
    guard let rules = command["--rules"] else {
      throw Failure(.usage, "--rules is missing", hint: "name the folder with the rules: --rules DIR")
    }
    let folder = try DetectionInputs.folder(rules, command)
    var settings = RunSettings(
      rules: folder.rules, rulesDigest: RuleDigest.digest(folder.sources), log: command.arguments[0])
    if RuleDigest.asksForPhrases(folder.sources) { settings.functions = [Mentions.embedded()] }
    settings.checkpoints = command["--checkpoint"]
    settings.out = command["--out"]
    settings.isShadow = command.has("--shadow")
    settings.metrics = command["--metrics"]
    settings.refused = command["--refused"]
    if let text = command["--every"] {
      guard let span = SpanText.parse(text) else {
        throw Failure(.usage, "--every cannot be \"\(text)\"", hint: "write a span such as 30s or 5m")
      }
      settings.checkpointEvery = .milliseconds(span)
    }
    if let text = command["--state-max"] {
      guard let bytes = ByteText.parse(text) else {
        throw Failure(.usage, "--state-max cannot be \"\(text)\"", hint: "write a size such as 512M or 2G")
      }
      settings.stateMax = bytes
    }
    return settings
  }
}

extension RunError {
  fileprivate var code: ExitCode {
    switch self {
    case .input, .collidingFields: .invalidInput
    case .storage, .stateTooLarge: .storage
    case .checkpoint(let problem, _): problem == .damaged ? .storage : .invalidInput
    }
  }
}

/// Tells now and then how far a run is, where somebody watches.
private final class ProgressLine {
  private let start = ContinuousClock.now
  private var next = ContinuousClock.now
  private var first: RunProgress?

  func show(_ progress: RunProgress) {
    let now = ContinuousClock.now
    guard now >= next else { return }
    next = now + .milliseconds(500)
    let first = first ?? progress
    self.first = first
    Terminal.progress(progress.text(since: first, seconds: (now - start) / .seconds(1)))
  }

  func clear() { if first != nil { Terminal.progress("") } }
}
