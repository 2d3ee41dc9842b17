/// A checked expression, compiled to run many times.
public struct CELProgram: Sendable {
  public let expression: CheckedExpression
  private let body: Evaluate
  private let costMax: UInt64

  /// Compiles the whole expression, or one part of it.
  public init(_ checked: CheckedExpression, part: Expression? = nil) {
    expression = checked
    body = ProgramBuilder(checked).build(part ?? checked.root)
    costMax = checked.environment.limits.costMax
  }

  /// What one run gave, and how many steps it took.
  public struct Outcome: Sendable {
    public let result: Result<CELValue, EvaluationError>
    public let cost: UInt64
  }

  /// Runs with values in the order of the environment's variables; nil where one has none.
  public func evaluate(_ values: [CELValue?]) throws(EvaluationError) -> CELValue {
    try run(values).result.get()
  }

  /// Runs with values by name; names that are not declared mean nothing.
  public func evaluate(_ values: [String: CELValue] = [:]) throws(EvaluationError) -> CELValue {
    try evaluate(expression.environment.variables.map { values[$0.name] })
  }

  public func run(_ values: [CELValue?]) -> Outcome {
    precondition(values.count == expression.environment.variables.count, "each variable has a value or nil")
    var frame = EvaluationFrame(values, localCount: expression.localCount, costMax: costMax)
    do throws(EvaluationError) {
      let value = try body(&frame)
      return Outcome(result: .success(value), cost: frame.cost)
    } catch {
      return Outcome(result: .failure(error), cost: frame.cost)
    }
  }
}
