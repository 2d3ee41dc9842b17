import Primitives
import SourceText

/// Functions and operators.
extension Checker {
  mutating func checkCall(_ part: Expression, _ call: Expression.Call) -> Expression {
    if let target = call.target, let name = dottedName(target),
      let function = function(named: "\(name).\(call.function)")
    {
      return checkCall(part, call, function, target: nil)
    }
    let target = call.target.map { check($0) }
    guard let function = function(named: call.function) else {
      // The arguments of a misspelled macro are no expressions: nothing is told about them.
      let before = log
      let arguments = call.arguments.map { check($0) }
      log = before
      undeclared(call, isMember: target != nil)
      refer(part, to: .overloads([]))
      let kind = Expression.Call(
        function: call.function, target: target, arguments: arguments, nameSpan: call.nameSpan)
      return done(part, .call(kind), .dyn)
    }
    return checkCall(part, call, function, target: target)
  }

  /// A constant argument that can never work, such as a broken pattern, is told at once.
  private mutating func prepare(_ overload: Overload, _ call: Expression.Call) {
    guard let preparation = overload.preparation else { return }
    let operand = call.operands[preparation.argument]
    guard case .constant(let value) = operand.kind else { return }
    do throws(EvaluationError) {
      _ = try preparation.prepare(value)
    } catch {
      self.error(
        "bad-constant", operand.span, error.message, hint: error.advice ?? "see \(call.function) in docs/cel.md")
    }
  }

  private func function(named name: String) -> Function? {
    for candidate in environment.candidates(name) {
      if let function = environment.functions[candidate] { return function }
    }
    return nil
  }

  private mutating func undeclared(_ call: Expression.Call, isMember: Bool) {
    let name = call.function
    if let form = Parser.macroForms[name] {
      error("macro-form", call.nameSpan, "\"\(name)\" is not written like this", hint: "write for instance: \(form)")
      return
    }
    let known = environment.functions.values.filter { $0.overloads.contains { $0.isMember == isMember } }
    let names = known.map(\.name).filter { $0.first?.isLetter == true } + Parser.macros(spelledLike: name)
    error(
      "undeclared-function", call.nameSpan, "there is no function \"\(name)\"",
      hint: ForeignNames.advice(name)
        ?? Suggestion.hint(
          for: name, in: names.sorted(), otherwise: "the functions are listed in docs/cel.md"))
  }

  private mutating func checkCall(
    _ part: Expression, _ call: Expression.Call, _ function: Function, target: Expression?
  ) -> Expression {
    let arguments = call.arguments.map { check($0) }
    let checked = Expression.Call(
      function: function.name, target: target, arguments: arguments, nameSpan: call.nameSpan)
    let style = function.overloads.filter { $0.isMember == (target != nil) }
    let (fitting, result) = choose(style, for: checked.operands.map { type(of: $0) })
    if fitting.isEmpty { noOverload(checked, style, of: function) }
    // Without types every way of that many arguments is tried when it runs.
    let candidates = fitting.isEmpty ? style.filter { $0.parameters.count == checked.operands.count } : fitting
    refer(part, to: .overloads(candidates))
    if isStrict, fitting.count == 1 { prepare(fitting[0], checked) }
    return done(part, .call(checked), fitting.isEmpty ? .dyn : result)
  }

  /// The overloads that accept the types, and what they give: dyn where they disagree.
  private mutating func choose(_ overloads: [Overload], for given: [CELType]) -> ([Overload], CELType) {
    var fitting: [Overload] = []
    var result: CELType?
    for overload in overloads where overload.parameters.count == given.count {
      var names: [String: CELType] = [:]
      let expected = overload.parameters.map { instantiate($0, &names) }
      guard substitution.accepts(given, as: expected) else { continue }
      let found = substitution.resolve(instantiate(overload.result, &names), unknownAsDyn: false)
      fitting.append(overload)
      result = result.map { $0 == found ? $0 : .dyn } ?? found
    }
    return (fitting, result ?? .dyn)
  }

  /// The type with fresh parameters, since each call chooses anew what they stand for.
  private mutating func instantiate(_ type: CELType, _ names: inout [String: CELType]) -> CELType {
    if case .parameter(let name) = type {
      if let known = names[name] { return known }
      let new = fresh()
      names[name] = new
      return new
    }
    switch type {
    case .list(let element): return .list(instantiate(element, &names))
    case .map(let key, let value): return .map(instantiate(key, &names), instantiate(value, &names))
    case .optional(let inner): return .optional(instantiate(inner, &names))
    case .type(let inner): return .type(instantiate(inner, &names))
    case .opaque(let name, let parameters):
      var changed: [CELType] = []
      for parameter in parameters { changed.append(instantiate(parameter, &names)) }
      return .opaque(name, changed)
    default: return type
    }
  }

  private mutating func noOverload(_ call: Expression.Call, _ style: [Overload], of function: Function) {
    let name = Operators.readable(function.name)
    let given = call.operands.map { shown($0) }
    guard let first = style.first else {
      let member = call.target == nil
      error(
        "no-such-overload", call.nameSpan,
        "\"\(name)\" is \(member ? "called on a value, as in x.\(name)()" : "not called on a value")",
        hint: member ? "write the first argument before a dot" : "write \(name)(…) without anything before it")
      return
    }
    if Operators.isOperator(function.name) {
      error(
        "no-such-overload", call.nameSpan, "\"\(name)\" cannot take \(English.short(given, joiner: "and"))",
        hint: advice(name, call.operands)
          ?? "it takes \(first.parameters.map(\.description).joined(separator: " and "))")
      return
    }
    let ways = style.map { overload in
      let parameters = overload.parameters.map(\.description)
      return overload.isMember
        ? "\(parameters[0]).\(name)(\(parameters.dropFirst().joined(separator: ", ")))"
        : "\(name)(\(parameters.joined(separator: ", ")))"
    }
    let written =
      call.target == nil
      ? "\(name)(\(given.joined(separator: ", ")))"
      : "\(given[0]).\(name)(\(given.dropFirst().joined(separator: ", ")))"
    error(
      "no-such-overload", call.nameSpan, "there is no \(written)",
      hint: advice(call, style) ?? "there is \(English.short(ways))")
  }
}
