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
  /// What can be done once where an argument is a constant.
  public var preparation: Preparation?

  /// Runs after every argument has been found without an error and fits its parameter.
  public enum Implementation: Sendable {
    case unary(@Sendable (CELValue) throws(EvaluationError) -> CELValue)
    case binary(@Sendable (CELValue, CELValue) throws(EvaluationError) -> CELValue)
    case any(@Sendable ([CELValue]) throws(EvaluationError) -> CELValue)
    /// Only declared: an expression that calls it can be checked, and fails when it runs.
    case missing
  }

  /// Work that depends on one argument alone, such as compiling a pattern.
  public struct Preparation: Sendable {
    /// The position of that argument.
    public let argument: Int
    /// The implementation for this argument; it is called with all arguments nevertheless.
    public let prepare: @Sendable (CELValue) throws(EvaluationError) -> Implementation

    public init(
      argument: Int, prepare: @escaping @Sendable (CELValue) throws(EvaluationError) -> Implementation
    ) {
      self.argument = argument
      self.prepare = prepare
    }
  }

  /// What one call costs beside its own step. Ten bytes, or one element, are a step.
  public enum Cost: Sendable {
    case constant
    /// The arguments' sizes.
    case linear
    /// The arguments' sizes, and the size of what is made.
    case made
    /// Everything inside of the arguments, and the size of what is made.
    case deep
    /// Everything inside of the smaller of two arguments.
    case comparison
    /// For each element of the second argument everything inside of the first.
    case membership
    /// For each element of the first argument everything inside of the last.
    case pairs
  }

  public init(
    _ id: String, isMember: Bool = false, _ parameters: [CELType], _ result: CELType, cost: Cost = .constant,
    _ implementation: Implementation
  ) {
    (self.id, self.isMember, self.parameters, self.result) = (id, isMember, parameters, result)
    (self.implementation, self.cost) = (implementation, cost)
  }
}

extension Overload {
  /// The same overload with a constant argument's work done beforehand.
  func preparing(
    argument: Int, _ prepare: @escaping @Sendable (CELValue) throws(EvaluationError) -> Implementation
  ) -> Overload {
    var copy = self
    copy.preparation = Preparation(argument: argument, prepare: prepare)
    return copy
  }

  /// The same overload of one argument, which is called once where that argument is a constant.
  func once() -> Overload {
    guard case .unary(let body) = implementation else { return self }
    return preparing(argument: 0) { argument throws(EvaluationError) in
      let value = try body(argument)
      return .unary { _ in value }
    }
  }

  /// The same overload with another implementation.
  func with(_ implementation: Implementation) -> Overload {
    Overload(id, isMember: isMember, parameters, result, cost: cost, implementation)
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
