import CommandLine
import Files
import GuideSite
import Guides
import Primitives
import SourceText

enum GuideBuildCommand: Command {
  static let syntax = CommandSyntax(
    "guide build", "Writes a product's guides as a site of plain files, ready to serve.",
    details: """
      The guides are those whose topics belong to patterns that the product enables, and five that every product needs.
      Menus come from WORKSPACE/guides/menus.yaml. Every page has a quick exit, and loads nothing.
      """,
    arguments: [.init("WORKSPACE", "a folder with product.yaml")],
    options: [
      .init("--out", "DIR", "where to write the site; ./out/guides if not given"), GuideInputs.guides,
      .init("--language", "LIST", "languages with commas between: en,ar,vi; all if not given"),
      .init("--country", "CODE", "whose numbers stand in the texts, such as AU; that of the language if not given"),
      GuideInputs.catalogue,
    ],
    examples: [
      .init("bellbird guide build examples/lantern-home --out out/guides", "then open out/guides/index.html"),
      .init("bellbird guide build examples/wattle-bank --language en --country NZ", "one language, other numbers"),
    ])

  static func run(_ command: ParsedCommand) throws -> ExitCode {
    let catalogue = try Inputs.catalogue(command)
    var log = Diagnostics()
    let library = try GuideInputs.library(command, catalogue, into: &log)
    let shown = try GuideInputs.shown(command.arguments[0], library, catalogue, into: &log)
    try Terminal.stopOnErrors(log, in: "the guide library")
    let languages = try languages(command, library)
    let site = GuideSite(
      library: library, catalogue: catalogue, product: shown.product, menus: shown.menus, guides: shown.guides,
      languages: languages, country: try country(command, library))
    let out = command["--out"] ?? "out/guides"
    let files = site.files()
    for folder in [out] + languages.map({ "\(out)/\($0)" }) { try FileSystem.makeFolder(folder) }
    for file in files { try FileSystem.write(file.bytes, to: "\(out)/\(file.path)") }
    let largest = files.map(\.bytes.count).max() ?? 0
    let counts = [
      English.count(shown.guides.count, "guide"), English.count(languages.count, "language"),
      English.count(files.count, "page"),
    ]
    try Terminal.write(
      "\(English.list(counts)), the largest \((largest + 1023) / 1024) kB.\nOpen \(out)/index.html in a browser.\n")
    return .fine
  }

  private static func languages(_ command: ParsedCommand, _ library: GuideLibrary) throws -> [String] {
    guard let list = command["--language"] else { return library.languages }
    let languages = list.split(separator: ",").map(String.init)
    for language in languages where library.words[language] == nil {
      throw Failure(
        .usage, "there are no guides in \"\(language)\"",
        hint: "known: \(English.list(library.languages)); docs/guides.md says how to add one")
    }
    guard !languages.isEmpty else { throw Failure(.usage, "--language names none", hint: "write en,ar") }
    return languages.reduce(into: []) { all, one in if !all.contains(one) { all.append(one) } }
  }

  private static func country(_ command: ParsedCommand, _ library: GuideLibrary) throws -> String? {
    guard let code = command["--country"] else { return nil }
    let known = library.helplines.countries.map(\.code)
    guard known.contains(code) else {
      throw Failure(
        .usage, "there are no helplines for \"\(code)\"",
        hint: Suggestion.hint(for: code, in: known, otherwise: "known: \(English.list(known))"))
    }
    return code
  }
}
