/// `== != < <= > >= in !`.
enum Comparison {
  static let functions: [Function] =
    [
      Function(
        "_==_",
        [
          Overload(
            "equals", [.parameter("A"), .parameter("A")], .bool, cost: .comparison,
            .binary { .bool(CELValue.isEqual($0, $1)) })
        ]),
      Function(
        "_!=_",
        [
          Overload(
            "not_equals", [.parameter("A"), .parameter("A")], .bool, cost: .comparison,
            .binary { .bool(!CELValue.isEqual($0, $1)) })
        ]),
      Function(
        "@in",
        [
          Overload(
            "in_list", [.parameter("A"), .list(.parameter("A"))], .bool, cost: .membership,
            .binary { value, list throws(EvaluationError) in try contains(list, value) }),
          Overload(
            "in_map", [.parameter("A"), .map(.parameter("A"), .parameter("B"))], .bool,
            .binary { value, map throws(EvaluationError) in try contains(map, value) }),
        ]),
      Function("!_", [.function("logical_not") { (flag: Bool) in !flag }]),
    ]
    + [
      ordering("_<_", "less") { $0 == .less }, ordering("_<=_", "less_equals") { $0 == .less || $0 == .same },
      ordering("_>_", "greater") { $0 == .greater },
      ordering("_>=_", "greater_equals") { $0 == .greater || $0 == .same },
    ]

  private static func contains(_ collection: CELValue, _ value: CELValue) throws(EvaluationError) -> CELValue {
    switch collection {
    case .list(let items): return .bool(items.contains { CELValue.isEqual($0, value) })
    case .map(let map): return .bool(CELMap.Key(value).map { map[$0] != nil } ?? false)
    default: throw .noSuchOverload("@in", [value, collection])
    }
  }

  private static let ordered: [(id: String, CELType)] = [
    ("bool", .bool), ("int64", .int), ("uint64", .uint), ("double", .double), ("string", .string), ("bytes", .bytes),
    ("timestamp", .timestamp), ("duration", .duration),
  ]

  private static func ordering(_ function: String, _ id: String, _ test: @escaping @Sendable (CELValue.Order) -> Bool)
    -> Function
  {
    let compare = Overload.Implementation.binary { left, right throws(EvaluationError) in
      guard let order = CELValue.order(left, right) else { throw .noSuchOverload(function, [left, right]) }
      return .bool(test(order))
    }
    let same = ordered.map { name, type in Overload("\(id)_\(name)", [type, type], .bool, cost: .linear, compare) }
    let numbers = ordered[1...3]
    let mixed = numbers.flatMap { left in
      numbers.filter { $0.id != left.id }.map { right in
        Overload("\(id)_\(left.id)_\(right.id)", [left.1, right.1], .bool, compare)
      }
    }
    return Function(function, same + mixed)
  }
}
