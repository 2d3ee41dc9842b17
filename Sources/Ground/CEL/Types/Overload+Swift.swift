/// Overloads written as Swift functions, from whose types the declaration follows.
extension Overload {
  typealias Convertible = ValueConvertible

  static func function<A: Convertible, R: Convertible>(
    _ id: String, isMember: Bool = false, _ parameters: [CELType] = [A.celType], _ result: CELType = R.celType,
    cost: Cost = .constant, _ body: @escaping @Sendable (A) throws(EvaluationError) -> R
  ) -> Overload {
    Overload(
      id, isMember: isMember, parameters, result, cost: cost,
      .unary { value throws(EvaluationError) in
        guard let a = A(value) else { throw EvaluationError.noSuchOverload(id, [value]) }
        return try body(a).celValue
      })
  }

  static func function<A: Convertible, B: Convertible, R: Convertible>(
    _ id: String, isMember: Bool = false, _ parameters: [CELType] = [A.celType, B.celType],
    _ result: CELType = R.celType, cost: Cost = .constant,
    _ body: @escaping @Sendable (A, B) throws(EvaluationError) -> R
  ) -> Overload {
    Overload(
      id, isMember: isMember, parameters, result, cost: cost,
      .binary { first, second throws(EvaluationError) in
        guard let a = A(first), let b = B(second) else { throw EvaluationError.noSuchOverload(id, [first, second]) }
        return try body(a, b).celValue
      })
  }

  static func function<A: Convertible, B: Convertible, C: Convertible, R: Convertible>(
    _ id: String, isMember: Bool = false, _ parameters: [CELType] = [A.celType, B.celType, C.celType],
    _ result: CELType = R.celType, cost: Cost = .constant,
    _ body: @escaping @Sendable (A, B, C) throws(EvaluationError) -> R
  ) -> Overload {
    Overload(
      id, isMember: isMember, parameters, result, cost: cost,
      .any { values throws(EvaluationError) in
        guard let a = A(values[0]), let b = B(values[1]), let c = C(values[2]) else {
          throw EvaluationError.noSuchOverload(id, values)
        }
        return try body(a, b, c).celValue
      })
  }

  static func method<A: Convertible, R: Convertible>(
    _ id: String, _ parameters: [CELType] = [A.celType], _ result: CELType = R.celType, cost: Cost = .constant,
    _ body: @escaping @Sendable (A) throws(EvaluationError) -> R
  ) -> Overload {
    function(id, isMember: true, parameters, result, cost: cost, body)
  }

  static func method<A: Convertible, B: Convertible, R: Convertible>(
    _ id: String, _ parameters: [CELType] = [A.celType, B.celType], _ result: CELType = R.celType,
    cost: Cost = .constant, _ body: @escaping @Sendable (A, B) throws(EvaluationError) -> R
  ) -> Overload {
    function(id, isMember: true, parameters, result, cost: cost, body)
  }

  static func method<A: Convertible, B: Convertible, C: Convertible, R: Convertible>(
    _ id: String, _ parameters: [CELType] = [A.celType, B.celType, C.celType], _ result: CELType = R.celType,
    cost: Cost = .constant, _ body: @escaping @Sendable (A, B, C) throws(EvaluationError) -> R
  ) -> Overload {
    function(id, isMember: true, parameters, result, cost: cost, body)
  }
}
