/// Names, literals, brackets, and what hangs on them with a dot.
extension Parser {
  mutating func member() throws(SyntaxStop) -> Expression {
    var operand = try primary()
    let start = operand.span.lowerBound
    while true {
      if take(.dot) {
        let isOptional = take(.question)
        let (field, fieldSpan) = try fieldName()
        if !isOptional, take(.openParenthesis) {
          let arguments = try arguments(.closeParenthesis, "after the arguments")
          operand = try call(field, target: operand, arguments, nameSpan: fieldSpan, from: start)
        } else {
          operand = try part(.select(operand, field: field, isOptional ? .optional : .value), from: start)
        }
      } else if take(.openBracket) {
        let isOptional = take(.question)
        let index = try expression()
        try expect(.closeBracket, "after the index")
        operand = try part(.index(operand, index, isOptional: isOptional), from: start)
      } else if next.kind == .symbol(.openBrace), let type = typeName(operand) {
        advance()
        operand = try record(type, from: start)
      } else {
        return operand
      }
    }
  }

  /// The words that mean something in the language's grammar and are nobody's field.
  private static let keywords: Set<String> = ["false", "in", "null", "true"]

  /// Kept for later versions of the language: a field may have such a name, a variable may not.
  static let reserved: Set<String> = [
    "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "package",
    "namespace", "return", "var", "void", "while",
  ]

  private mutating func fieldName() throws(SyntaxStop) -> (String, Range<Int>) {
    let token = next
    switch token.kind {
    case .identifier(let name) where !Self.keywords.contains(name):
      advance()
      return (name, token.span)
    case .quotedIdentifier(let name):
      advance()
      return (name, token.span)
    default:
      throw SyntaxStop(
        "unexpected", token.span, "expected a field's name after the dot, found \(token.description)",
        hint: "write the name behind the dot, between backticks where it has other characters than letters and digits")
    }
  }

  /// `a.b.C` where the part so far is nothing but names.
  private func typeName(_ operand: Expression) -> String? {
    switch operand.kind {
    case .name(let name): return name
    case .select(let inner, let field, .value): return typeName(inner).map { "\($0).\(field)" }
    default: return nil
    }
  }

  private mutating func primary() throws(SyntaxStop) -> Expression {
    let token = next
    let start = token.span.lowerBound
    switch token.kind {
    case .identifier(let name): return try named(name, isAbsolute: false, from: start)
    case .symbol(.dot):
      advance()
      guard case .identifier(let name) = next.kind else { throw unexpected() }
      return try named(name, isAbsolute: true, from: start)
    case .symbol(.openParenthesis):
      advance()
      let inner = try expression()
      try expect(.closeParenthesis, "to close the one at its start")
      return inner
    case .symbol(.openBracket):
      advance()
      return try list(from: start)
    case .symbol(.openBrace):
      advance()
      return try map(from: start)
    case .symbol(.minus):
      advance()
      return try number(isNegative: true, from: start)
    case .int, .double: return try number(isNegative: false, from: start)
    case .uint(let value): return try constant(.uint(value), from: start)
    case .string(let text): return try constant(.string(text), from: start)
    case .bytes(let bytes): return try constant(.bytes(bytes), from: start)
    default: throw unexpected()
    }
  }

  private func unexpected() -> SyntaxStop {
    SyntaxStop(
      "unexpected", next.span, "expected a value, found \(next.description)",
      hint: "a name, a number, a text, or a bracket can stand here")
  }

  private mutating func constant(_ value: CELValue, from start: Int) throws(SyntaxStop) -> Expression {
    advance()
    return try part(.constant(value), from: start)
  }

  private mutating func number(isNegative: Bool, from start: Int) throws(SyntaxStop) -> Expression {
    switch next.kind {
    case .double(let value): return try constant(.double(isNegative ? -value : value), from: start)
    case .int(let magnitude):
      let value = isNegative ? Self.negated(magnitude) : Int64(exactly: magnitude)
      guard let value else {
        throw SyntaxStop(
          "number-range", start..<next.span.upperBound, "no int is that large",
          hint: "an int goes from -9223372036854775808 to 9223372036854775807; write 1.0 for a double, 1u for a uint")
      }
      return try constant(.int(value), from: start)
    default: throw unexpected()
    }
  }

  private static func negated(_ magnitude: UInt64) -> Int64? {
    magnitude <= UInt64(Int64.max) + 1 ? Int64(truncatingIfNeeded: 0 &- magnitude) : nil
  }

  private mutating func named(_ name: String, isAbsolute: Bool, from start: Int) throws(SyntaxStop) -> Expression {
    let nameSpan = next.span
    if !isAbsolute {
      switch name {
      case "true": return try constant(.bool(true), from: start)
      case "false": return try constant(.bool(false), from: start)
      case "null": return try constant(.null, from: start)
      default: break
      }
    }
    guard !Self.keywords.contains(name), !Self.reserved.contains(name) else {
      throw SyntaxStop(
        "reserved-word", nameSpan, "\"\(name)\" is kept for the language itself", hint: "choose another name")
    }
    advance()
    let full = isAbsolute ? ".\(name)" : name
    guard take(.openParenthesis) else { return try part(.name(full), from: start) }
    let arguments = try arguments(.closeParenthesis, "after the arguments")
    return try call(full, target: nil, arguments, nameSpan: nameSpan, from: start)
  }

  // MARK: Brackets

  private mutating func arguments(_ closing: Token.Symbol, _ why: String) throws(SyntaxStop) -> [Expression] {
    var arguments: [Expression] = []
    if take(closing) { return arguments }
    repeat {
      try checkCount(arguments.count, of: "arguments")
      arguments.append(try expression())
    } while take(.comma)
    try expect(closing, why)
    return arguments
  }

  private mutating func list(from start: Int) throws(SyntaxStop) -> Expression {
    var items: [Expression.Item] = []
    while next.kind != .symbol(.closeBracket) {
      try checkCount(items.count, of: "elements")
      let isOptional = take(.question)
      items.append(.init(value: try expression(), isOptional: isOptional))
      guard take(.comma) else { break }
    }
    try expect(.closeBracket, "after the list")
    return try part(.list(items), from: start)
  }

  private mutating func map(from start: Int) throws(SyntaxStop) -> Expression {
    var entries: [Expression.Entry] = []
    while next.kind != .symbol(.closeBrace) {
      try checkCount(entries.count, of: "entries")
      let isOptional = take(.question)
      let key = try expression()
      try expect(.colon, "between key and value")
      entries.append(.init(key: key, value: try expression(), isOptional: isOptional))
      guard take(.comma) else { break }
    }
    try expect(.closeBrace, "after the map")
    return try part(.map(entries), from: start)
  }

  private mutating func record(_ type: String, from start: Int) throws(SyntaxStop) -> Expression {
    var fields: [Expression.Field] = []
    while next.kind != .symbol(.closeBrace) {
      try checkCount(fields.count, of: "fields")
      let isOptional = take(.question)
      let (name, nameSpan) = try fieldName()
      try expect(.colon, "between field and value")
      fields.append(.init(name: name, nameSpan: nameSpan, value: try expression(), isOptional: isOptional))
      guard take(.comma) else { break }
    }
    try expect(.closeBrace, "after the fields")
    return try part(.record(type: type, fields), from: start)
  }

  private func checkCount(_ count: Int, of what: String) throws(SyntaxStop) {
    guard count >= limits.elementsMax else { return }
    throw SyntaxStop(
      "too-many", next.span, "more than \(limits.elementsMax) \(what) stand here",
      hint: "put them into a variable instead of the expression")
  }
}
