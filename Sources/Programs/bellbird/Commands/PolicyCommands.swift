import CommandLine
import Policy
import Primitives
import Reports
import SourceText
import Workspace

enum PolicyCheckCommand: Command {
  static let syntax = CommandSyntax(
    "policy check", "Tells what is wrong with a policy: gaps, contradictions, rules that never apply.",
    details: """
      Where a product.yaml stands beside the policy, every pattern that the product enables must be named.
      Exit codes: 0 all well, 3 errors.
      """,
    arguments: [.init("POLICY", "policy.yaml, or the folder that holds it")],
    options: [.init("--catalogue", "DIR", "use the catalogue in this folder")],
    examples: [.init("bellbird policy check examples/harbour-messenger", "before you publish a policy")])

  static func run(_ command: ParsedCommand) throws -> ExitCode {
    let path = command.arguments[0]
    let catalogue = try Inputs.catalogue(command)
    let folder = try PolicyInputs.folder(path, command)
    var log = Diagnostics()
    let enabled = folder.enabledPatterns(catalogue: catalogue, into: &log)
    PolicyChecker.check(folder.policy, enabled: enabled, into: &log)
    try Terminal.stopOnErrors(log, in: path)
    let policy = folder.policy
    let counts = [
      English.count(policy.behaviours.count, "behaviour"), English.count(policy.measures.count, "measure"),
      English.count(policy.rules.count, "rule"), English.count(policy.clauses.count, "clause"),
    ]
    let product = enabled.map { ", \(English.count($0.count, "pattern")) of the product named" } ?? ""
    let told = log.entries.isEmpty ? "Nothing is wrong" : English.count(log.entries.count, "warning")
    try Terminal.write("\(path): \(English.list(counts))\(product). \(told).\n")
    return .fine
  }
}

enum PolicyTestCommand: Command {
  static let syntax = CommandSyntax(
    "policy test", "Runs the tests that stand beside a policy.",
    details: """
      A test is a case with what must be decided. The clauses that no test uses are named.
      Exit codes: 0 every test holds, 1 one does not, 3 errors.
      """,
    arguments: [.init("POLICY", "policy.yaml, or the folder that holds it")],
    options: [.init("--catalogue", "DIR", "use the catalogue in this folder")],
    examples: [.init("bellbird policy test examples/harbour-messenger", "after you changed a clause")])

  static func run(_ command: ParsedCommand) throws -> ExitCode {
    let path = command.arguments[0]
    let folder = try PolicyInputs.checked(path, command)
    var log = Diagnostics()
    let tests = folder.tests(into: &log)
    try Terminal.stopOnErrors(log, in: path)
    guard let tests, !tests.isEmpty else {
      throw Failure(
        "\(path) has no tests", hint: "add policy-tests.yaml, which starts with bellbird: \(PolicyFile.tests.rawValue)")
    }
    let run = PolicyTestRun(tests, folder.policy)
    var failures = Diagnostics()
    for outcome in run.failed { outcome.tell(folder.policy, into: &failures) }
    Terminal.show(failures)
    try Terminal.write(PolicyTestText.render(run))
    return run.failed.isEmpty ? .fine : .findings
  }
}
