import CommandLine
import Evidence
import EvidenceFolder

enum EvidenceDeleteCommand: Command {
  private static let reasons: [Reason] = [.survivorAsked, .retentionOver, .sentInError, .courtOrdered]

  static let syntax = CommandSyntax(
    "evidence delete", "Deletes an exhibit for good, where that is allowed: its key goes, then its bytes.",
    details: """
      Asks for the password. The survivor may have a thing deleted at any time, the clock when the promised time is over; for
      other reasons two different people must agree. A hold stops everybody. The log keeps that something was here and when it
      went. Backups of keys.json keep the key for as long as they live: keep them for a few days only.
      """,
    arguments: [.init("FOLDER", "the case"), .init("EXHIBIT", "its number in the list")],
    options: [
      .init("--why", "CLASS", "the class of the reason", choices: reasons.map(\.name)),
      .init("--agreed", "NAME", "the second person, where two must agree"), EvidenceInputs.password,
    ],
    examples: [
      .init("bellbird evidence delete case 2 --why survivor-asked", "exhibit 2 is gone"),
      .init("bellbird evidence delete case 2 --why sent-in-error --agreed MT", "two people"),
    ])

  static func run(_ command: ParsedCommand) throws -> ExitCode {
    guard let number = Int(command.arguments[1]) else {
      throw Failure(
        .usage, "\"\(command.arguments[1])\" is no exhibit's number", hint: "see: bellbird evidence list FOLDER")
    }
    guard let reason = command["--why"].flatMap({ Reason(name: $0) }) else {
      throw Failure(.usage, "--why is needed", hint: "one of \(reasons.map(\.name).joined(separator: ", "))")
    }
    let folder = try EvidenceInputs.open(command.arguments[0])
    _ = try EvidenceInputs.unlock(folder, command)
    let keeper = try EvidenceInputs.keeper(folder)
    let agreed = command["--agreed"] ?? ""
    let authority: Deletion.Authority =
      switch reason {
      case .survivorAsked: .survivor
      case .retentionOver: .retention
      default: .staff(first: folder.staffID, second: agreed)
      }
    try EvidenceInputs.run { () throws(CaseError) in
      try folder.delete(
        number, for: authority, because: reason, by: keeper, why: agreed.isEmpty ? nil : "agreed with \(agreed)")
    }
    try Terminal.write("exhibit \(number) is deleted: log entry \(folder.entries.last?.index ?? 0)\n")
    return .fine
  }
}
