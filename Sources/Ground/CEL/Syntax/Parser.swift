/// Tokens to a tree, by operator precedence.
struct Parser {
  private let tokens: [Token]
  let limits: CELLimits
  private var position = 0
  private var depth = 0
  private(set) var partCount = 0

  init(tokens: [Token], limits: CELLimits) {
    self.tokens = tokens
    self.limits = limits
  }

  mutating func parse() throws(SyntaxStop) -> Expression {
    let root = try expression()
    guard next.kind == .end else {
      throw SyntaxStop(
        "unexpected", next.span, "\(next.description) cannot stand here",
        hint: ForeignNames.operatorAdvice(next.description, after: tokens.dropLast(tokens.count - position).last)
          ?? "an operator, or the end, should follow the part before it")
    }
    return root
  }

  // MARK: Tokens

  var next: Token { tokens[position] }
  var previousEnd: Int { position > 0 ? tokens[position - 1].span.upperBound : 0 }

  mutating func advance() { if position < tokens.count - 1 { position += 1 } }

  mutating func take(_ symbol: Token.Symbol) -> Bool {
    guard next.kind == .symbol(symbol) else { return false }
    advance()
    return true
  }

  mutating func expect(_ symbol: Token.Symbol, _ why: String) throws(SyntaxStop) {
    guard !take(symbol) else { return }
    throw SyntaxStop(
      "unexpected", next.span, "expected \"\(symbol.rawValue)\" \(why), found \(next.description)",
      hint: "look for a bracket, comma or quotation mark that is missing before this place")
  }

  // MARK: Parts

  mutating func part(_ kind: Expression.Kind, from start: Int, to end: Int? = nil) throws(SyntaxStop) -> Expression {
    let span = start..<max(start, end ?? previousEnd)
    let part = Expression(id: partCount, span: span, kind: kind)
    guard max(part.height, part.nesting) <= limits.depthMax else { throw tooDeep(span) }
    partCount += 1
    return part
  }

  private func tooDeep(_ span: Range<Int>) -> SyntaxStop {
    SyntaxStop(
      "too-deep", span.lowerBound..<span.lowerBound + 1, "parts are nested more than \(limits.depthMax) deep",
      hint: "name intermediate results with cel.bind, or use a list and a macro instead of a long chain")
  }

  // MARK: Operators

  mutating func expression() throws(SyntaxStop) -> Expression {
    depth += 1
    defer { depth -= 1 }
    guard depth <= limits.depthMax else { throw tooDeep(next.span) }
    let condition = try binary(atLeast: 1)
    guard take(.question) else { return condition }
    let then = try binary(atLeast: 1)
    try expect(.colon, "between the two results of \"?\"")
    let otherwise = try expression()
    return try part(.conditional(condition, then: then, otherwise: otherwise), from: condition.span.lowerBound)
  }

  private struct Operator {
    let precedence: Int
    let function: String
  }

  private var nextOperator: Operator? {
    switch next.kind {
    case .symbol(.or): Operator(precedence: 1, function: "_||_")
    case .symbol(.and): Operator(precedence: 2, function: "_&&_")
    case .symbol(.equal), .symbol(.notEqual), .symbol(.less), .symbol(.lessOrEqual), .symbol(.greater),
      .symbol(.greaterOrEqual):
      Operator(precedence: 3, function: "_\(symbolText)_")
    case .identifier("in"): Operator(precedence: 3, function: "@in")
    case .symbol(.plus), .symbol(.minus): Operator(precedence: 4, function: "_\(symbolText)_")
    case .symbol(.times), .symbol(.divide), .symbol(.modulo): Operator(precedence: 5, function: "_\(symbolText)_")
    default: nil
    }
  }

  private var symbolText: String { if case .symbol(let symbol) = next.kind { symbol.rawValue } else { "" } }

  private mutating func binary(atLeast minimum: Int) throws(SyntaxStop) -> Expression {
    var left = try unary()
    while let found = nextOperator, found.precedence >= minimum {
      if found.precedence <= 2 {
        left = try chain(found, first: left)
        continue
      }
      let nameSpan = next.span
      advance()
      let right = try binary(atLeast: found.precedence + 1)
      let call = Expression.Call(function: found.function, target: nil, arguments: [left, right], nameSpan: nameSpan)
      left = try part(.call(call), from: left.span.lowerBound)
    }
    return left
  }

  /// A chain of one logical operator is one part, so that its length costs no depth.
  private mutating func chain(_ found: Operator, first: Expression) throws(SyntaxStop) -> Expression {
    var terms = [first]
    while let again = nextOperator, again.precedence == found.precedence {
      advance()
      terms.append(try binary(atLeast: found.precedence + 1))
    }
    return try part(found.precedence == 1 ? .or(terms) : .and(terms), from: first.span.lowerBound)
  }

  private mutating func unary() throws(SyntaxStop) -> Expression {
    let start = next.span
    for (symbol, function) in [(Token.Symbol.not, "!_"), (.minus, "-_")] where next.kind == .symbol(symbol) {
      var count = 0
      while next.kind == .symbol(symbol), !(symbol == .minus && numberFollows) {
        advance()
        count += 1
      }
      let operand = try member()
      guard count % 2 == 1 else { return operand }
      let call = Expression.Call(function: function, target: nil, arguments: [operand], nameSpan: start)
      return try part(.call(call), from: start.lowerBound)
    }
    return try member()
  }

  /// A minus directly before a number is part of the number, so that the smallest int can be written.
  private var numberFollows: Bool {
    switch tokens[min(position + 1, tokens.count - 1)].kind {
    case .int, .double: true
    default: false
    }
  }
}
