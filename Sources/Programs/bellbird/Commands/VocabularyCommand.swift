import CommandLine
import JSON
import Vocabulary

enum VocabularyCommand: Command {
  static let syntax = CommandSyntax(
    "vocabulary", "Prints words for abuse with technology, and how other people's code lists say the same.",
    details: "The JSON is linked data (SKOS in JSON-LD), free to use under CC BY 4.0.",
    options: [.init("--format", "FORMAT", "text (if not given) or json", choices: ["text", "json"])],
    examples: [
      .init("bellbird vocabulary", "every behaviour with its codes, for reading"),
      .init("bellbird vocabulary --format json > vocabulary.jsonld", "for another program"),
    ])

  static func run(_ command: ParsedCommand) throws -> ExitCode {
    let vocabulary = VocabularyReader.embedded()
    if command["--format"] == "json" {
      try Terminal.write(JSONWriter.write(VocabularyLinkedData.json(vocabulary)))
    } else {
      try Terminal.write(VocabularyText.render(vocabulary))
    }
    return .fine
  }
}
