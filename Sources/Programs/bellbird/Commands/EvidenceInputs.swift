import CommandLine
import Evidence
import EvidenceFolder
import Files
import Glibc
import Logkeeping
import Sealing
import Sodium

/// What the commands about a case share: the folder, the password, who acts.
enum EvidenceInputs {
  static let password = CommandSyntax.Option(
    "--password-fd", "N", "read the password's line from this file descriptor; standard input if not given")
  static let why = CommandSyntax.Option("--why", "TEXT", "why, in your words; sealed, and shown in bundles")
  static let by = CommandSyntax.Option(
    "--by", "ROLE", "who asks for it", choices: Role.allCases.map(\.rawValue))

  static func open(_ path: String) throws -> EvidenceFolder {
    let folder = try run { () throws(CaseError) in
      try EvidenceFolder(path) { socket throws(CaseError) in
        do throws(LogkeeperError) { return try LogkeeperClient(at: socket) } catch { throw .log(error) }
      }
    }
    if folder.hasFinishedDraft {
      Terminal.show("note: what an earlier run had begun is finished now; see: bellbird evidence list \(path)\n")
    }
    if folder.isWaiting { Terminal.show("warning: the last entry still waits for the log\n") }
    return folder
  }

  /// Reads the password, and opens the case with it.
  static func unlock(_ folder: EvidenceFolder, _ command: ParsedCommand) throws -> OpenEpoch {
    let password = try typed("Password of \(folder.staffID): ", command)
    return try run { () throws(CaseError) in try folder.unlock(password) }
  }

  static func typed(_ prompt: String, _ command: ParsedCommand) throws -> Secret {
    var descriptor: Int32 = STDIN_FILENO
    if let text = command["--password-fd"] {
      guard let number = Int32(text), number >= 0 else {
        throw Failure(.usage, "--password-fd cannot be \"\(text)\"", hint: "give the number of an open file descriptor")
      }
      descriptor = number
    }
    if FileSystem.isTerminal(descriptor) { Terminal.show(prompt) }
    let secret: Secret?
    do { secret = try Secret.typed(from: descriptor) } catch {
      throw Failure(.storage, error.message, hint: "raise `ulimit -l` to 1024 or more")
    }
    if FileSystem.isTerminal(descriptor) { Terminal.show("\n") }
    guard let secret else {
      throw Failure(.usage, "no password was given", hint: "type it, or write its line to standard input")
    }
    return secret
  }

  /// The keeper of the case, who does what the command does.
  static func keeper(_ folder: EvidenceFolder) throws -> Actor { try actor(.caseworker, folder.staffID) }

  /// Who asks: the keeper, or somebody by their part alone.
  static func actor(_ command: ParsedCommand, _ folder: EvidenceFolder) throws -> Actor {
    guard let role = command["--by"].flatMap(Role.init) else { return try keeper(folder) }
    return try actor(role, nil)
  }

  private static func actor(_ role: Role, _ name: String?) throws -> Actor {
    guard let actor = Actor(role, name: name) else {
      throw Failure("\"\(name ?? "")\" cannot be a name", hint: "use letters, digits and spaces")
    }
    return actor
  }

  /// Runs something of a case, and ends with its two lines where it cannot.
  static func run<Value: ~Copyable>(_ body: () throws(CaseError) -> Value) throws -> Value {
    do throws(CaseError) { return try body() } catch {
      switch error {
      case .file, .log, .damaged, .otherLog, .sealing(.sodium(.noLockedMemory)), .sealing(.sodium(.noMemory)):
        throw Failure(.storage, error.message, hint: error.hint)
      default: throw Failure(.invalidInput, error.message, hint: error.hint)
      }
    }
  }

  /// `1,3,5-7`; nil means all that are there.
  static func numbers(_ text: String?) throws -> [Int]? {
    guard let text else { return nil }
    var numbers: [Int] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
      guard let first = ends.first.flatMap({ $0 }), let last = ends.last.flatMap({ $0 }), ends.count <= 2,
        1 <= first, first <= last, last <= EvidenceFolder.entryCountMax
      else { throw Failure(.usage, "\"\(text)\" names no exhibits", hint: "write numbers, such as 1,3 or 1-4") }
      numbers += first...last
    }
    guard Set(numbers).count == numbers.count else {
      throw Failure(.usage, "\"\(text)\" names an exhibit twice", hint: "name each once")
    }
    return numbers
  }
}
