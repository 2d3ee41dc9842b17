import Primitives

/// What a person can write instead, where types do not fit.
extension Checker {
  private static let writtenMax = 40

  /// The part as it stands in the text, if it is short, in one line.
  func written(_ part: Expression) -> String {
    let bytes = Array(source.text.utf8.dropFirst(part.span.lowerBound).prefix(part.span.count))
    let words = String(decoding: bytes, as: UTF8.self).split { $0.isWhitespace }.joined(separator: " ")
    return words.count <= Self.writtenMax ? words : "…"
  }

  private func known(_ part: Expression) -> CELType { substitution.resolve(type(of: part), unknownAsDyn: true) }

  // MARK: One value

  /// How the value becomes one of another type; nil where it cannot, or where nobody would mean that.
  func conversion(of part: Expression, to wanted: CELType) -> String? {
    let text = written(part)
    if let literal = literal(part, as: wanted) { return literal }
    // A text that is written out and is no number will not become one.
    if case .constant(.string) = part.kind, [.int, .uint, .double, .bool].contains(wanted) { return nil }
    switch (known(part), wanted) {
    case (let given, _) where given == wanted || given.isDyn: return nil
    case (.optional(let inner), _) where inner == wanted:
      return "say what it is where there is none: \(text).orValue(\(Self.example(of: wanted)))"
    case (_, .optional(let inner)) where known(part) == inner: return "write optional.of(\(text))"
    case (.bool, .int), (.bool, .double): return "write \(text) ? 1 : 0"
    case (.double, .int): return "write int(\(text)), which cuts off what is behind the point"
    case (.string, .timestamp): return "write timestamp(\(text))"
    case (.int, .timestamp): return "write timestamp(\(text)), which counts seconds since 1970"
    case (.string, .duration): return "write duration(\(text))"
    case (.int, .duration): return "write duration(string(\(text)) + \"s\") for seconds"
    case (.int, .uint), (.uint, .int), (.int, .double), (.uint, .double), (.string, .int), (.string, .uint),
      (.string, .double), (.double, .uint), (.string, .bytes), (.string, .bool):
      return "write \(wanted)(\(text))"
    case (.int, .string), (.uint, .string), (.double, .string), (.bool, .string), (.bytes, .string):
      return "write string(\(text))"
    case (_, .list(let element)) where known(part) == element: return "write [\(text)]"
    default: return nil
    }
  }

  /// A literal of the wanted type in place of one that is written out.
  private func literal(_ part: Expression, as wanted: CELType) -> String? {
    guard case .constant(let value) = part.kind else { return nil }
    switch (value, wanted) {
    case (.string(let text), .int) where Int64(text) != nil: return "write \(text) without quotation marks"
    case (.string(let text), .double) where Double(text) != nil:
      return "write \(Double(text) ?? 0) without quotation marks"
    case (.string(let text), .bool) where ["true", "false"].contains(text):
      return "write \(text) without quotation marks"
    case (.string(let text), .timestamp) where Timestamp(text) == nil: return "write \(Self.example(of: wanted))"
    case (.string(let text), .duration) where TimeSpan(text) == nil: return "write \(Self.example(of: wanted))"
    case (.int(let number), .double): return "write \(number).0"
    case (.int(let number), .uint) where number >= 0: return "write \(number)u"
    case (.int(let number), .string): return "write \"\(number)\""
    case (.int(let number), .duration): return "say the unit, as in duration(\"\(number)s\")"
    case (.int, .timestamp): return "write \(Self.example(of: wanted))"
    case (.double(let number), .int): return "write \(Int(exactly: number.rounded()) ?? 0)"
    default: return nil
    }
  }

  static func example(of type: CELType) -> String {
    switch type {
    case .string: "\"\""
    case .int: "0"
    case .uint: "0u"
    case .double: "0.0"
    case .bool: "false"
    case .list: "[]"
    case .map: "{}"
    case .timestamp: "timestamp(\"2026-11-23T08:30:00Z\")"
    case .duration: "duration(\"1h30m\")"
    default: "…"
    }
  }

  /// A comparison that the part could be meant for.
  func comparison(_ part: Expression) -> String {
    switch known(part) {
    case .string, .int, .uint, .double: "\(written(part)) != \(Self.example(of: known(part)))"
    case .list, .map: "size(\(written(part))) > 0"
    case .optional: "\(written(part)).hasValue()"
    case .timestamp, .duration: "\(written(part)) > \(Self.example(of: known(part)))"
    default: "x == y"
    }
  }

