import CommandLine
import Evidence
import EvidenceFolder
import Files
import Logkeeping
import Sealing
import Sodium

enum EvidenceStartCommand: Command {
  static let syntax = CommandSyntax(
    "evidence start", "Begins a case in a folder: what is added is sealed, and written into the log.",
    details: """
      The program logkeeper must run: it alone holds the log's key. The password protects the keeper's keys. Two halves of a
      recovery key are shown once: write each on paper, for two different people. Without the password and without both halves
      nobody can open the case.
      """,
    arguments: [.init("FOLDER", "a folder that is not there yet")],
    options: [
      .init("--log", "SOCKET", "the socket of logkeeper"),
      .init("--keeper", "NAME", "who keeps the case, such as initials"),
      .init("--keep", "DAYS", "how long it is promised to be kept; 1095 if not given"), EvidenceInputs.password,
    ],
    examples: [
      .init("bellbird evidence start case --log /run/bellbird/log --keeper KS", "asks for a password twice"),
      .init("bellbird evidence start case --log socket --keeper KS --password-fd 3 3< secret", "from another program"),
    ])

  static func run(_ command: ParsedCommand) throws -> ExitCode {
    guard let socket = command["--log"], let keeper = command["--keeper"] else {
      throw Failure(.usage, "--log and --keeper are needed", hint: "see --help")
    }
    guard let days = Int(command["--keep"] ?? "1095"), (1...36_500).contains(days) else {
      throw Failure(.usage, "--keep cannot be \"\(command["--keep"] ?? "")\"", hint: "give days, from 1 to 36500")
    }
    let password = try EvidenceInputs.typed("New password for \(keeper): ", command)
    if FileSystem.isTerminal(0), command["--password-fd"] == nil {
      guard try EvidenceInputs.typed("Once more: ", command).isEqual(to: password) else {
        throw Failure("the two were not the same", hint: "begin again")
      }
    }
    let recovery = try EvidenceInputs.run { () throws(CaseError) in
      let log: LogkeeperClient
      do throws(LogkeeperError) { log = try LogkeeperClient(at: socket) } catch { throw .log(error) }
      return try EvidenceFolder.start(
        command.arguments[0], socket: FileSystem.resolved(socket) ?? socket, log: log, keeper: keeper,
        password: password, keepDays: days)
    }
    try show("Half 1 of the recovery key, for one person:\n", recovery.first)
    try show("Half 2 of the recovery key, for another person:\n", recovery.second)
    Terminal.show("The case is begun. The halves are not shown again: write them down, and clear the screen.\n")
    return .fine
  }

  /// Straight from locked memory to the output, and never a text of ours.
  private static func show(_ title: String, _ half: borrowing Secret) throws {
    try Terminal.write(title)
    let words: Secret
    do throws(SealingError) { words = try RecoveryKey.words(of: half) } catch {
      throw Failure(.storage, error.message, hint: "raise `ulimit -l` to 1024 or more")
    }
    for place in 0..<words.byteCount { try Terminal.write([words[place]]) }
    try Terminal.write("\n")
  }
}
