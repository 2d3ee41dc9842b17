/// Function calls: arguments first, then the overload that fits their values.
extension ProgramBuilder {
  func buildCall(_ part: Expression, _ call: Expression.Call) -> Evaluate {
    guard case .overloads(let overloads) = checked.reference(of: part) else {
      preconditionFailure("the checker gives each call its overloads")
    }
    let operands = call.operands.map(build)
    let name = call.function
    if let lazy = OptionalLibrary.alternative(overloads, operands) { return step(part, lazy) }
    let prepared = overloads.map { prepare($0, call.operands) }
    return buildCall(part, prepared, operands, name)
  }

  /// Does the work that a constant argument allows; what is wrong with it shows when the call runs.
  private func prepare(_ overload: Overload, _ operands: [Expression]) -> Overload {
    guard let preparation = overload.preparation,
      case .constant(let value) = operands[preparation.argument].kind,
      value.fits(overload.parameters[preparation.argument])
    else { return overload }
    do throws(EvaluationError) {
      return overload.with(try preparation.prepare(value))
    } catch {
      return overload.with(.any { _ throws(EvaluationError) in throw error })
    }
  }

  private func buildCall(_ part: Expression, _ overloads: [Overload], _ operands: [Evaluate], _ name: String)
    -> Evaluate
  {
    if overloads.count == 1, let single = single(overloads[0], operands, name) { return step(part, single) }
    return step(part) { frame throws(EvaluationError) in
      var values: [CELValue] = []
      for operand in operands { values.append(try operand(&frame)) }
      guard let overload = overloads.first(where: { $0.accepts(values) }) else {
        throw EvaluationError.noSuchOverload(name, values)
      }
      try frame.charge(overload.cost.steps(values))
      return try overload.call(name, values)
    }
  }

  /// One or two arguments and a known overload: no list of values is made.
  private func single(_ overload: Overload, _ operands: [Evaluate], _ name: String) -> Evaluate? {
    guard case .constant = overload.cost else { return nil }
    switch (overload.implementation, operands.count) {
    case (.unary(let body), 1):
      let (operand, type) = (operands[0], overload.parameters[0])
      return { frame throws(EvaluationError) in
        let value = try operand(&frame)
        guard value.fits(type) else { throw EvaluationError.noSuchOverload(name, [value]) }
        return try body(value)
      }
    case (.binary(let body), 2):
      let (first, second) = (operands[0], operands[1])
      let (firstType, secondType) = (overload.parameters[0], overload.parameters[1])
      return { frame throws(EvaluationError) in
        let (left, right) = (try first(&frame), try second(&frame))
        guard left.fits(firstType), right.fits(secondType) else {
          throw EvaluationError.noSuchOverload(name, [left, right])
        }
        return try body(left, right)
      }
    default: return nil
    }
  }
}

extension Overload {
  func accepts(_ values: [CELValue]) -> Bool {
    values.count == parameters.count && zip(values, parameters).allSatisfy { $0.fits($1) }
  }

  func call(_ name: String, _ values: [CELValue]) throws(EvaluationError) -> CELValue {
    switch implementation {
    case .unary(let body): return try body(values[0])
    case .binary(let body): return try body(values[0], values[1])
    case .any(let body): return try body(values)
    case .missing: throw EvaluationError(.undeclared, "the function \"\(name)\" is only declared")
    }
  }
}

extension Overload.Cost {
  /// How many bytes or elements one step handles.
  static let sizePerStep = 10

  /// Of one call with these values, beside the call's own step.
  func steps(_ values: [CELValue]) -> UInt64 {
    let sizes = values.lazy.map { UInt64($0.size) }
    switch self {
    case .constant: return 0
    case .linear: return sizes.reduce(0, +) / UInt64(Self.sizePerStep)
    case .product: return sizes.prefix(2).reduce(1) { $0.multipliedSaturating($1) } / UInt64(Self.sizePerStep)
    }
  }
}

extension UInt64 {
  func multipliedSaturating(_ other: UInt64) -> UInt64 {
    let (product, overflow) = multipliedReportingOverflow(by: other)
    return overflow ? .max : product
  }

  func addedSaturating(_ other: UInt64) -> UInt64 {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? .max : sum
  }
}
