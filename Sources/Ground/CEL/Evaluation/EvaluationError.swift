/// Why an expression has no value.
public struct EvaluationError: Error, Hashable, Sendable {
  public enum Kind: String, Sendable {
    case noSuchOverload = "no-such-overload"
    case noSuchKey = "no-such-key"
    case noSuchField = "no-such-field"
    case undeclared
    case divideByZero = "divide-by-zero"
    case overflow
    case range
    case invalidArgument = "invalid-argument"
    case costLimit = "cost-limit"
  }

  public let kind: Kind
  /// What went wrong, without a full stop; may quote a value of the expression.
  public let message: String
  /// What to do, without a full stop, where the kind of error does not say it all.
  public let advice: String?
  /// Bytes of the expression's text, where known.
  public internal(set) var span: Range<Int>?

  public init(_ kind: Kind, _ message: String, advice: String? = nil) {
    self.kind = kind
    self.message = message
    self.advice = advice
  }

  static func noSuchOverload(_ function: String, _ arguments: [CELValue]) -> EvaluationError {
    let types = arguments.map { $0.type.name }.joined(separator: ", ")
    return EvaluationError(.noSuchOverload, "no such overload: \(Operators.readable(function))(\(types))")
  }

  static let overflow = EvaluationError(
    .overflow, "the result is too large for its type",
    advice: "calculate with double(), or test the values first")
}
