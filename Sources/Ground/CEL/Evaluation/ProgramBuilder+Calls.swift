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
      try frame.charge(overload.cost.steps(before: values, limit: frame.costLeft))
      let result = try overload.call(name, values)
      try frame.charge(overload.cost.steps(after: result))
      return result
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
  /// Bytes in one step.
  static let weightPerStep = 10

  /// The steps of a call, known before it; no more than a few above the limit.
  func steps(before values: [CELValue], limit: UInt64) -> UInt64 {
    let limit = (Int(min(limit, UInt64(Int32.max))) + 1) * Self.weightPerStep
    func deep(_ value: CELValue) -> UInt64 { UInt64(value.deepWeight(upTo: limit)) }
    let weight: UInt64 =
      switch self {
      case .constant: 0
      case .linear, .made: values.reduce(0) { $0 + UInt64($1.weight) }
      case .deep: values.reduce(0) { $0.addedSaturating(deep($1)) }
      case .comparison: Self.smaller(values, limit)
      case .membership: UInt64(values[1].size).multipliedSaturating(deep(values[0]))
      case .pairs: UInt64(values[0].size).multipliedSaturating(deep(values[values.count - 1]))
      }
    return weight / UInt64(Self.weightPerStep)
  }

  /// Looks into both values for as long only as the smaller one lasts.
  private static func smaller(_ values: [CELValue], _ limit: Int) -> UInt64 {
    var (tried, least) = (64, limit)
    while tried < limit {
      least = values.reduce(limit) { min($0, $1.deepWeight(upTo: tried)) }
      if least < tried { return UInt64(least) }
      tried = min(limit, tried * 4)
    }
    return UInt64(values.reduce(limit) { min($0, $1.deepWeight(upTo: limit)) })
  }

  /// The steps of a call for what it made.
  func steps(after result: CELValue) -> UInt64 {
    switch self {
    case .made, .deep: UInt64(result.weight / Self.weightPerStep)
    default: 0
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
