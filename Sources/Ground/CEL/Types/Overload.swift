/// One way to call a function: what it takes and what it gives.
public struct Overload: Sendable {
  /// A stable name: `size_string`.
  public let id: String
  /// Whether the first parameter stands before a dot.
  public let isMember: Bool
  public let parameters: [CELType]
  public let result: CELType
  public let implementation: Implementation
  public let cost: Cost

  /// Runs after every argument has been found without an error and fits its parameter.
  public enum Implementation: Sendable {
    case unary(@Sendable (CELValue) throws(EvaluationError) -> CELValue)
    case binary(@Sendable (CELValue, CELValue) throws(EvaluationError) -> CELValue)
    case any(@Sendable ([CELValue]) throws(EvaluationError) -> CELValue)
    /// Only declared: an expression that calls it can be checked, and fails when it runs.
    case missing
  }

  /// What one call costs, apart from its arguments.
  public enum Cost: Sendable {
    /// One step.
    case constant
    /// One step, and one for every ten bytes or elements of the arguments.
    case linear
    /// One step, and one for every ten pairs of a byte of the first argument and one of the second.
    case product
  }

  public init(
    _ id: String, isMember: Bool = false, _ parameters: [CELType], _ result: CELType, cost: Cost = .constant,
    _ implementation: Implementation
  ) {
    (self.id, self.isMember, self.parameters, self.result) = (id, isMember, parameters, result)
    (self.implementation, self.cost) = (implementation, cost)
  }
}

/// A function: a name and every way to call it.
public struct Function: Sendable {
  public let name: String
  public let overloads: [Overload]

  public init(_ name: String, _ overloads: [Overload]) {
    self.name = name
    self.overloads = overloads
  }
}
