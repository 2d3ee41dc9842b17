/// The language's extension for numbers: `math.*`.
enum MathLibrary {
  static let functions: [Function] =
    [
      extreme("greatest") { $0 == .less }, extreme("least") { $0 == .greater },
      rounding("ceil") { $0.rounded(.up) }, rounding("floor") { $0.rounded(.down) },
      rounding("round") { $0.rounded(.toNearestOrAwayFromZero) }, rounding("trunc") { $0.rounded(.towardZero) },
      test("isNaN") { $0.isNaN }, test("isInf") { $0.isInfinite }, test("isFinite") { $0.isFinite },
      Function(
        "math.abs",
        [
          .function("math_abs_int") { (a: Int64) throws(EvaluationError) in
            a == .min ? try Arithmetic.checked((a, true)) : abs(a)
          },
          .function("math_abs_uint") { (a: UInt64) in a },
          .function("math_abs_double") { (a: Double) in abs(a) },
        ]),
      Function(
        "math.sign",
        [
          .function("math_sign_int") { (a: Int64) in a.signum() },
          .function("math_sign_uint") { (a: UInt64) in min(a, 1) },
          .function("math_sign_double") { (a: Double) in a.isNaN || a == 0 ? a : a < 0 ? -1 : 1 },
        ]),
      Function(
        "math.sqrt",
        [
          .function("math_sqrt_double") { (a: Double) in a.squareRoot() },
          .function("math_sqrt_int") { (a: Int64) in Double(a).squareRoot() },
          .function("math_sqrt_uint") { (a: UInt64) in Double(a).squareRoot() },
        ]),
    ] + bits

  // MARK: Greatest and least

  private static let numbers: [(id: String, CELType)] = [("int", .int), ("uint", .uint), ("double", .double)]

  /// The first value that no other one displaces.
  private static func extreme(_ name: String, _ displaces: @escaping @Sendable (CELValue.Order) -> Bool) -> Function {
    let pick: @Sendable ([CELValue]) throws(EvaluationError) -> CELValue = { values throws(EvaluationError) in
      guard var best = values.first else {
        throw EvaluationError(.invalidArgument, "math.\(name)() of an empty list")
      }
      for value in values {
        guard isNumber(value), let order = CELValue.order(best, value) else {
          throw EvaluationError.noSuchOverload("math.\(name)", [value])
        }
        if displaces(order) { best = value }
      }
      return best
    }
    let single = numbers.map { id, type in
      Overload("math_\(name)_\(id)", [type], type, .unary { value throws(EvaluationError) in try pick([value]) })
    }
    let pairs = numbers.flatMap { left in
      numbers.map { right in
        Overload(
          "math_\(name)_\(left.id)_\(right.id)", [left.1, right.1], left.id == right.id ? left.1 : .dyn,
          .binary { one, other throws(EvaluationError) in try pick([one, other]) })
      }
    }
    let lists = (numbers + [("dyn", .dyn)]).map { id, type in
      Overload(
        "math_\(name)_list_\(id)", [.list(type)], type, cost: .linear,
        .unary { list throws(EvaluationError) in try pick([CELValue](list) ?? []) })
    }
    return Function("math.\(name)", single + pairs + lists)
  }

  private static func isNumber(_ value: CELValue) -> Bool {
    switch value {
    case .int, .uint, .double: true
    default: false
    }
  }

  private static func rounding(_ name: String, _ body: @escaping @Sendable (Double) -> Double) -> Function {
    Function("math.\(name)", [.function("math_\(name)_double") { (a: Double) in body(a) }])
  }

  private static func test(_ name: String, _ body: @escaping @Sendable (Double) -> Bool) -> Function {
    Function("math.\(name)", [.function("math_\(name)_double") { (a: Double) in body(a) }])
  }

  // MARK: Bits

  private static let bits: [Function] = [
    Function(
      "math.bitAnd",
      [
        .function("math_bitAnd_int_int") { (a: Int64, b: Int64) in a & b },
        .function("math_bitAnd_uint_uint") { (a: UInt64, b: UInt64) in a & b },
      ]),
    Function(
      "math.bitOr",
      [
        .function("math_bitOr_int_int") { (a: Int64, b: Int64) in a | b },
        .function("math_bitOr_uint_uint") { (a: UInt64, b: UInt64) in a | b },
      ]),
    Function(
      "math.bitXor",
      [
        .function("math_bitXor_int_int") { (a: Int64, b: Int64) in a ^ b },
        .function("math_bitXor_uint_uint") { (a: UInt64, b: UInt64) in a ^ b },
      ]),
    Function(
      "math.bitNot",
      [
        .function("math_bitNot_int_int") { (a: Int64) in ~a }, .function("math_bitNot_uint_uint") { (a: UInt64) in ~a },
      ]),
    shift("bitShiftLeft") { bits, count in bits << count },
    shift("bitShiftRight") { bits, count in bits >> count },
  ]

  /// An int is shifted as 64 bits without a sign.
  private static func shift(_ name: String, _ body: @escaping @Sendable (UInt64, Int64) -> UInt64) -> Function {
    Function(
      "math.\(name)",
      [
        .function("math_\(name)_int_int") { (a: Int64, count: Int64) throws(EvaluationError) in
          Int64(bitPattern: body(UInt64(bitPattern: a), try offset(count)))
        },
        .function("math_\(name)_uint_int") { (a: UInt64, count: Int64) throws(EvaluationError) in
          body(a, try offset(count))
        },
      ])
  }

  private static func offset(_ count: Int64) throws(EvaluationError) -> Int64 {
    guard count >= 0 else { throw EvaluationError(.invalidArgument, "negative offset: \(count)") }
    return count
  }
}
