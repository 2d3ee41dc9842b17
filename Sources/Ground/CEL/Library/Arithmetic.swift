/// `+ - * / %` and minus. Overflow is an error, but for doubles.
enum Arithmetic {
  static let functions: [Function] = [
    Function(
      "_+_",
      [
        .function("add_int64") { (a: Int64, b: Int64) throws(EvaluationError) in
          try checked(a.addingReportingOverflow(b))
        },
        .function("add_uint64") { (a: UInt64, b: UInt64) throws(EvaluationError) in
          try checked(a.addingReportingOverflow(b))
        },
        .function("add_double") { (a: Double, b: Double) in a + b },
        .function("add_string", cost: .linear) { (a: String, b: String) in a + b },
        .function("add_bytes", cost: .linear) { (a: [UInt8], b: [UInt8]) in a + b },
        .function("add_list", [.list(.parameter("A")), .list(.parameter("A"))], .list(.parameter("A")), cost: .linear) {
          (a: [CELValue], b: [CELValue]) in a + b
        },
        .function("add_timestamp_duration") { (a: Timestamp, b: TimeSpan) throws(EvaluationError) in try a.adding(b) },
        .function("add_duration_timestamp") { (a: TimeSpan, b: Timestamp) throws(EvaluationError) in try b.adding(a) },
        .function("add_duration_duration") { (a: TimeSpan, b: TimeSpan) throws(EvaluationError) in
          TimeSpan(nanoseconds: try checked(a.nanoseconds.addingReportingOverflow(b.nanoseconds)))
        },
      ]),
    Function(
      "_-_",
      [
        .function("subtract_int64") { (a: Int64, b: Int64) throws(EvaluationError) in
          try checked(a.subtractingReportingOverflow(b))
        },
        .function("subtract_uint64") { (a: UInt64, b: UInt64) throws(EvaluationError) in
          try checked(a.subtractingReportingOverflow(b))
        },
        .function("subtract_double") { (a: Double, b: Double) in a - b },
        .function("subtract_timestamp_timestamp") { (a: Timestamp, b: Timestamp) throws(EvaluationError) in
          try a.since(b)
        },
        .function("subtract_timestamp_duration") { (a: Timestamp, b: TimeSpan) throws(EvaluationError) in
          try a.adding(try negated(b))
        },
        .function("subtract_duration_duration") { (a: TimeSpan, b: TimeSpan) throws(EvaluationError) in
          TimeSpan(nanoseconds: try checked(a.nanoseconds.subtractingReportingOverflow(b.nanoseconds)))
        },
      ]),
    Function(
      "_*_",
      [
        .function("multiply_int64") { (a: Int64, b: Int64) throws(EvaluationError) in
          try checked(a.multipliedReportingOverflow(by: b))
        },
        .function("multiply_uint64") { (a: UInt64, b: UInt64) throws(EvaluationError) in
          try checked(a.multipliedReportingOverflow(by: b))
        },
        .function("multiply_double") { (a: Double, b: Double) in a * b },
      ]),
    Function(
      "_/_",
      [
        .function("divide_int64") { (a: Int64, b: Int64) throws(EvaluationError) in
          try checked(a.dividedReportingOverflow(by: nonZero(b)))
        },
        .function("divide_uint64") { (a: UInt64, b: UInt64) throws(EvaluationError) in
          try checked(a.dividedReportingOverflow(by: nonZero(b)))
        },
        .function("divide_double") { (a: Double, b: Double) in a / b },
      ]),
    Function(
      "_%_",
      [
        .function("modulo_int64") { (a: Int64, b: Int64) throws(EvaluationError) in
          try checked(a.remainderReportingOverflow(dividingBy: nonZero(b)))
        },
        .function("modulo_uint64") { (a: UInt64, b: UInt64) throws(EvaluationError) in
          try checked(a.remainderReportingOverflow(dividingBy: nonZero(b)))
        },
      ]),
    Function(
      "-_",
      [
        .function("negate_int64") { (a: Int64) throws(EvaluationError) in
          try checked(Int64(0).subtractingReportingOverflow(a))
        },
        .function("negate_double") { (a: Double) in -a },
      ]),
  ]

  static func checked<Number>(_ result: (partialValue: Number, overflow: Bool)) throws(EvaluationError) -> Number {
    if result.overflow { throw .overflow }
    return result.partialValue
  }

  private static func nonZero<Number: FixedWidthInteger>(_ divisor: Number) throws(EvaluationError) -> Number {
    if divisor == 0 { throw EvaluationError(.divideByZero, "divide by zero") }
    return divisor
  }

  private static func negated(_ span: TimeSpan) throws(EvaluationError) -> TimeSpan {
    TimeSpan(nanoseconds: try checked(Int64(0).subtractingReportingOverflow(span.nanoseconds)))
  }
}
