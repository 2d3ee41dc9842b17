import CommandLine
import Files
import Imports
import SourceText
import Workspace

enum ImportOpenAPICommand: Command {
  static let syntax = Importing.syntax(
    "import openapi", "Guesses a product model from an OpenAPI description, for you to confirm.",
    file: "an OpenAPI 3.0 or 3.1 description, YAML or JSON",
    examples: [
      .init("bellbird import openapi openapi.yaml --out product.yaml", "then confirm each line marked \"guessed\""),
      .init("bellbird import openapi openapi.json | less", "only to look"),
    ])

  static func run(_ command: ParsedCommand) throws -> ExitCode {
    try Importing.run(command, OpenAPIImport.model)
  }
}

enum ImportOTMCommand: Command {
  static let syntax = Importing.syntax(
    "import otm", "Guesses a product model from an Open Threat Model, for you to confirm.",
    file: "an Open Threat Model (OTM) 0.1 or 0.2, YAML or JSON",
    examples: [
      .init("bellbird import otm threat-model.otm --out product.yaml", "then confirm each line marked \"guessed\"")
    ])

  static func run(_ command: ParsedCommand) throws -> ExitCode {
    try Importing.run(command, OTMImport.model)
  }
}

/// What imports from all formats have in common.
private enum Importing {
  static func syntax(
    _ name: String, _ summary: String, file: String, examples: [CommandSyntax.Example]
  ) -> CommandSyntax {
    CommandSyntax(
      name, summary,
      details: """
        Words in the file suggest capabilities; each guess says which words. Grants are left for you to answer.
        Exit codes: 0 there is a model to confirm, 2 wrong use, 3 the file cannot be read.
        """,
      arguments: [.init("FILE", file)],
      options: [.init("--out", "FILE", "write there instead of to standard output; an existing file is kept")],
      examples: examples)
  }

  static func run(
    _ command: ParsedCommand, _ model: (SourceFile, inout Diagnostics) -> ImportedModel?
  ) throws -> ExitCode {
    let path = command.arguments[0]
    if let out = command["--out"], FileSystem.exists(out) {
      throw Failure(
        .usage, "\(out) is there already", hint: "somebody may have confirmed it; write elsewhere and compare the two")
    }
    let file = SourceFile(name: path, bytes: try FileSystem.read(path, limitBytes: WorkspaceFiles.fileBytesMax))
    var log = Diagnostics()
    let imported = model(file, &log)
    try Terminal.stopOnErrors(log, in: path)
    guard let imported else { throw Failure("\(path) cannot be read", hint: "see docs/importing.md") }
    guard let out = command["--out"] else {
      try Terminal.write(imported.yaml)
      return .fine
    }
    try FileSystem.write(Array(imported.yaml.utf8), to: out)
    Terminal.show("\(out): \(imported.summary)\n")
    return .fine
  }
}
