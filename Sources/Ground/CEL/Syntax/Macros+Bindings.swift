/// The macros that start with `cel.`
extension Parser {
  mutating func celMacro(_ function: String, _ arguments: [Expression], _ nameSpan: Range<Int>) throws(SyntaxStop)
    -> Expression.Kind?
  {
    switch (function, arguments.count) {
    case ("bind", 3): .bind(name: try variable(arguments[0]), value: arguments[1], body: arguments[2])
    case ("block", 2): try block(arguments[0], result: arguments[1])
    case ("index", 1): .name("@index\(try number(arguments[0]))")
    case ("iterVar", 2): .name("@it\(try number(arguments[0])):\(try number(arguments[1]))")
    default: nil
    }
  }

  /// `cel.block([a, b], result)`: what optimizers write for parts that occur several times. Each value may use those
  /// before it as `cel.index(N)`.
  private mutating func block(_ values: Expression, result: Expression) throws(SyntaxStop) -> Expression.Kind {
    guard case .list(let items) = values.kind, let first = items.first else {
      throw SyntaxStop(
        "block-argument", values.span, "cel.block needs a list of values and a result",
        hint: "write for instance: cel.block([1 + 1], cel.index(0) * 2)")
    }
    var body = result
    for (index, item) in items.enumerated().dropFirst().reversed() {
      let kind = Expression.Kind.bind(name: "@index\(index)", value: item.value, body: body)
      body = try part(kind, from: item.value.span.lowerBound)
    }
    return .bind(name: "@index0", value: first.value, body: body)
  }

  private func number(_ argument: Expression) throws(SyntaxStop) -> Int64 {
    if case .constant(.int(let number)) = argument.kind, number >= 0 { return number }
    throw SyntaxStop(
      "block-argument", argument.span, "this must be a number, 0 or more", hint: "write for instance: cel.index(0)")
  }
}
