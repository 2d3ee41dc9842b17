import CommandLine
import EvidenceBundle
import Files
import JSON
import MerkleLog
import SourceText

enum EvidenceVerifyCommand: Command {
  static let syntax = CommandSyntax(
    "evidence verify", "Checks an evidence bundle, and says what holds, what that means, and what is not proved.",
    details: """
      Nothing is changed and nothing is loaded from elsewhere. Without --policy the keys are those that the bundle
      itself names. Exit code 0: everything that could be checked holds; 1: something does not; 3: this is no bundle.
      """,
    arguments: [.init("BUNDLE", "the bundle's folder")],
    options: [
      .init("--policy", "FILE", "keys of the log and its witnesses, as the company publishes them (C2SP tlog-policy)"),
      .init("--checkpoint", "FILE", "an earlier head of the same log that you kept or that was published"),
      .init("--authorities", "FILE", "certificates of the time stamping authorities you believe (PEM)"),
      .init("--format", "FORMAT", "text (if not given) or json", choices: ["text", "json"]),
    ],
    examples: [
      .init("bellbird evidence verify case-bundle", "check everything that the bundle itself allows"),
      .init("bellbird evidence verify case-bundle --policy published.txt", "and that it is the company's log"),
      .init("bellbird evidence verify case-bundle --format json", "for a program; see: bellbird schema evidence-check"),
    ])

  static func run(_ command: ParsedCommand) throws -> ExitCode {
    let folder = command.arguments[0]
    let trust = BundleVerifier.Trust(
      policy: try command["--policy"].map(policy),
      knownCheckpoint: try command["--checkpoint"].map { try FileSystem.read($0, limitBytes: SignedNote.byteCountMax) },
      authorities: try command["--authorities"].map { try FileSystem.read($0, limitBytes: 1 << 16) })
    guard let verdict = try BundleVerifier(trust: trust).verify(folder) else {
      throw Failure("\(folder) is no evidence bundle", hint: "name the folder in which bagit.txt lies")
    }
    if command["--format"] == "json" {
      try Terminal.write(JSONWriter.write(VerdictJSON.json(verdict)))
    } else {
      try Terminal.write(VerdictText.render(verdict))
    }
    return verdict.holds ? .fine : .findings
  }

  private static func policy(_ path: String) throws -> LogPolicy {
    let bytes = try FileSystem.read(path, limitBytes: LogPolicyReader.byteCountMax)
    var log = Diagnostics()
    let policy = LogPolicyReader.read(SourceFile(name: path, bytes: bytes), into: &log)
    try Terminal.stopOnErrors(log, in: path)
    guard let policy else { throw Failure("\(path) is no policy", hint: "see docs/evidence.md") }
    return policy
  }
}
