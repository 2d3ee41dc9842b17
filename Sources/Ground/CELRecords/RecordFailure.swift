/// Why an expression has no value for one record. Plain bytes: it names no text of the record.
public enum RecordFailure: UInt8, Hashable, Sendable, CaseIterable {
  /// A field that the record does not have.
  case missing = 1
  /// A number that its type cannot hold.
  case overflow
  case divisionByZero
  /// An element behind the end of a list, or a conversion that is not possible.
  case outOfRange
  /// The value of an empty optional.
  case empty
  /// Macros inside of macros went through more than they may.
  case tooCostly
  /// An error of the complete evaluator that is none of the above.
  case other
}
