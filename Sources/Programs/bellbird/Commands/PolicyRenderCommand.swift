import CommandLine
import Files
import Policy
import Reports
import Workspace

enum PolicyRenderCommand: Command {
  enum Format: String, CaseIterable {
    case html, markdown
  }

  static let syntax = CommandSyntax(
    "policy render", "Writes the public page of a policy, in plain words with examples and changes.",
    details: """
      Tells how many years of school the page needs; it should be 8 at most.
      Exit codes: 0 written, 1 written, and it needs more than 8 years, 3 the policy cannot be used.
      """,
    arguments: [.init("POLICY", "policy.yaml, or the folder that holds it")],
    options: [
      .init("--format", "FORMAT", "html or markdown", choices: Format.allCases.map(\.rawValue)),
      .init("--out", "FILE", "write there instead of to standard output"),
      .init("--catalogue", "DIR", "use the catalogue in this folder"),
    ],
    examples: [
      .init("bellbird policy render examples/harbour-messenger --out policy.html", "what the public reads"),
      .init("bellbird policy render . --format markdown", "for a repository or a wiki"),
    ])

  static func run(_ command: ParsedCommand) throws -> ExitCode {
    let page = PublicPolicy(try PolicyInputs.checked(command.arguments[0], command).policy)
    let bytes: [UInt8] =
      switch command["--format"].flatMap(Format.init) ?? .html {
      case .html: PublicPolicyPage.render(page)
      case .markdown: Array(PublicPolicyMarkdown.render(page).utf8)
      }
    if let out = command["--out"] { try FileSystem.write(bytes, to: out) } else { try Terminal.write(bytes) }
    let tenths = Int((page.grade * 10).rounded())
    Terminal.show("The page needs \(tenths / 10).\(tenths % 10) years of school.\n")
    return page.grade > PolicyChecker.gradeMax ? .findings : .fine
  }
}
