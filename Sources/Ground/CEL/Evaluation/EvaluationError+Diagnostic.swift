public import SourceText

extension EvaluationError {
  /// The error as it is shown to the person who wrote the expression.
  public func diagnostic(in expression: CheckedExpression) -> Diagnostic {
    let source = expression.source
    var checks = Diagnostics()
    // Names and types were let be when the expression was compiled; what the checker says of them helps.
    if [.undeclared, .noSuchOverload, .noSuchField].contains(kind) {
      _ = expression.environment.check(source, into: &checks)
    }
    return Diagnostic(
      .error, "cel/\(kind.rawValue)", at: source.location(span ?? 0..<source.text.utf8.count), message,
      hint: checks.entries.first?.hint ?? advice ?? hint)
  }

  private var hint: String {
    switch kind {
    case .noSuchOverload: "look at the types of the values: type(x) tells one"
    case .noSuchKey: "test first with has(a.b) or key in map, or read with a[?key].orValue(x)"
    case .noSuchField: "test first with has(a.b)"
    case .undeclared: "give it a value"
    case .divideByZero: "test the divisor first: b != 0 ? a / b : 0"
    case .overflow, .range: "test the value first, as in: x < 100 && …"
    case .invalidArgument: "see the function in docs/cel.md"
    case .costLimit: "make the lists shorter, or split the expression"
    }
  }
}
