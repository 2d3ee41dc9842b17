import CommandLine
import Detection
import Primitives
import SourceText
import Workspace

enum DetectCheckCommand: Command {
  static let syntax = CommandSyntax(
    "detect check", "Reads a folder of detection rules and tells every mistake.",
    details: "Exit codes: 0 all well, 3 errors.",
    arguments: [.init("DIR", "the folder with rules, facts and event map")],
    options: [.init("--catalogue", "DIR", "use the catalogue in this folder")],
    examples: [.init("bellbird detect check detection/templates", "before you run rules on a log")])

  static func run(_ command: ParsedCommand) throws -> ExitCode {
    let (folder, tests) = try DetectionInputs.load(command)
    let counts = [
      English.count(folder.rules.rules.count, "rule"), English.count(folder.rules.facts.links.count, "link"),
      English.count(folder.rules.facts.relations.count, "relation"),
      English.count(folder.rules.eventMap.fields.count, "field"), English.count(tests.count, "test"),
    ]
    try Terminal.write("\(command.arguments[0]): \(English.list(counts)). Everything can be read.\n")
    return .fine
  }
}

enum DetectTestCommand: Command {
  static let syntax = CommandSyntax(
    "detect test", "Runs the tests that stand beside detection rules.",
    details: """
      A test is a small log with the alerts that it must raise: no other, and none fewer.
      Exit codes: 0 every test holds, 1 one does not, 3 errors.
      """,
    arguments: [.init("DIR", "the folder with rules and tests")],
    options: [.init("--catalogue", "DIR", "use the catalogue in this folder")],
    examples: [.init("bellbird detect test detection/templates", "after you changed a threshold")])

  static func run(_ command: ParsedCommand) throws -> ExitCode {
    let (folder, tests) = try DetectionInputs.load(command)
    guard !tests.isEmpty else {
      throw Failure(
        "\(command.arguments[0]) has no tests",
        hint: "add a file that starts with bellbird: \(DetectionFile.tests.rawValue)")
    }
    var failed = 0
    var log = Diagnostics()
    for test in tests {
      let before = log.errorCount
      test.run(folder.rules, into: &log)
      if log.errorCount > before { failed += 1 }
    }
    Terminal.show(log)
    let counts = RuleTest.Shows.allCases.map { shows in "\(tests.count { $0.shows == shows }) of \(shows.plain)" }
    let total = English.count(tests.count, "test")
    if failed == 0 {
      try Terminal.write("\(total), \(English.list(counts)): all hold.\n")
      return .fine
    }
    try Terminal.write("\(total), \(English.list(counts)): \(failed) failed.\n")
    return .findings
  }
}

/// The folder of rules that a command names, with its diagnostics shown.
enum DetectionInputs {
  /// The rules in a folder, with the event map of `--map` where that is given.
  static func folder(_ path: String, _ command: ParsedCommand) throws -> DetectionFolder {
    var log = Diagnostics()
    let folder = DetectionFolder(
      path, map: command["--map"], names: try Inputs.catalogueNames(command), text: .embedded, into: &log)
    try Terminal.stopOnErrors(log, in: path)
    guard let folder else { throw Failure("\(path) holds no rules", hint: "see detection/templates/") }
    return folder
  }

  static func load(_ command: ParsedCommand) throws -> (folder: DetectionFolder, tests: [RuleTest]) {
    let path = command.arguments[0]
    let folder = try folder(path, command)
    var log = Diagnostics()
    let tests = folder.ruleTests(into: &log)
    try Terminal.stopOnErrors(log, in: path)
    return (folder, tests ?? [])
  }
}

extension RuleTest.Shows {
  fileprivate var plain: String {
    switch self {
    case .abuse: "abuse"
    case .nearMiss: "near misses"
    case .survivor: "survivors' own doing"
    }
  }
}
