/// Calls that are not functions, since they give names to values or look at an expression instead of its value.
extension Parser {
  /// How each is written, for suggestions.
  static let macroForms = [
    "all": "list.all(x, x > 0)", "exists": "list.exists(x, x > 0)",
    "exists_one": "list.exists_one(x, x > 0), or list.existsOne(i, x, x > i)",
    "existsOne": "list.existsOne(i, x, x > i)", "filter": "list.filter(x, x > 0)", "map": "list.map(x, x * 2)",
    "transformList": "list.transformList(i, x, x + i)", "transformMap": "map.transformMap(k, v, v + 1)",
    "transformMapEntry": "map.transformMapEntry(k, v, {v: k})", "optMap": "optional.optMap(x, x + 1)",
    "optFlatMap": "optional.optFlatMap(x, x.?name)", "sortBy": "list.sortBy(x, size(x))", "has": "has(a.b)",
  ]

  /// Of the two spellings of one macro, the one that the name is written like.
  static func macros(spelledLike name: String) -> [String] {
    macroForms.keys.filter { $0 != (name.contains("_") ? "existsOne" : "exists_one") }
  }

  mutating func call(
    _ function: String, target: Expression?, _ arguments: [Expression], nameSpan: Range<Int>, from start: Int
  ) throws(SyntaxStop) -> Expression {
    if let target {
      if case .name("cel") = target.kind, let kind = try celMacro(function, arguments, nameSpan) {
        return try part(kind, from: start)
      }
      if let kind = try targetMacro(function, target, arguments) { return try part(kind, from: start) }
    } else if function == "has" || function == ".has", arguments.count == 1 {
      return try part(try presence(arguments[0]), from: start)
    }
    let arguments = try gathered(function, target: target, arguments)
    let call = Expression.Call(function: function, target: target, arguments: arguments, nameSpan: nameSpan)
    return try part(.call(call), from: start)
  }

  /// `has(a.b)`.
  private func presence(_ argument: Expression) throws(SyntaxStop) -> Expression.Kind {
    guard case .select(let operand, let field, let access) = argument.kind, access != .presence else {
      throw SyntaxStop(
        "has-argument", argument.span, "has() needs a field: has(a.b)",
        hint: "for a key that is no name write: key in map")
    }
    guard access == .value else {
      throw SyntaxStop(
        "has-argument", argument.span, "has() needs a field behind a plain dot", hint: "write a.?b.hasValue()")
    }
    return .select(operand, field: field, .presence)
  }

  /// `math.greatest` and `math.least` take any number of values: more than two are one list.
  private mutating func gathered(_ function: String, target: Expression?, _ arguments: [Expression])
    throws(SyntaxStop) -> [Expression]
  {
    guard case .name("math") = target?.kind, ["greatest", "least"].contains(function), arguments.count > 2 else {
      return arguments
    }
    let items = arguments.map { Expression.Item(value: $0, isOptional: false) }
    return [
      try part(.list(items), from: arguments[0].span.lowerBound, to: arguments[arguments.count - 1].span.upperBound)
    ]
  }

  // MARK: Macros on a target

  private mutating func targetMacro(_ function: String, _ target: Expression, _ arguments: [Expression])
    throws(SyntaxStop) -> Expression.Kind?
  {
    switch (function, arguments.count) {
    case ("all", 2...3): try test(.all, target, arguments)
    case ("exists", 2...3): try test(.exists, target, arguments)
    case ("exists_one", 2), ("existsOne", 2...3): try test(.existsOne, target, arguments)
    case ("filter", 2): try loop(.list, target, names: 1, arguments, condition: arguments[1], result: nil)
    case ("map", 2): try loop(.list, target, names: 1, arguments, condition: nil, result: arguments[1])
    case ("map", 3): try loop(.list, target, names: 1, arguments, condition: arguments[1], result: arguments[2])
    case ("transformList", 3...4): try transform(.list, target, arguments)
    case ("transformMap", 3...4): try transform(.map, target, arguments)
    case ("transformMapEntry", 3...4): try transform(.entries, target, arguments)
    case ("optMap", 2), ("optFlatMap", 2):
      .optionalMap(
        target, name: try variable(arguments[0]), body: arguments[1], isFlat: function == "optFlatMap")
    case ("sortBy", 2): try sort(target, arguments)
    default: nil
    }
  }

  /// `list.sortBy(x, key)` sorts by a list of keys that is made beside it; the list itself is found once.
  private mutating func sort(_ target: Expression, _ arguments: [Expression]) throws(SyntaxStop) -> Expression.Kind {
    let (start, end) = (target.span.lowerBound, target.span.upperBound)
    let name = "@sortBy"
    let range = try part(.name(name), from: start, to: end)
    let keys = try part(
      try loop(.list, range, names: 1, arguments, condition: nil, result: arguments[1]), from: start)
    let list = try part(.name(name), from: start, to: end)
    let call = Expression.Call(
      function: "@sortByAssociatedKeys", target: list, arguments: [keys], nameSpan: start..<end)
    return .bind(name: name, value: target, body: try part(.call(call), from: start))
  }

  private func test(_ kind: Expression.Comprehension.Kind, _ range: Expression, _ arguments: [Expression])
    throws(SyntaxStop) -> Expression.Kind
  {
    let names = arguments.count - 1
    return try loop(kind, range, names: names, arguments, condition: arguments[names], result: nil)
  }

  private func transform(_ kind: Expression.Comprehension.Kind, _ range: Expression, _ arguments: [Expression])
    throws(SyntaxStop) -> Expression.Kind
  {
    let condition = arguments.count == 4 ? arguments[2] : nil
    return try loop(kind, range, names: 2, arguments, condition: condition, result: arguments[arguments.count - 1])
  }

  private func loop(
    _ kind: Expression.Comprehension.Kind, _ range: Expression, names: Int, _ arguments: [Expression],
    condition: Expression?, result: Expression?
  ) throws(SyntaxStop) -> Expression.Kind {
    var variables: [String] = []
    for argument in arguments.prefix(names) {
      let name = try variable(argument)
      guard !variables.contains(name) else {
        throw SyntaxStop(
          "repeated-variable", argument.span, "both variables are named \"\(name)\"", hint: "give each its own name")
      }
      variables.append(name)
    }
    return .comprehension(
      .init(kind: kind, range: range, variables: variables, condition: condition, result: result))
  }

  /// A macro's first arguments are names of its own, and no expressions.
  func variable(_ argument: Expression) throws(SyntaxStop) -> String {
    if case .name(let name) = argument.kind, !name.hasPrefix(".") { return name }
    throw SyntaxStop(
      "macro-variable", argument.span, "a macro's variable must be one plain name",
      hint: "write for instance: list.all(x, x > 0)")
  }
}
