/// `int() uint() double() string() bytes() bool() dyn() type()`.
enum Conversions {
  static let functions: [Function] = [
    Function(
      "int",
      [
        .function("int64_to_int64") { (a: Int64) in a },
        .function("uint64_to_int64") { (a: UInt64) throws(EvaluationError) in try inRange(Int64(exactly: a), "int") },
        .function("double_to_int64") { (a: Double) throws(EvaluationError) in try int(a) },
        .function("string_to_int64") { (a: String) throws(EvaluationError) in try parsed(Int64(a), a, "int") },
        .function("timestamp_to_int64") { (a: Timestamp) in a.seconds },
      ]),
    Function(
      "uint",
      [
        .function("uint64_to_uint64") { (a: UInt64) in a },
        .function("int64_to_uint64") { (a: Int64) throws(EvaluationError) in try inRange(UInt64(exactly: a), "uint") },
        .function("double_to_uint64") { (a: Double) throws(EvaluationError) in
          try inRange(UInt64(exactly: a.rounded(.towardZero)), "uint")
        },
        .function("string_to_uint64") { (a: String) throws(EvaluationError) in try parsed(UInt64(a), a, "uint") },
      ]),
    Function(
      "double",
      [
        .function("double_to_double") { (a: Double) in a },
        .function("int64_to_double") { (a: Int64) in Double(a) },
        .function("uint64_to_double") { (a: UInt64) in Double(a) },
        .function("string_to_double") { (a: String) throws(EvaluationError) in try parsed(Double(a), a, "double") },
      ]),
    Function(
      "string",
      [
        .function("string_to_string") { (a: String) in a },
        .function("bool_to_string") { (a: Bool) in String(a) },
        .function("int64_to_string") { (a: Int64) in String(a) },
        .function("uint64_to_string") { (a: UInt64) in String(a) },
        .function("double_to_string") { (a: Double) in DoubleText.shortest(a) },
        .function("bytes_to_string", cost: .linear) { (a: [UInt8]) throws(EvaluationError) in try string(a) },
        .function("timestamp_to_string") { (a: Timestamp) in a.text },
        .function("duration_to_string") { (a: TimeSpan) in a.text },
      ]),
    Function(
      "bytes",
      [
        .function("bytes_to_bytes") { (a: [UInt8]) in a },
        .function("string_to_bytes", cost: .linear) { (a: String) in Array(a.utf8) },
      ]),
    Function(
      "bool",
      [
        .function("bool_to_bool") { (a: Bool) in a },
        .function("string_to_bool") { (a: String) throws(EvaluationError) in try parsed(bools[a], a, "bool") },
      ]),
    Function("dyn", [.function("to_dyn", [.parameter("A")], .dyn) { (a: CELValue) in a }]),
    Function(
      "type",
      [
        Overload(
          "type", [.parameter("A")], .type(.parameter("A")), .unary { .type($0.type) })
      ]),
  ]

  private static let bools = [
    "true": true, "TRUE": true, "True": true, "t": true, "T": true, "1": true,
    "false": false, "FALSE": false, "False": false, "f": false, "F": false, "0": false,
  ]

  /// The two ends are left out, since the nearest doubles stand for ints beyond them too.
  private static func int(_ number: Double) throws(EvaluationError) -> Int64 {
    let whole = number.rounded(.towardZero)
    return try inRange(whole == -0x1p63 ? nil : Int64(exactly: whole), "int")
  }

  private static func inRange<Number>(_ number: Number?, _ type: String) throws(EvaluationError) -> Number {
    guard let number else {
      throw EvaluationError(
        .range, "the number is outside of the range of \(type)",
        advice: type == "uint" ? "test first that it is not negative" : "keep it a double, or test it first")
    }
    return number
  }

  private static func parsed<Value>(_ value: Value?, _ text: String, _ type: String) throws(EvaluationError) -> Value {
    guard let value else {
      throw EvaluationError(
        .invalidArgument, "\"\(text.prefix(80))\" is no \(type)",
        advice: "test the text first, for instance with matches(\"^[0-9]+$\")")
    }
    return value
  }

  private static func string(_ bytes: [UInt8]) throws(EvaluationError) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw EvaluationError(.invalidArgument, "the bytes are not valid UTF-8")
    }
    return text
  }
}
