import SourceText

/// Finds the names and types of one tree. Rules and order follow the language definition and cel-go's checker.
struct Checker {
  let environment: CELEnvironment
  let source: CELSource
  /// Otherwise nothing is reported, and types that do not fit are dyn.
  let isStrict: Bool
  var log = Diagnostics()
  var substitution = Substitution()
  var locals: [(name: String, type: CELType)] = []
  private let tree: SyntaxTree
  private var types: [CELType]
  private var references: [CheckedExpression.Reference?]
  private var localCount = 0
  private var freshCount = 0

  init(_ environment: CELEnvironment, _ tree: SyntaxTree, isStrict: Bool) {
    (self.environment, self.tree, self.source, self.isStrict) = (environment, tree, tree.source, isStrict)
    types = Array(repeating: .dyn, count: tree.partCount)
    references = Array(repeating: nil, count: tree.partCount)
  }

  mutating func run() -> CheckedExpression {
    let root = check(tree.root)
    let resolved = types.map { substitution.resolve($0, unknownAsDyn: true) }
    return CheckedExpression(
      source: source, root: root, environment: environment, localCount: localCount, types: resolved,
      references: references)
  }

  // MARK: What is learned of a part

  func type(of part: Expression) -> CELType { substitution.resolve(types[part.id], unknownAsDyn: false) }

  mutating func refer(_ part: Expression, to reference: CheckedExpression.Reference) {
    references[part.id] = reference
  }

  /// The part with its children checked.
  mutating func done(_ part: Expression, _ kind: Expression.Kind, _ type: CELType) -> Expression {
    types[part.id] = type
    return Expression(id: part.id, span: part.span, kind: kind)
  }

  mutating func fresh() -> CELType {
    freshCount += 1
    return .parameter("%\(freshCount)")
  }

  mutating func error(_ code: String, _ span: Range<Int>, _ message: String, hint: String) {
    guard isStrict else { return }
    log.error("cel/\(code)", at: source.location(span), message, hint: hint)
  }

  mutating func withLocals<Result>(
    _ added: [(name: String, type: CELType)], of part: Expression, _ body: (inout Checker) -> Result
  ) -> Result {
    refer(part, to: .local(locals.count))
    locals += added
    localCount = max(localCount, locals.count)
    defer { locals.removeLast(added.count) }
    return body(&self)
  }

  // MARK: Parts

  mutating func check(_ part: Expression) -> Expression {
    switch part.kind {
    case .constant(let value): done(part, part.kind, value.type)
    case .name(let name): checkName(part, name)
    case .select(let operand, let field, let access): checkSelect(part, operand, field, access)
    case .index(let operand, let index, let isOptional): checkIndex(part, operand, index, isOptional)
    case .call(let call): checkCall(part, call)
    case .and(let terms): done(part, .and(terms.map { checkBool($0, "\"&&\"") }), .bool)
    case .or(let terms): done(part, .or(terms.map { checkBool($0, "\"||\"") }), .bool)
    case .conditional(let condition, let then, let otherwise): checkConditional(part, condition, then, otherwise)
    case .list(let items): checkList(part, items)
    case .map(let entries): checkMap(part, entries)
    case .record(let type, let fields): checkRecord(part, type, fields)
    case .comprehension(let loop): checkComprehension(part, loop)
    case .bind(let name, let value, let body): checkBind(part, name, value, body)
    case .optionalMap(let target, let name, let body, let isFlat): checkOptionalMap(part, target, name, body, isFlat)
    }
  }

  mutating func checkBool(_ part: Expression, _ where: String) -> Expression {
    let checked = check(part)
    if !substitution.accepts(type(of: checked), as: .bool) {
      error(
        "not-bool", part.span, "\(`where`) needs true or false, and this is \(shown(checked))",
        hint: "compare it with something, as in \(comparison(checked))")
    }
    return checked
  }

  /// A part's type in words for a message.
  func shown(_ part: Expression) -> String {
    substitution.resolve(types[part.id], unknownAsDyn: true).description
  }

  private mutating func checkConditional(
    _ part: Expression, _ condition: Expression, _ then: Expression, _ otherwise: Expression
  ) -> Expression {
    let condition = checkBool(condition, "the condition of \"?\"")
    let (then, otherwise) = (check(then), check(otherwise))
    var result = fresh()
    if !substitution.accepts([type(of: then), type(of: otherwise)], as: [result, result]) {
      error(
        "types-differ", part.span,
        "the two results of \"?\" have different types: \(shown(then)) and \(shown(otherwise))",
        hint: conversion(of: otherwise, to: type(of: then)) ?? conversion(of: then, to: type(of: otherwise))
          ?? "give both one type, or wrap both in dyn()")
      result = .dyn
    }
    return done(part, .conditional(condition, then: then, otherwise: otherwise), result)
  }

  private mutating func checkBind(_ part: Expression, _ name: String, _ value: Expression, _ body: Expression)
    -> Expression
  {
    let value = check(value)
    let body = withLocals([(name, type(of: value))], of: part) { $0.check(body) }
    return done(part, .bind(name: name, value: value, body: body), type(of: body))
  }

  private mutating func checkOptionalMap(
    _ part: Expression, _ target: Expression, _ name: String, _ body: Expression, _ isFlat: Bool
  ) -> Expression {
    let target = check(target)
    let inner = optionalContent(target, "this")
    let body = withLocals([(name, inner)], of: part) { $0.check(body) }
    var type = isFlat ? type(of: body) : .optional(type(of: body))
    if isFlat { type = .optional(optionalContent(body, "the result of optFlatMap")) }
    return done(part, .optionalMap(target, name: name, body: body, isFlat: isFlat), type)
  }

  /// The type inside of an optional.
  mutating func optionalContent(_ part: Expression, _ what: String) -> CELType {
    let inner = fresh()
    if substitution.accepts(type(of: part), as: .optional(inner)) { return inner }
    error(
      "not-optional", part.span, "\(what) must be an optional, and is \(shown(part))",
      hint: "make one with optional.of(value), or with a.?b")
    return .dyn
  }
}
