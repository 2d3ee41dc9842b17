/// Turns a checked tree into closures, names into positions.
struct ProgramBuilder {
  let checked: CheckedExpression

  init(_ checked: CheckedExpression) { self.checked = checked }

  func build(_ part: Expression) -> Evaluate {
    switch part.kind {
    case .constant(let value): { _ throws(EvaluationError) in value }
    case .name(let name): buildName(part, name)
    case .select(let operand, let field, let access): buildSelect(part, operand, field, access)
    case .index(let operand, let index, let isOptional): buildIndex(part, operand, index, isOptional)
    case .call(let call): buildCall(part, call)
    case .and(let terms): buildLogic(part, terms, decisive: false)
    case .or(let terms): buildLogic(part, terms, decisive: true)
    case .conditional(let condition, let then, let otherwise): buildConditional(part, condition, then, otherwise)
    case .list(let items): buildList(part, items)
    case .map(let entries): buildMap(part, entries)
    case .record(let type, let fields): buildRecord(part, type, fields)
    case .comprehension(let loop): buildComprehension(part, loop)
    case .bind(_, let value, let body): buildBind(part, value, body)
    case .optionalMap(let target, _, let body, let isFlat): buildOptionalMap(part, target, body, isFlat)
    }
  }

  /// Charges one step, and gives an error of this part its place.
  func step(_ part: Expression, _ body: @escaping Evaluate) -> Evaluate {
    let span = part.span
    return { frame throws(EvaluationError) in
      do throws(EvaluationError) {
        try frame.charge(1)
        return try body(&frame)
      } catch {
        throw error.located(span)
      }
    }
  }

  private func buildName(_ part: Expression, _ name: String) -> Evaluate {
    switch checked.reference(of: part) {
    case .local(let position): return { frame throws(EvaluationError) in try frame.locals[position].get() }
    case .variable(let position):
      return step(part) { frame throws(EvaluationError) in
        guard let value = frame.variables[position] else {
          throw EvaluationError(.undeclared, "the variable \"\(name)\" has no value")
        }
        return value
      }
    default:
      return step(part) { _ throws(EvaluationError) in
        throw EvaluationError(.undeclared, "undeclared reference to \"\(name)\"")
      }
    }
  }

  /// `&&` and `||`: a term that decides wins over errors, wherever it stands.
  private func buildLogic(_ part: Expression, _ terms: [Expression], decisive: Bool) -> Evaluate {
    let terms = terms.map(build)
    return step(part) { frame throws(EvaluationError) in
      var failure: EvaluationError?
      for term in terms {
        do throws(EvaluationError) {
          guard case let value = try term(&frame), case .bool(let flag) = value else {
            throw EvaluationError(.noSuchOverload, "no such overload: a logical operator needs true or false")
          }
          if flag == decisive { return value }
        } catch {
          guard error.kind != .costLimit else { throw error }
          failure = failure ?? error
        }
      }
      if let failure { throw failure }
      return .bool(!decisive)
    }
  }

  private func buildConditional(
    _ part: Expression, _ condition: Expression, _ then: Expression, _ otherwise: Expression
  ) -> Evaluate {
    let (condition, then, otherwise) = (build(condition), build(then), build(otherwise))
    return step(part) { frame throws(EvaluationError) in
      guard case let value = try condition(&frame), case .bool(let flag) = value else {
        throw EvaluationError(.noSuchOverload, "no such overload: the condition of \"?\" needs true or false")
      }
      return flag ? try then(&frame) : try otherwise(&frame)
    }
  }

  private func firstLocal(_ part: Expression) -> Int {
    guard case .local(let position) = checked.reference(of: part) else {
      preconditionFailure("the checker numbers what a macro binds")
    }
    return position
  }

  private func buildBind(_ part: Expression, _ value: Expression, _ body: Expression) -> Evaluate {
    let (value, body, local) = (build(value), build(body), firstLocal(part))
    return step(part) { frame throws(EvaluationError) in
      do throws(EvaluationError) {
        frame.locals[local] = .success(try value(&frame))
      } catch {
        guard error.kind != .costLimit else { throw error }
        frame.locals[local] = .failure(error)
      }
      return try body(&frame)
    }
  }

  private func buildOptionalMap(_ part: Expression, _ target: Expression, _ body: Expression, _ isFlat: Bool)
    -> Evaluate
  {
    let (target, body, local) = (build(target), build(body), firstLocal(part))
    return step(part) { frame throws(EvaluationError) in
      guard case let value = try target(&frame), case .optional(let inner) = value else {
        throw EvaluationError(.noSuchOverload, "no such overload: optMap needs an optional")
      }
      guard let inner else { return value }
      frame.locals[local] = .success(inner)
      let result = try body(&frame)
      return isFlat ? result : .optional(result)
    }
  }

  private func buildComprehension(_ part: Expression, _ loop: Expression.Comprehension) -> Evaluate {
    let run = Loop(
      kind: loop.kind, isPair: loop.variables.count == 2, local: firstLocal(part),
      condition: loop.condition.map(build), result: loop.result.map(build))
    let range = build(loop.range)
    return step(part) { frame throws(EvaluationError) in try run(try range(&frame), &frame) }
  }
}

extension EvaluationError {
  /// The innermost part that failed is the one to show.
  func located(_ place: Range<Int>) -> EvaluationError {
    guard span == nil else { return self }
    var copy = self
    copy.span = place
    return copy
  }
}
