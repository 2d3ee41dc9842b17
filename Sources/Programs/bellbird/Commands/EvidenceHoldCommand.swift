import CommandLine
import Evidence
import EvidenceFolder

enum EvidenceHoldCommand: Command {
  static let syntax = CommandSyntax(
    "evidence hold", "Says that nothing of a case may be deleted until it is lifted.",
    arguments: [.init("FOLDER", "the case")], options: [EvidenceInputs.by, EvidenceInputs.why],
    examples: [
      .init("bellbird evidence hold case --by survivor", "the survivor asked to keep everything"),
      .init("bellbird evidence hold case --why \"letter of the court\"", "asked by law"),
    ])

  static func run(_ command: ParsedCommand) throws -> ExitCode {
    let folder = try EvidenceInputs.open(command.arguments[0])
    let actor = try EvidenceInputs.actor(command, folder)
    try EvidenceInputs.run { () throws(CaseError) in try folder.hold(by: actor, why: command["--why"]) }
    try Terminal.write("on hold: log entry \(folder.entries.last?.index ?? 0)\n")
    return .fine
  }
}

enum EvidenceLiftCommand: Command {
  static let syntax = CommandSyntax(
    "evidence lift", "Lifts one hold of a case.", details: "Asks for the password. Each hold is lifted by itself.",
    arguments: [.init("FOLDER", "the case")],
    options: [EvidenceInputs.by, EvidenceInputs.why, EvidenceInputs.password],
    examples: [.init("bellbird evidence lift case --why \"the court has decided\"", "one hold less")])

  static func run(_ command: ParsedCommand) throws -> ExitCode {
    let folder = try EvidenceInputs.open(command.arguments[0])
    _ = try EvidenceInputs.unlock(folder, command)
    let actor = try EvidenceInputs.actor(command, folder)
    try EvidenceInputs.run { () throws(CaseError) in try folder.lift(by: actor, why: command["--why"]) }
    try Terminal.write(folder.holds == 0 ? "no hold is left\n" : "still on hold\n")
    return .fine
  }
}
