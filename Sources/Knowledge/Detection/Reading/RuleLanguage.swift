public import CEL
internal import CELRecords
internal import Records
internal import SourceText
internal import YAML

/// The language of conditions: CEL on the fields of one event, with `time`, `kind` and sets of phrases.
public struct RuleLanguage: Sendable {
  /// The variables are the map's fields in their order, then `time`, then `kind`.
  public let environment: CELEnvironment
  private let setNames: [String]

  public init(_ map: EventMap, text: TextFunctions) {
    var limits = CELLimits()
    limits.bytesMax = RuleLimits.expressionBytesMax
    var environment = CELEnvironment(limits: limits)
    for field in map.fields { environment.declare(field.name, CELType(field.type)) }
    environment.declare("time", .timestamp)
    environment.declare("kind", .string)
    let mentions = text.mentions
    environment.declare(
      Function(
        Self.mentions,
        [
          Overload(
            "string_mentions", isMember: true, [.string, .string], .bool, cost: .linear,
            .binary { (text, set) throws(EvaluationError) in
              guard case .string(let text) = text, case .string(let set) = set else {
                throw EvaluationError(.noSuchOverload, "mentions looks for a set in a text")
              }
              return .bool(mentions(text, set))
            })
        ]))
    self.environment = environment
    setNames = text.setNames
  }

  static let mentions = "mentions"

  /// Names that a field cannot have, since expressions mean something else by them.
  static let reservedNames: Set<String> = [
    "time", "kind", "true", "false", "null", "in", "as", "break", "const", "continue", "else", "for", "function", "if",
    "import", "let", "loop", "package", "namespace", "return", "var", "void", "while", "bool", "int", "uint", "double",
    "string", "bytes", "list", "map", "type", "dyn", "optional", "google", "math", "cel", "strings", "lists", "sets",
    "base64", "regex", "net", "has", "size", "duration", "timestamp", "null_type", "optional_type",
  ]
}

extension RuleLanguage {
  /// Whether something holds of an event.
  func condition(_ node: YAMLNode, _ what: String, into log: inout Diagnostics) -> RuleExpression? {
    guard let expression = expression(node, what, into: &log) else { return nil }
    guard expression.checked.type == .bool else {
      log.error(
        "rule/not-a-condition", at: expression.place,
        "\(what) gives \(expression.checked.type), and should say yes or no",
        hint: "compare it with something, as in amount < 5.0")
      return nil
    }
    guard looksAtTheEvent(expression.checked) else {
      log.error(
        "rule/same-for-all", at: expression.place, "\(what) looks at no field, so that it is the same for every event",
        hint: "name a field of the event, or leave the condition out")
      return nil
    }
    return expression
  }

  /// Who or what an event is about.
  func identity(_ node: YAMLNode, _ what: String, into log: inout Diagnostics) -> RuleExpression? {
    guard let expression = expression(node, what, into: &log) else { return nil }
    guard expression.checked.type == .string || expression.checked.type == .optional(.string) else {
      log.error(
        "rule/not-an-identity", at: expression.place,
        "\(what) is \(expression.checked.type), and an identity is a text",
        hint: "name a field of type string, or write string(…) around a number")
      return nil
    }
    guard looksAtTheEvent(expression.checked) else {
      log.error(
        "rule/same-for-all", at: expression.place, "\(what) looks at no field, so that it is the same for every event",
        hint: "name the field that holds it; a fixed text would be one person for all events")
      return nil
    }
    return expression
  }

  private func expression(_ node: YAMLNode, _ what: String, into log: inout Diagnostics) -> RuleExpression? {
    guard let text = node.text(what, into: &log) else { return nil }
    guard let checked = environment.check(CELSource(text, at: node.location), into: &log) else { return nil }
    guard knowsSets(checked, into: &log), writesPatterns(checked, into: &log) else { return nil }
    var field: String?
    if case .name(let name) = checked.root.kind, environment.position(ofVariable: name) != nil, name != "time" {
      field = name
    }
    return RuleExpression(checked: checked, location: node.location, field: field)
  }

  private func looksAtTheEvent(_ checked: CheckedExpression) -> Bool {
    checked.root.parts.contains { part in
      if case .variable = checked.reference(of: part) { true } else { false }
    }
  }

  /// A set of phrases is named in quotes, so that a wrong name is told before anything runs.
  private func knowsSets(_ checked: CheckedExpression, into log: inout Diagnostics) -> Bool {
    var isFine = true
    for part in checked.root.parts {
      guard case .call(let call) = part.kind, call.function == Self.mentions, let set = call.arguments.first else {
        continue
      }
      if case .constant(.string(let name)) = set.kind {
        guard !setNames.contains(name) else { continue }
        log.error(
          "rule/unknown-set", at: checked.source.location(set.span), "there is no set of phrases \"\(name)\"",
          hint: Suggestion.hint(
            for: name, in: setNames,
            otherwise: setNames.isEmpty ? "no sets of phrases are given" : "one of \(setNames.joined(separator: ", "))")
        )
      } else {
        log.error(
          "rule/set-not-named", at: checked.source.location(set.span), "the set of phrases must be named here",
          hint: "write its name in quotes, as in text.mentions(\"threat\")")
      }
      isFine = false
    }
    return isFine
  }
}

extension RuleLanguage {
  /// A pattern is written out: one that came from the log would be as slow as its writer likes.
  private func writesPatterns(_ checked: CheckedExpression, into log: inout Diagnostics) -> Bool {
    var isFine = true
    for operand in checked.patternOperands {
      if case .constant = operand.kind { continue }
      log.error(
        "rule/pattern-not-written", at: checked.source.location(operand.span), "the pattern must be written here",
        hint: "write it in quotes; whether one text is in another tells text.contains(other)")
      isFine = false
    }
    return isFine
  }
}

extension Expression {
  /// This part and all below it.
  var parts: [Expression] { [self] + children.flatMap(\.parts) }
}
