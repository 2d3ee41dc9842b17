/// What one run of a program holds: values of variables, values that macros bind, steps so far.
struct EvaluationFrame {
  /// Nil where a variable has no value.
  let variables: [CELValue?]
  /// A bound value may be an error, which counts only where it is used.
  var locals: [Result<CELValue, EvaluationError>]
  private(set) var cost: UInt64 = 0
  private let costMax: UInt64

  init(_ variables: [CELValue?], localCount: Int, costMax: UInt64) {
    self.variables = variables
    self.costMax = costMax
    locals = Array(repeating: .success(.null), count: localCount)
  }

  var costLeft: UInt64 { costMax - cost }

  mutating func charge(_ steps: UInt64) throws(EvaluationError) {
    let (sum, overflow) = cost.addingReportingOverflow(steps)
    guard !overflow, sum <= costMax else {
      throw EvaluationError(.costLimit, "the expression takes more than \(costMax) steps")
    }
    cost = sum
  }
}

/// A part of an expression, ready to run.
typealias Evaluate = @Sendable (inout EvaluationFrame) throws(EvaluationError) -> CELValue
