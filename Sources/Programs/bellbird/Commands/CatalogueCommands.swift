import Assessment
import Catalogue
import CommandLine
import Files
import Primitives
import Product
import Reports
import SourceText
import Workspace

enum CatalogueListCommand: Command {
  static let syntax = CommandSyntax(
    "catalogue list", "Lists the catalogue's entries: id and title, one a line.",
    arguments: [
      .init("KIND", "patterns (if not given), controls, capabilities, events, signals, sources", isOptional: true)
    ],
    options: [.init("--catalogue", "DIR", "use the catalogue in this folder")],
    examples: [
      .init("bellbird catalogue list", "the abuse patterns"),
      .init("bellbird catalogue list capabilities", "the words for a product model"),
    ])

  static func run(_ command: ParsedCommand) throws -> ExitCode {
    let catalogue = try Inputs.catalogue(command)
    let kind = command.arguments.first ?? "patterns"
    guard let rows = CatalogueText.list(kind, in: catalogue) else {
      throw Failure(
        .usage, "there is no kind of entry \"\(kind)\"",
        hint: Suggestion.hint(
          for: kind, in: CatalogueText.kinds, otherwise: "one of \(CatalogueText.kinds.joined(separator: ", "))"))
    }
    try Terminal.write(rows)
    return .fine
  }
}

enum CatalogueShowCommand: Command {
  static let syntax = CommandSyntax(
    "catalogue show", "Shows one entry with everything that the catalogue says about it.",
    arguments: [.init("ID", "the id of a pattern, control, capability, event, signal or source")],
    options: [.init("--catalogue", "DIR", "use the catalogue in this folder")],
    examples: [.init("bellbird catalogue show covert-live-location", "story, signs, controls with tests, sources")])

  static func run(_ command: ParsedCommand) throws -> ExitCode {
    let catalogue = try Inputs.catalogue(command)
    let id = command.arguments[0]
    guard let text = CatalogueText.show(id, in: catalogue) else {
      throw Failure(
        .usage, "the catalogue has no entry \"\(id)\"",
        hint: Suggestion.hint(for: id, in: CatalogueText.ids(in: catalogue), otherwise: "see: bellbird catalogue list"))
    }
    try Terminal.write(text)
    return .fine
  }
}

enum CatalogueCheckCommand: Command {
  static let syntax = CommandSyntax(
    "catalogue check", "Holds a catalogue against itself and runs every pattern's two examples.",
    details: "Exit codes: 0 all well, 3 errors.",
    arguments: [.init("DIR", "the catalogue's folder; the one in the program if not given", isOptional: true)],
    examples: [.init("bellbird catalogue check catalogue", "before you send a new pattern")])

  static func run(_ command: ParsedCommand) throws -> ExitCode {
    let catalogue = try command.arguments.first.map(Inputs.catalogue(in:)) ?? CatalogueReader.embedded()
    var log = Diagnostics()
    for pattern in catalogue.patterns { ExampleChecker.check(pattern, in: catalogue, into: &log) }
    try Terminal.stopOnErrors(log, in: "the catalogue")
    let counts = [
      English.count(catalogue.patterns.count, "pattern"), English.count(catalogue.controls.count, "control"),
      English.count(catalogue.capabilities.count, "capability", plural: "capabilities"),
      English.count(catalogue.events.count, "event"), English.count(catalogue.shapes.count, "signal shape"),
      English.count(catalogue.sources.count, "source"),
    ]
    try Terminal.write(
      "Catalogue \(catalogue.version): \(English.list(counts)). Every reference resolves, and every pattern's examples do what they say.\n"
    )
    return .fine
  }
}

enum CatalogueLockCommand: Command {
  static let syntax = CommandSyntax(
    "catalogue lock", "Prints a lock for the catalogue's version, so that later patterns do not stop your gate.",
    options: [.init("--catalogue", "DIR", "use the catalogue in this folder")],
    examples: [.init("bellbird catalogue lock > catalogue.lock", "then assess with --catalogue-lock catalogue.lock")])

  static func run(_ command: ParsedCommand) throws -> ExitCode {
    try Terminal.write(CatalogueLock.text(for: Inputs.catalogue(command)))
    return .fine
  }
}
