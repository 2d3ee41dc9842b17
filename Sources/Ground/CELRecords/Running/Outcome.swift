/// How a run ended.
enum Outcome: Sendable {
  /// The value is in register 0.
  case value
  case absent
  /// The scratch says why.
  case failed
  /// A time left what nanoseconds since 1970 can hold: only the complete evaluator knows the answer.
  case beyond
}
