import Catalogue
import CommandLine
import Detection
import Evidence
import EvidenceBundle
import Guides
import JSON
import Policy
import Primitives
import Product
import Reporting
import Reports
import SourceText

enum SchemaCommand: Command {
  private static let schemas: [(kind: String, schema: @Sendable (PatternCatalogue) -> JSONValue)] = [
    ("product", { ProductSchema.json(for: $0) }), ("reporting", { ReportingSchema.json(for: $0) }),
    ("evidence-bundle", { _ in EvidenceRecordSchema.json }),
    ("matrix", { _ in MatrixSchema.json }), ("rule", { DetectionSchema.rule(for: $0) }),
    ("facts", { DetectionSchema.facts(for: $0) }), ("event-map", { _ in DetectionSchema.eventMap }),
    ("rule-tests", { DetectionSchema.ruleTests(for: $0) }),
    ("guide", { GuideSchema.guide(for: $0) }), ("helplines", { _ in GuideSchema.helplines }),
    ("guide-words", { _ in GuideSchema.words }), ("guide-menus", { _ in GuideSchema.menus }),
    ("policy", { PolicySchema.policy(for: $0) }), ("policy-tests", { _ in PolicySchema.tests }),
    ("case-facts", { _ in PolicySchema.caseFacts }), ("evidence-check", { _ in VerdictJSON.schema }),
  ]
  private static let kinds = English.list(schemas.map(\.kind), joiner: "or")

  static let syntax = CommandSyntax(
    "schema", "Prints the JSON Schema of a kind of file, for editors.",
    arguments: [.init("KIND", kinds)],
    options: [.init("--catalogue", "DIR", "use the catalogue in this folder")],
    examples: [.init("bellbird schema product > product.schema.json", "then point your editor at it")])

  static func run(_ command: ParsedCommand) throws -> ExitCode {
    let kind = command.arguments[0]
    guard let entry = schemas.first(where: { $0.kind == kind }) else {
      throw Failure(
        .usage, "there is no schema for \"\(kind)\"",
        hint: Suggestion.hint(for: kind, in: schemas.map(\.kind), otherwise: kinds))
    }
    try Terminal.write(JSONWriter.write(entry.schema(Inputs.catalogue(command))))
    return .fine
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