  // MARK: Operators

  /// Nil where the operator's own types say it best.
  func advice(_ symbol: String, _ operands: [Expression]) -> String? {
    guard operands.count == 2 else {
      guard let operand = operands.first else { return nil }
      return symbol == "!" ? "compare it first, as in !(\(comparison(operand)))" : "only an int or a double has a sign"
    }
    let (left, right) = (operands[0], operands[1])
    switch (symbol, known(left), known(right)) {
    case ("in", .string, .string): return "write \(written(right)).contains(\(written(left)))"
    case ("in", _, .list(let element)): return conversion(of: left, to: element) ?? "its elements are \(element)"
    case ("in", _, .map(let key, _)): return conversion(of: left, to: key) ?? "its keys are \(key)"
    case ("in", _, let type): return "\"in\" looks into a list or a map, and \(written(right)) is \(type)"
    case ("==", let type, .null), ("!=", let type, .null), ("==", .null, let type), ("!=", .null, let type):
      return "a value of type \(type) is never null: compare it with \(Self.example(of: type)), or leave this out"
    case ("==", .list(let element), let other) where element == other:
      return "write \(written(right)) in \(written(left))"
    case ("+", .timestamp, _), ("-", .timestamp, _): return conversion(of: right, to: .duration) ?? span(symbol)
    case ("%", .double, _), ("%", _, .double): return "% takes whole numbers: write int(x) % 2"
    case ("-", .string, .string), ("*", .string, _), ("/", .string, _):
      return "texts are only joined, with +; replace() takes parts out"
    default: return sameType(left, right)
    }
  }

  private func span(_ symbol: String) -> String {
    "a time takes a span \(symbol == "+" ? "more" : "less"): write \(Self.example(of: .duration))"
  }

  /// One of two sides is made what the other is: a literal rather than a name, and a text rather a number than the
  /// other way round.
  private func sameType(_ left: Expression, _ right: Expression) -> String? {
    let (first, second) = (known(left), known(right))
    if case .record(let name) = first { return field(of: name, left) }
    if case .record(let name) = second { return field(of: name, right) }
    if [first, second].contains(.bool), first != second {
      let part = first == .bool ? left : right
      return "write \(written(part)) or !\(written(part)) alone"
    }
    if first == .double, [.int, .uint].contains(second) { return conversion(of: right, to: .double) }
    if second == .double, [.int, .uint].contains(first) { return conversion(of: left, to: .double) }
    guard first != second else {
      return first == .bool ? "true and false have no order: compare them with == or join them with && and ||" : nil
    }
    var ways = [(right, first), (left, second)]
    if case .constant = left.kind { ways.reverse() }
    if first == .int || second == .string { ways.sort { a, _ in a.1 == second } }
    return ways.lazy.compactMap { literal($0, as: $1) }.first
      ?? ways.lazy.compactMap { conversion(of: $0, to: $1) }.first
      ?? "\(written(left)) is \(first) and \(written(right)) is \(second): both sides must be of one type"
  }

  private func field(of name: String, _ part: Expression) -> String? {
    guard let record = environment.record(name), let field = record.fields.first else { return nil }
    return "take one of its fields, such as \(written(part)).\(field.name)"
  }

  // MARK: Calls

  /// What makes one of the ways to call the function fit, where one argument does not.
  func advice(_ call: Expression.Call, _ ways: [Overload]) -> String? {
    let operands = call.operands
    if call.function == "contains", let target = call.target, case .list = known(target), call.arguments.count == 1 {
      return "write \(written(call.arguments[0])) in \(written(target))"
    }
    if let target = call.target, case .optional(let inner) = known(target),
      let conversion = conversion(of: target, to: inner)
    {
      return conversion
    }
    guard call.function != "size" else { return nil }
    if call.function.hasPrefix("get"), !call.arguments.isEmpty {
      return "the argument is a time zone, as in \(call.function)(\"Australia/Sydney\")"
    }
    var found: [String] = []
    for way in ways where way.parameters.count == operands.count {
      let wrong = operands.indices.filter { position in
        var draft = substitution
        return !draft.accepts(type(of: operands[position]), as: way.parameters[position])
      }
      // What takes a text only, such as an address, is seldom helped by a number's digits.
      guard wrong.count == 1, way.isMember || way.parameters[wrong[0]] != .string,
        let advice = conversion(of: operands[wrong[0]], to: way.parameters[wrong[0]])
      else { continue }
      found.append(advice)
    }
    return found.first
  }
}
