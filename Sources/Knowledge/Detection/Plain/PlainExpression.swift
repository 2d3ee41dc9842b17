internal import CEL

/// An expression that can be asked of an event.
struct PlainExpression {
  private let program: CELProgram

  init(_ expression: RuleExpression) { program = CELProgram(expression.checked) }

  /// An error counts as no.
  func holds(for event: DetectionEvent) -> Bool {
    if case .bool(true)? = value(for: event) { true } else { false }
  }

  /// Nil where the expression gives nothing, an empty text, one longer than the limit, or an error.
  func identity(in event: DetectionEvent) -> Identity? {
    let text: String
    switch value(for: event) {
    case .string(let found), .optional(.string(let found)?): text = found
    default: return nil
    }
    return (1...RuleLimits.identityBytesMax).contains(text.utf8.count) ? Identity(text: text) : nil
  }

  private func value(for event: DetectionEvent) -> CELValue? {
    let values = program.expression.environment.variables.map { variable -> CELValue? in
      switch variable.name {
      case "time": Self.timestamp(event.time * 1_000_000)
      case "kind": .string(event.kind)
      default: event.fields[variable.name].flatMap(Self.value)
      }
    }
    return try? program.evaluate(values)
  }

  private static func value(_ field: FieldValue) -> CELValue? {
    switch field {
    case .bool(let flag): .bool(flag)
    case .int(let number): .int(number)
    case .double(let number): .double(number)
    case .string(let text): .string(text)
    case .timestamp(let nanoseconds): timestamp(nanoseconds)
    case .duration(let nanoseconds): .duration(TimeSpan(nanoseconds: nanoseconds))
    case .list(let values): .list(values.compactMap(value))
    }
  }

  /// Of a moment since 1970.
  private static func timestamp(_ nanoseconds: Int64) -> CELValue? {
    Timestamp(seconds: nanoseconds / 1_000_000_000, nanoseconds: Int32(nanoseconds % 1_000_000_000))
      .map(CELValue.timestamp)
  }
}
