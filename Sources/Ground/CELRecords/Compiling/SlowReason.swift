/// Why an expression is left to the complete evaluator, which is slower and knows the whole language.
public enum SlowReason: Error, Hashable, Sendable {
  /// A value of this type fits no cell: `map(string, dyn)`.
  case type(String)
  /// The function makes new texts or lists, or is not known to the fast path.
  case function(String)
  /// A macro or operator that makes a new list, map or record.
  case construct(String)
  /// A pattern, zone or name that is found out only when the expression runs.
  case notConstant(String)
  /// More registers, instructions or constants than the fast path has.
  case tooLarge
}
