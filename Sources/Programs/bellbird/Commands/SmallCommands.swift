import Catalogue
import CommandLine
import Detection
import JSON
import Product
import SourceText

enum SchemaCommand: Command {
  static let syntax = CommandSyntax(
    "schema", "Prints the JSON Schema of a kind of file, for editors.",
    arguments: [.init("KIND", "product, rule, facts, event-map or rule-tests")],
    options: [.init("--catalogue", "DIR", "use the catalogue in this folder")],
    examples: [.init("bellbird schema product > product.schema.json", "then point your editor at it")])

  static func run(_ command: ParsedCommand) throws -> ExitCode {
    try Terminal.write(JSONWriter.write(schema(command.arguments[0], Inputs.catalogue(command))))
    return .fine
  }

  private static func schema(_ kind: String, _ catalogue: PatternCatalogue) throws -> JSONValue {
    switch kind {
    case "product": return ProductSchema.json(for: catalogue)
    case "rule": return DetectionSchema.rule(for: catalogue)
    case "facts": return DetectionSchema.facts(for: catalogue)
    case "event-map": return DetectionSchema.eventMap
    case "rule-tests": return DetectionSchema.ruleTests(for: catalogue)
    default:
      throw Failure(
        .usage, "there is no schema for \"\(kind)\"",
        hint: Suggestion.hint(
          for: kind, in: ["product", "rule", "facts", "event-map", "rule-tests"],
          otherwise: "product, rule, facts, event-map or rule-tests"))
    }
  }
}

enum CompletionCommand: Command {
  static let syntax = CommandSyntax(
    "completion", "Prints a script that completes commands and options in your shell.",
    arguments: [.init("SHELL", "bash, zsh or fish")],
    examples: [.init("source <(bellbird completion bash)", "in ~/.bashrc")])

  static func run(_ command: ParsedCommand) throws -> ExitCode {
    guard let shell = CommandTable.Shell(rawValue: command.arguments[0]) else {
      throw Failure(.usage, "there is no completion for \"\(command.arguments[0])\"", hint: "bash, zsh or fish")
    }
    try Terminal.write(Bellbird.table.completion(for: shell))
    return .fine
  }
}

enum VersionCommand: Command {
  static let syntax = CommandSyntax(
    "version", "Prints the versions of the program and of its catalogue.",
    examples: [.init("bellbird version", "for a bug report")])

  static func run(_ command: ParsedCommand) throws -> ExitCode {
    try Terminal.write("bellbird \(Bellbird.version), catalogue \(Inputs.embeddedVersion)\n")
    return .fine
  }
}
