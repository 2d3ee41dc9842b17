import CommandLine
import EvidenceFolder
import Sealing
import Sodium

enum EvidenceRecoverCommand: Command {
  static let syntax = CommandSyntax(
    "evidence recover", "Gives a case another password, with both halves of its recovery key.",
    details:
      "Asks for the two halves (24 words each) and for the new password, a line each. The log says that it was done.",
    arguments: [.init("FOLDER", "the case")], options: [EvidenceInputs.password],
    examples: [.init("bellbird evidence recover case", "two people bring their halves")])

  static func run(_ command: ParsedCommand) throws -> ExitCode {
    let folder = try EvidenceInputs.open(command.arguments[0])
    let first = try half("First half, 24 words: ", command)
    let second = try half("Second half, 24 words: ", command)
    let password = try EvidenceInputs.typed("New password for \(folder.staffID): ", command)
    let keeper = try EvidenceInputs.keeper(folder)
    try EvidenceInputs.run { () throws(CaseError) in
      try folder.recover(first, second, password: password, by: keeper)
    }
    try Terminal.write("the password is changed: log entry \(folder.entries.last?.index ?? 0)\n")
    return .fine
  }

  private static func half(_ prompt: String, _ command: ParsedCommand) throws -> Secret {
    let typed = try EvidenceInputs.typed(prompt, command)
    do throws(TypedCodeError) { return try RecoveryKey.half(from: typed) } catch {
      throw Failure(error.message, hint: "type the 24 words as they stand on the paper, with spaces between")
    }
  }
}
