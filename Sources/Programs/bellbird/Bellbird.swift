import CommandLine
import Files
import Sodium

/// The program: finds the command, runs it, and turns what went wrong into two lines and an exit code.
@main
enum Bellbird {
  static let version = "0.1.0"

  /// Every command, in the order of `--help`.
  static let commands: [any Command.Type] = [
    AssessCommand.self, MatrixCommand.self, OverviewCommand.self, BaselineInitCommand.self, CatalogueListCommand.self,
    CatalogueShowCommand.self, CatalogueCheckCommand.self, CatalogueLockCommand.self,
    ImportOpenAPICommand.self, ImportOTMCommand.self, DetectCommand.self, DetectCheckCommand.self,
    DetectTestCommand.self, DetectExplainCommand.self, DetectBacktestCommand.self, TextSetsCommand.self,
    TextScanCommand.self, TextLevelCommand.self, GuideCheckCommand.self, GuideBuildCommand.self,
    PolicyCheckCommand.self,
    PolicyTestCommand.self, PolicyDecideCommand.self, PolicyBacktestCommand.self, PolicyRenderCommand.self,
    CELEvalCommand.self,
    CELCheckCommand.self, EvidenceStartCommand.self, EvidenceAddCommand.self, EvidenceListCommand.self,
    EvidenceHoldCommand.self,
    EvidenceLiftCommand.self, EvidenceDeleteCommand.self, EvidenceExportCommand.self, EvidenceVerifyCommand.self,
    EvidenceRecoverCommand.self, EvidenceCopyCommand.self, EvidenceTimesCommand.self, EvidenceLogCommand.self,
    BackupCommand.self, RestoreCommand.self, StoreCheckCommand.self,
    VocabularyCommand.self, SchemaCommand.self,
    CompletionCommand.self, VersionCommand.self,
  ]

  static let table = CommandTable(
    program: "bellbird", summary: "Makes technology safe for survivors of abuse: from one catalogue of abuse patterns.",
    commands: commands.map { $0.syntax })

  static func main() {
    // A reader that goes away (`| head`) ends a write with EPIPE instead of ending the program.
    Terminal.ignoreBrokenPipes()
    exit(with: run(Array(Swift.CommandLine.arguments.dropFirst())))
  }

  private static func run(_ words: [String]) -> ExitCode {
    do {
      guard let first = words.first else {
        Terminal.show(table.help())
        return .usage
      }
      if ["--help", "-h", "help"].contains(first) { return try help(words.dropFirst()) }
      if first == "--version" { return try VersionCommand.run(ParsedCommand(VersionCommand.syntax, words: [])) }
      let (syntax, rest) = try table.find(words)
      if rest.contains("--help") || rest.contains("-h") {
        return try help(syntax.name.split(separator: " ").map(String.init)[...])
      }
      guard let command = commands.first(where: { $0.syntax.name == syntax.name }) else { return .bug }
      // What a survivor wrote, and keys, must not land in a core file.
      if syntax.name.hasPrefix("evidence "), !Libsodium.refuseDumps() {
        return failed("core dumps could not be switched off", "ask the system's manager", .storage)
      }
      return try command.run(ParsedCommand(syntax, words: rest))
    } catch let failure as Failure {
      return failed(failure.message, failure.hint, failure.code)
    } catch let error as UsageError {
      return failed(error.message, error.hint, .usage)
    } catch let error as FileError {
      return failed(error.message, error.hint, .invalidInput)
    } catch {
      return failed("something unexpected happened", "please report this as a bug", .bug)
    }
  }

  private static func help(_ words: ArraySlice<String>) throws -> ExitCode {
    if words.isEmpty {
      try Terminal.write(table.help())
    } else {
      try Terminal.write(table.help(for: table.find(Array(words)).0))
    }
    return .fine
  }

  private static func failed(_ message: String, _ hint: String, _ code: ExitCode) -> ExitCode {
    Terminal.show("error: \(message)\nhint: \(hint)\n")
    return code
  }
}
