import Assessment
import Catalogue
import CommandLine
import Files
import GuideSite
import Guides
import Primitives
import Product
import SourceText
import Workspace

/// What the commands about guides share.
enum GuideInputs {
  static let guides = CommandSyntax.Option("--guides", "DIR", "use the guides in this folder")
  static let catalogue = CommandSyntax.Option("--catalogue", "DIR", "use the catalogue in this folder")
  static let date = CommandSyntax.Option("--date", "DAY", "what counts as today: YYYY-MM-DD")

  /// A workspace with the patterns that its product enables.
  struct Shown {
    let product: ProductModel
    let menus: GuideMenus?
    let patterns: [AbusePattern]
    /// The guides for this product, in reading order.
    let guides: [Guide]
    let menusPlace: SourceLocation
  }

  /// The guides of `--guides DIR`, or those of the program. Mistakes are added to the log.
  static func library(
    _ command: ParsedCommand, _ catalogue: PatternCatalogue, into log: inout Diagnostics
  ) throws -> GuideLibrary {
    guard let folder = command["--guides"] else { return GuideLibraryReader.embedded(for: catalogue) }
    let root = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    if let library = GuideFolder.load(root, catalogue: catalogue, into: &log) { return library }
    try Terminal.stopOnErrors(log, in: folder)
    throw Failure("\(folder) holds no guides", hint: "see docs/guides.md")
  }

  static func shown(
    _ workspace: String, _ library: GuideLibrary, _ catalogue: PatternCatalogue, into log: inout Diagnostics
  ) throws -> Shown {
    let root = workspace.hasSuffix("/") ? String(workspace.dropLast()) : workspace
    let product = try Inputs.product(root, catalogue)
    let menus = GuideFolder.menus(in: root, of: product, into: &log)
    let result = Assessor.assess(product, against: catalogue)
    let enabled = Set(result.findings.map(\.pattern.id))
    let patterns = catalogue.patterns.filter { enabled.contains($0.id) }
    let path = GuideFolder.menusPath(in: root)
    return Shown(
      product: product, menus: menus, patterns: patterns,
      guides: library.guides(for: product.id, enabling: patterns),
      menusPlace: SourceLocation(file: SourceFile(name: path, bytes: []), line: 1, column: 1))
  }
}

enum GuideCheckCommand: Command {
  static let syntax = CommandSyntax(
    "guide check", "Reads guides and tells what could harm or mislead their readers.",
    details: """
      With a workspace, its guides/menus.yaml is held against the guides that its product needs, and every page of its
      site is checked as it would be built.
      Exit codes: 0 all well, 1 findings, 3 errors.
      """,
    arguments: [.init("WORKSPACE", "a folder with product.yaml and guides/menus.yaml", isOptional: true)],
    options: [GuideInputs.guides, GuideInputs.date, GuideInputs.catalogue],
    examples: [
      .init("bellbird guide check --guides guides", "while you write"),
      .init("bellbird guide check examples/lantern-home", "whether each step leads to this product's menus"),
    ])

  static func run(_ command: ParsedCommand) throws -> ExitCode {
    let catalogue = try Inputs.catalogue(command)
    let today = try Inputs.day(command)
    var log = Diagnostics()
    let library = try GuideInputs.library(command, catalogue, into: &log)
    log.add(contentsOf: GuideLint.check(library, on: today))
    if let workspace = command.arguments.first {
      let shown = try GuideInputs.shown(workspace, library, catalogue, into: &log)
      log.add(
        contentsOf: GuideLint.check(
          shown.menus, of: shown.product, showing: shown.guides, at: shown.menusPlace, on: today))
      let site = GuideSite(
        library: library, catalogue: catalogue, product: shown.product, menus: shown.menus, guides: shown.guides,
        languages: library.languages)
      log.add(contentsOf: SiteCheck.check(site.files()))
    }
    try Terminal.stopOnErrors(log, in: command["--guides"] ?? "the guides")
    let count = log.entries.count + log.omitted
    let translations = library.translations.values.reduce(0) { $0 + $1.count }
    let texts = "\(English.count(library.guides.count, "guide")), \(English.count(translations, "translation"))"
    guard count == 0 else {
      try Terminal.write("\(texts): \(English.count(count, "finding")).\n")
      return .findings
    }
    try Terminal.write("\(texts): nothing to mend.\n")
    return .fine
  }
}
