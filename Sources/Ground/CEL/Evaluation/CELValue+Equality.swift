/// Equality over all types: numbers of different types are equal where their values are, other types never.
extension CELValue {
  public static func isEqual(_ left: CELValue, _ right: CELValue) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let one), .bool(let other)): one == other
    case (.int(let one), .int(let other)): one == other
    case (.uint(let one), .uint(let other)): one == other
    case (.double(let one), .double(let other)): one == other
    case (.string(let one), .string(let other)): one.utf8.elementsEqual(other.utf8)
    case (.bytes(let one), .bytes(let other)): one == other
    case (.timestamp(let one), .timestamp(let other)): one == other
    case (.duration(let one), .duration(let other)): one == other
    case (.list(let one), .list(let other)): one.count == other.count && zip(one, other).allSatisfy { isEqual($0, $1) }
    case (.map(let one), .map(let other)): isEqual(one, other)
    case (.optional(let one), .optional(let other)): isEqual(one, other)
    case (.type(let one), .type(let other)): one.name == other.name
    case (.record(let one), .record(let other)): isEqual(one, other)
    case (.opaque(let one), .opaque(let other)): one.isEqual(other)
    default: compareNumbers(left, right) == .same
    }
  }

  private static func isEqual(_ left: CELMap, _ right: CELMap) -> Bool {
    left.count == right.count
      && zip(left.keys, left.values).allSatisfy { key, value in right[key].map { isEqual(value, $0) } ?? false }
  }

  private static func isEqual(_ left: CELValue?, _ right: CELValue?) -> Bool {
    switch (left, right) {
    case (nil, nil): true
    case (let one?, let other?): isEqual(one, other)
    default: false
    }
  }

  private static func isEqual(_ left: CELRecord, _ right: CELRecord) -> Bool {
    left.type.name == right.type.name
      && left.values.indices.allSatisfy { isEqual(left.value(at: $0), right.value(at: $0)) }
  }
}

/// Order within a type, and between numbers of different types.
extension CELValue {
  enum Order: Sendable {
    case less, same, greater
    /// One of the two is not a number.
    case none
  }

  /// Nil where the types have no order.
  static func order(_ left: CELValue, _ right: CELValue) -> Order? {
    switch (left, right) {
    case (.bool(let one), .bool(let other)): order(one ? 1 : 0, other ? 1 : 0)
    case (.int(let one), .int(let other)): order(one, other)
    case (.uint(let one), .uint(let other)): order(one, other)
    case (.string(let one), .string(let other)): order(one.utf8, other.utf8)
    case (.bytes(let one), .bytes(let other)): order(one, other)
    case (.timestamp(let one), .timestamp(let other)): order(one, other)
    case (.duration(let one), .duration(let other)): order(one, other)
    default: compareNumbers(left, right)
    }
  }

  private static func order<Value: Comparable>(_ left: Value, _ right: Value) -> Order {
    left < right ? .less : left == right ? .same : .greater
  }

  /// UTF-8 sorts as its code points do.
  private static func order(_ left: some Collection<UInt8>, _ right: some Collection<UInt8>) -> Order {
    left.lexicographicallyPrecedes(right) ? .less : left.elementsEqual(right) ? .same : .greater
  }

  private static func compareNumbers(_ left: CELValue, _ right: CELValue) -> Order? {
    switch (left, right) {
    case (.int(let one), .uint(let other)): one < 0 ? .less : order(UInt64(one), other)
    case (.uint(let one), .int(let other)): other < 0 ? .greater : order(one, UInt64(other))
    case (.double(let one), .double(let other)): one.isNaN || other.isNaN ? Order.none : order(one, other)
    case (.int(let one), .double(let other)): compare(one, other)
    case (.uint(let one), .double(let other)): compare(one, other)
    case (.double(let one), .int(let other)): compare(other, one).reversed
    case (.double(let one), .uint(let other)): compare(other, one).reversed
    default: nil
    }
  }

  /// As doubles, once the double is in the integer's range: the language's own tests hold that 2^63 - 1, which no
  /// double is, equals 2^63.
  private static func compare<Integer: FixedWidthInteger>(_ left: Integer, _ right: Double) -> Order {
    if right.isNaN { return .none }
    return order(Double(left), right)
  }
}

extension CELValue.Order {
  fileprivate var reversed: Self {
    switch self {
    case .less: .greater
    case .greater: .less
    case .same, .none: self
    }
  }
}
