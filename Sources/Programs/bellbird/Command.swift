import CommandLine

/// One verb of the program.
protocol Command: Sendable {
  static var syntax: CommandSyntax { get }
  static func run(_ command: ParsedCommand) throws -> ExitCode
}

/// What the program's end tells a script.
enum ExitCode: Int32 {
  case fine = 0
  case findings = 1
  case usage = 2
  case invalidInput = 3
  case storage = 4
  case bug = 70
}

/// A command that cannot go on.
struct Failure: Error {
  let code: ExitCode
  let message: String
  let hint: String

  init(_ code: ExitCode, _ message: String, hint: String) {
    self.code = code
    self.message = message
    self.hint = hint
  }

  /// The input cannot be used.
  init(_ message: String, hint: String) { self.init(.invalidInput, message, hint: hint) }
}
