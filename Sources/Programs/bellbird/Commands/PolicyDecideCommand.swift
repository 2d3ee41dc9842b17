import CommandLine
import Files
import JSON
import Policy
import Primitives
import Reports
import SourceText
import Workspace

enum PolicyDecideCommand: Command {
  private static let caseBytesMax = 1 << 20

  enum Format: String, CaseIterable {
    case text, json
  }

  static let syntax = CommandSyntax(
    "policy decide", "Decides one case by a policy, and tells why clause by clause.",
    details: """
      The same facts, policy and day give the same bytes. The case may say its own date.
      Exit codes: 0 decided, 2 wrong use, 3 the facts or the policy cannot be used.
      """,
    arguments: [.init("FACTS", "the case as JSON or YAML; - for standard input")],
    options: [
      .init("--policy", "PATH", "policy.yaml, or the folder that holds it; the current folder if not given"),
      .init("--date", "YYYY-MM-DD", "the day of the decision, instead of the case's own or today"),
      .init("--format", "FORMAT", "text or json", choices: Format.allCases.map(\.rawValue)),
      .init("--catalogue", "DIR", "use the catalogue in this folder"),
    ],
    examples: [
      .init("bellbird policy decide case.json --policy examples/harbour-messenger", "measures, and the reasons"),
      .init("bellbird policy decide case.json --format json", "for another program"),
    ])

  static func run(_ command: ParsedCommand) throws -> ExitCode {
    let path = command["--policy"] ?? "."
    let folder = try PolicyInputs.checked(path, command)
    let name = command.arguments[0]
    let bytes =
      name == "-"
      ? try FileSystem.readStandardInput(limitBytes: caseBytesMax)
      : try FileSystem.read(name, limitBytes: caseBytesMax)
    let file = SourceFile(name: name == "-" ? "standard input" : name, bytes: bytes)
    let asked = try Inputs.day(command)
    var log = Diagnostics()
    let found = PolicyFolder.readCase(
      file, folder.policy, on: asked, isDayFixed: command.has("--date"), into: &log)
    try Terminal.stopOnErrors(log, in: file.name)
    guard let found else { throw Failure("\(file.name) holds no case", hint: "see docs/policy.md") }
    let day = command.has("--date") ? asked : found.date ?? asked
    let decision = Decider(folder.policy).decide(found.facts, on: day)
    switch command["--format"].flatMap(Format.init) ?? .text {
    case .text:
      try Terminal.write(
        DecisionText.render(
          decision, of: found.facts, case: found.id, by: folder.policy, colour: Terminal.outputHasColour))
    case .json:
      let value = DecisionJSON.value(decision, of: found.facts, case: found.id, by: folder.policy)
      try Terminal.write(JSONWriter.write(value))
    }
    return .fine
  }
}

/// The policy that a command names, with its diagnostics shown.
enum PolicyInputs {
  static func folder(_ path: String, _ command: ParsedCommand) throws -> PolicyFolder {
    var log = Diagnostics()
    let folder = PolicyFolder(path, catalogue: try Inputs.catalogue(command), into: &log)
    try Terminal.stopOnErrors(log, in: path)
    guard let folder else { throw Failure("\(path) holds no policy", hint: "see examples/harbour-messenger/") }
    return folder
  }

  /// A policy with faults decides nothing.
  static func checked(_ path: String, _ command: ParsedCommand) throws -> PolicyFolder {
    let folder = try folder(path, command)
    var log = Diagnostics()
    PolicyChecker.check(folder.policy, enabled: nil, into: &log)
    guard !log.hasErrors else {
      Terminal.show(log)
      throw Failure(
        "\(path) has \(English.count(log.errorCount, "fault")) and decides nothing",
        hint: "bellbird policy check names each; put them right first")
    }
    return folder
  }
}
