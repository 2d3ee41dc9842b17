import CEL
import CommandLine
import Files
import JSON
import SourceText
import YAML

enum CELEvalCommand: Command {
  private static let variablesBytesMax = 64 << 20
  private static let outputBytesMax = 64 << 20

  static let syntax = CommandSyntax(
    "cel eval", "Evaluates an expression and prints its value as JSON.",
    details: """
      A JSON number without fraction and exponent is an int, any other a double; an object is a map.
      Exit codes: 0 a value, 1 the evaluation failed, 3 this is no expression.
      """,
    arguments: [.init("EXPR", "the expression; between single quotation marks in a shell", isFreeText: true)],
    options: [.init("--vars", "F.json", "variables: an object whose members are their values; - for standard input")],
    examples: [
      .init("bellbird cel eval '[1, 2, 3].filter(x, x > 1)'", "[2,3]"),
      .init("bellbird cel eval 'event.amount <= 5.0' --vars event.json", "true, if the event says so"),
    ])

  static func run(_ command: ParsedCommand) throws -> ExitCode {
    let values = try variables(command)
    var environment = CELEnvironment()
    for name in values.keys.sorted() { environment.declare(name, .dyn) }
    var log = Diagnostics()
    guard let expression = environment.resolve(CELSource(command.arguments[0]), into: &log) else {
      Terminal.show(log)
      return .invalidInput
    }
    switch Result(catching: { () throws(EvaluationError) in try CELProgram(expression).evaluate(values) }) {
    case .success(let value):
      guard let text = CELJSON.text(value, bytesMax: outputBytesMax) else {
        throw Failure(
          .findings, "the value is larger than \(outputBytesMax >> 20) MB as JSON",
          hint: "take a part of it, or its size")
      }
      try Terminal.write("\(text)\n")
      return .fine
    case .failure(let error):
      log.add(error.diagnostic(in: expression))
      Terminal.show(log)
      return .findings
    }
  }

  private static func variables(_ command: ParsedCommand) throws -> [String: CELValue] {
    guard let path = command["--vars"] else { return [:] }
    let bytes =
      path == "-"
      ? try FileSystem.readStandardInput(limitBytes: variablesBytesMax)
      : try FileSystem.read(path, limitBytes: variablesBytesMax)
    do {
      guard let members = try JSONParser.parse(bytes).members else {
        throw Failure("\(path) holds no object", hint: "write {\"name\": value, …}")
      }
      return Dictionary(members.map { ($0.name, CELValue($0.value)) }, uniquingKeysWith: { first, _ in first })
    } catch let error as JSONError {
      throw Failure("\(path) is not JSON: \(error.reason)", hint: "write {\"name\": value, …}")
    }
  }
}

enum CELCheckCommand: Command {
  static let syntax = CommandSyntax(
    "cel check", "Prints the type of an expression, or what is wrong with it.",
    details: "Exit codes: 0 all well, 3 there are errors. docs/cel.md shows how variables are declared.",
    arguments: [.init("EXPR", "the expression; between single quotation marks in a shell", isFreeText: true)],
    options: [
      .init("--types", "F.yaml", "declares variables, records and functions"),
      .init("--cost", "N", "also print how many steps it takes where texts and lists have up to N bytes or elements"),
    ],
    examples: [
      .init("bellbird cel check '[1, 2].map(x, x * 2.0)'", "no such operator: int times double"),
      .init("bellbird cel check 'event.kind' --types event.yaml", "string"),
    ])

  static func run(_ command: ParsedCommand) throws -> ExitCode {
    var environment = CELEnvironment()
    var log = Diagnostics()
    if let path = command["--types"] {
      let file = SourceFile(name: path, bytes: try FileSystem.read(path, limitBytes: YAMLLimits.document.bytesMax))
      if let root = YAMLParser.parse(file, into: &log) { CELDeclarations.read(root, into: &environment, &log) }
      try Terminal.stopOnErrors(log, in: path)
    }
    let expression = environment.check(CELSource(command.arguments[0]), into: &log)
    Terminal.show(log)
    guard let expression else { return .invalidInput }
    try Terminal.write("\(expression.type)\n")
    if let size = try size(command) {
      let cost = expression.cost(variableSizeMax: size)
      try Terminal.write("cost \(cost.min) to \(cost.max == .max ? "unlimited" : String(cost.max))\n")
    }
    return .fine
  }

  private static func size(_ command: ParsedCommand) throws -> UInt64? {
    guard let text = command["--cost"] else { return nil }
    guard let size = UInt64(text) else {
      throw Failure(.usage, "--cost cannot be \"\(text)\"", hint: "write a number, for instance 1000")
    }
    return size
  }
}
