/// Values that may be there or not: `optional.*`.
enum OptionalLibrary {
  private static let value = CELType.parameter("V")
  private static let optional = CELType.optional(value)

  static let functions: [Function] = [
    Function("optional.none", [Overload("optional_none", [], optional, .any { _ in .optional(nil) })]),
    Function("optional.of", [Overload("optional_of", [value], optional, .unary { .optional($0) })]),
    Function(
      "optional.ofNonZeroValue",
      [Overload("optional_ofNonZeroValue", [value], optional, .unary { .optional(isZero($0) ? nil : $0) })]),
    Function(
      "hasValue",
      [.method("optional_hasValue", [optional]) { (a: CELValue?) in a != nil }]),
    Function("value", [.method("optional_value", [optional], value, unwrapped)]),
    Function(
      "or",
      [
        Overload(
          "optional_or_optional", isMember: true, [optional, optional], optional,
          .binary { first, second in if case .optional(nil) = first { second } else { first } })
      ]),
    Function(
      "orValue",
      [
        Overload(
          "optional_orValue_value", isMember: true, [optional, value], value,
          .binary { first, second in if case .optional(let inner?) = first { inner } else { second } })
      ]),
    Function(
      "optional.unwrap", [.function("optional_unwrap", [.list(optional)], .list(value), cost: .linear, unwrapAll)]),
    Function("unwrapOpt", [.method("optional_unwrapOpt", [.list(optional)], .list(value), cost: .linear, unwrapAll)]),
  ]

  private static func unwrapped(_ value: CELValue?) throws(EvaluationError) -> CELValue {
    guard let value else { throw EvaluationError(.invalidArgument, "optional.none() dereference") }
    return value
  }

  private static func unwrapAll(_ values: [CELValue]) -> [CELValue] {
    values.compactMap { if case .optional(let inner) = $0 { inner } else { $0 } }
  }

  private static func isZero(_ value: CELValue) -> Bool {
    switch value {
    case .null, .optional(nil): true
    case .record(let record): record.values.indices.allSatisfy { !record.has($0) || isZero(record.value(at: $0)) }
    case .timestamp(let time): time.seconds == 0 && time.nanoseconds == 0
    default: CELValue.isEqual(value, value.type.emptyValue)
    }
  }

  static func isAlternative(_ overloads: [Overload]) -> Bool {
    overloads.count == 1 && ["optional_or_optional", "optional_orValue_value"].contains(overloads[0].id)
  }

  /// `a.or(b)` and `a.orValue(b)` do not look at `b` where `a` has a value.
  static func alternative(_ overloads: [Overload], _ operands: [Evaluate]) -> Evaluate? {
    guard isAlternative(overloads) else { return nil }
    let (first, second) = (operands[0], operands[1])
    let isFlat = overloads[0].id == "optional_or_optional"
    return { frame throws(EvaluationError) in
      guard case let value = try first(&frame), case .optional(let inner) = value else {
        throw EvaluationError(.noSuchOverload, "no such overload: or() and orValue() need an optional")
      }
      if let inner { return isFlat ? value : inner }
      let other = try second(&frame)
      guard isFlat, !other.fits(.optional(.dyn)) else { return other }
      throw EvaluationError(.noSuchOverload, "no such overload: or() needs an optional")
    }
  }
}
