public import SourceText
public import YAML

/// Reads variables, records and functions from YAML.
///
/// A file has the fields `container`, `types`, `variables` and `functions`; a file without any of them holds variables.
public struct CELDeclarations {
  private static let sections = ["container", "types", "variables", "functions"]

  private var environment: CELEnvironment

  /// Adds what the file declares. What is wrong is logged and left out.
  public static func read(_ root: YAMLNode, into environment: inout CELEnvironment, _ log: inout Diagnostics) {
    var reader = CELDeclarations(environment: environment)
    reader.read(root, &log)
    environment = reader.environment
  }

  private mutating func read(_ root: YAMLNode, _ log: inout Diagnostics) {
    guard case .mapping(let entries) = root.value else {
      log.error(
        "cel/declarations", at: root.location, "declarations are fields, and this is \(root.kind)",
        hint: "write one a line, such as: kind: string")
      return
    }
    guard entries.contains(where: { Self.sections.contains($0.key) }) else { return variables(root, &log) }
    for entry in entries where !Self.sections.contains(entry.key) {
      log.error(
        "cel/declarations", at: entry.keyLocation, "there is no section \"\(entry.key)\"",
        hint: Suggestion.hint(
          for: entry.key, in: Self.sections, otherwise: "the sections are \(Self.sections.joined(separator: ", "))"))
    }
    func section(_ name: String) -> YAMLNode? { entries.first { $0.key == name }?.value }
    if let node = section("container") { environment.container = node.text("container", into: &log) ?? "" }
    if let node = section("types") { types(node, &log) }
    if let node = section("variables") { variables(node, &log) }
    if let node = section("functions") { functions(node, &log) }
  }

  private func entries(_ node: YAMLNode, _ what: String, _ log: inout Diagnostics) -> [YAMLNode.Entry] {
    guard case .mapping(let entries) = node.value else {
      log.error(
        "cel/declarations", at: node.location, "\(what) are fields, and this is \(node.kind)",
        hint: "write one a line: name: type")
      return []
    }
    return entries
  }

  // MARK: Records

  private mutating func types(_ node: YAMLNode, _ log: inout Diagnostics) {
    let records = entries(node, "types", &log)
    // Fields may be of records that are declared further down.
    for record in records { environment.declare(RecordType(record.key, [])) }
    for record in records { declare(record: record.key, record.value, &log) }
  }

  private mutating func declare(record name: String, _ node: YAMLNode, _ log: inout Diagnostics) {
    let fields = entries(node, "a record's fields", &log).map { field in
      RecordType.Field(field.key, type(field.value, &log))
    }
    environment.declare(RecordType(name, fields))
  }

  // MARK: Variables

  /// `name: type`, or a list of `{name: …, type: …}`. A variable's type may be written as a record's fields.
  private mutating func variables(_ node: YAMLNode, _ log: inout Diagnostics) {
    if case .sequence(let items) = node.value {
      for item in items { variable(item, &log) }
      return
    }
    for entry in entries(node, "variables", &log) {
      if case .mapping = entry.value.value {
        declare(record: entry.key, entry.value, &log)
        environment.declare(entry.key, .record(entry.key))
      } else {
        environment.declare(entry.key, type(entry.value, &log))
      }
    }
  }

  private mutating func variable(_ node: YAMLNode, _ log: inout Diagnostics) {
    let fields = entries(node, "a variable's name and type", &log)
    guard let name = fields.first(where: { $0.key == "name" })?.value.text("a variable's name", into: &log),
      let written = fields.first(where: { $0.key == "type" })?.value
    else {
      log.error(
        "cel/declarations", at: node.location, "a variable needs a name and a type", hint: "write {name: x, type: int}")
      return
    }
    environment.declare(name, type(written, &log))
  }

  private func type(_ node: YAMLNode, _ log: inout Diagnostics) -> CELType {
    guard let text = node.text("a type", into: &log) else { return .dyn }
    var reader = environment.typeReader(text)
    if let type = reader.read() { return type }
    let word = reader.unknown ?? text
    log.error(
      "cel/unknown-type", at: node.location, "there is no type \"\(word.prefix(80))\"",
      hint: Suggestion.hint(
        for: word, in: TypeText.names + environment.records.keys.sorted(),
        otherwise: "write for instance int, list(string) or map(string, dyn)"))
    return .dyn
  }

  // MARK: Functions

  /// `name: (int) -> bool`, or a list of such.
  private mutating func functions(_ node: YAMLNode, _ log: inout Diagnostics) {
    for entry in entries(node, "functions", &log) {
      for (number, (text, location)) in entry.value.texts("a function", into: &log).enumerated() {
        guard let signature = FunctionSignature(text, in: environment) else {
          log.error(
            "cel/signature", at: location, "\"\(text.prefix(80))\" does not say how a function is called",
            hint: "write (string, int) -> bool, or string.(int) -> bool for a call on a value")
          continue
        }
        let overload = Overload(
          "\(entry.key)_\(number)", isMember: signature.isMember, signature.parameters, signature.result, .missing)
        environment.declare(Function(entry.key, [overload]))
      }
    }
  }
}
