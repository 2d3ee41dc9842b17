/// Fields and elements. Inside of an optional they are optional too.
extension ProgramBuilder {
  func buildSelect(_ part: Expression, _ operand: Expression, _ field: String, _ access: Expression.Access)
    -> Evaluate
  {
    let operand = build(operand)
    if access == .presence {
      return step(part) { frame throws(EvaluationError) in
        .bool(try FieldAccess.has(field, in: try operand(&frame)))
      }
    }
    let name = CELValue.string(field)
    return step(part) { frame throws(EvaluationError) in
      let value = try operand(&frame)
      var isOptional = access == .optional
      if case .optional = value { isOptional = true }
      return try Self.found(value, name, isOptional: isOptional) { inner throws(EvaluationError) in
        isOptional ? try FieldAccess.givenField(field, of: inner) : try FieldAccess.field(field, of: inner)
      }
    }
  }

  func buildIndex(_ part: Expression, _ operand: Expression, _ index: Expression, _ isOptional: Bool) -> Evaluate {
    let (operand, index) = (build(operand), build(index))
    return step(part) { frame throws(EvaluationError) in
      let value = try operand(&frame)
      let place = try index(&frame)
      return try Self.found(value, place, isOptional: isOptional) { inner throws(EvaluationError) in
        try FieldAccess.element(place, of: inner)
      }
    }
  }

  private static func found(
    _ value: CELValue, _ place: CELValue, isOptional: Bool,
    _ look: (CELValue) throws(EvaluationError) -> CELValue?
  ) throws(EvaluationError) -> CELValue {
    if case .optional(let inner) = value {
      guard let inner else { return value }
      return .optional(try look(inner))
    }
    let found = try look(value)
    if isOptional { return .optional(found) }
    guard let found else { throw FieldAccess.missing(place, in: value) }
    return found
  }
}
