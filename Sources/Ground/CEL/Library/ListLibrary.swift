/// The language's extensions for lists and for lists as sets.
enum ListLibrary {
  private static let list = CELType.list(.parameter("A"))
  private static let element = CELType.parameter("A")

  static let functions: [Function] = [
    Function("distinct", [.method("list_distinct", [list], list, cost: .deep, distinct)]),
    Function(
      "reverse",
      [.method("list_reverse", [list], list, cost: .linear) { (a: [CELValue]) in a.reversed() as [CELValue] }]),
    Function(
      "first", [.method("list_first", [list], .optional(element)) { (a: [CELValue]) in CELValue.optional(a.first) }]),
    Function(
      "last", [.method("list_last", [list], .optional(element)) { (a: [CELValue]) in CELValue.optional(a.last) }]),
    Function("slice", [.method("list_slice", [list, .int, .int], list, cost: .linear, slice)]),
    Function(
      "flatten",
      [
        .method("list_flatten", [.list(list)], list, cost: .deep) { (a: [CELValue]) throws(EvaluationError) in
          try flatten(a, 1)
        },
        .method("list_flatten_int", [.list(.dyn), .int], .list(.dyn), cost: .deep) {
          (a: [CELValue], depth: Int64) throws(EvaluationError) in try flatten(a, depth)
        },
      ]),
    Function(
      "sort",
      [
        .method("list_sort", [list], list, cost: .deep) { (a: [CELValue]) throws(EvaluationError) in
          try sort(a, by: a)
        }
      ]),
    Function(
      "@sortByAssociatedKeys",
      [
        .method("list_sortByAssociatedKeys", [list, .list(.parameter("B"))], list, cost: .deep) {
          (a: [CELValue], keys: [CELValue]) throws(EvaluationError) in try sort(a, by: keys)
        }
      ]),
    Function("lists.range", [.function("lists_range", [.int], .list(.int), cost: .made, range)]),
    Function(
      "sets.contains",
      [
        .function("sets_contains", [list, list], .bool, cost: .pairs) { (a: [CELValue], b: [CELValue]) in
          contains(a, b)
        }
      ]),
    Function(
      "sets.equivalent",
      [
        .function("sets_equivalent", [list, list], .bool, cost: .pairs) { (a: [CELValue], b: [CELValue]) in
          contains(a, b) && contains(b, a)
        }
      ]),
    Function(
      "sets.intersects",
      [
        .function("sets_intersects", [list, list], .bool, cost: .pairs) { (a: [CELValue], b: [CELValue]) in
          a.contains { one in b.contains { CELValue.isEqual(one, $0) } }
        }
      ]),
  ]

  private static func contains(_ whole: [CELValue], _ part: [CELValue]) -> Bool {
    part.allSatisfy { wanted in whole.contains { CELValue.isEqual($0, wanted) } }
  }

  /// Lists and maps are compared one by one; more different ones than this take too long.
  private static let comparedMax = 1000

  /// The first of each group of equal elements.
  private static func distinct(_ items: [CELValue]) throws(EvaluationError) -> [CELValue] {
    var keys: Set<CELMap.Key> = []
    var fractions: Set<Double> = []
    var (kept, others): ([CELValue], [CELValue]) = ([], [])
    for item in items {
      if let key = CELMap.Key(item) {
        guard keys.insert(key).inserted else { continue }
      } else if case .double(let number) = item {
        // Not-a-number equals nothing.
        guard number.isNaN || fractions.insert(number).inserted else { continue }
      } else {
        guard !others.contains(where: { CELValue.isEqual($0, item) }) else { continue }
        others.append(item)
        guard others.count <= comparedMax else { throw TextLibrary.tooLarge }
      }
      kept.append(item)
    }
    return kept
  }

  private static func slice(_ items: [CELValue], _ start: Int64, _ end: Int64) throws(EvaluationError) -> [CELValue] {
    guard start >= 0, start <= end, end <= items.count else {
      throw EvaluationError(
        .range, "cannot slice(\(start), \(end)) a list of \(items.count)",
        advice: "write 0 <= start <= end <= size(list); the end is not part of the slice")
    }
    return Array(items[Int(start)..<Int(end)])
  }

  private static func flatten(_ items: [CELValue], _ depth: Int64) throws(EvaluationError) -> [CELValue] {
    guard depth >= 0 else { throw EvaluationError(.invalidArgument, "level must be non-negative") }
    var flat: [CELValue] = []
    for item in items {
      if depth > 0, case .list(let inner) = item {
        flat += try flatten(inner, depth - 1)
      } else {
        flat.append(item)
      }
    }
    return flat
  }

  private static func range(_ count: Int64) throws(EvaluationError) -> [CELValue] {
    guard count <= CELLimits.sizeMax / 16 else { throw TextLibrary.tooLarge }
    return (0..<max(0, count)).map { .int($0) }
  }

  /// Stable. All keys must have one type that has an order.
  private static func sort(_ items: [CELValue], by keys: [CELValue]) throws(EvaluationError) -> [CELValue] {
    guard items.count == keys.count else {
      throw EvaluationError(.invalidArgument, "there is not one key for each element")
    }
    for key in keys where keys[0].type != key.type || CELValue.order(key, key) == nil {
      throw EvaluationError(.noSuchOverload, "list elements must have the same type, one that has an order")
    }
    let order = keys.indices.sorted { left, right in
      switch CELValue.order(keys[left], keys[right]) {
      case .less: true
      case .greater: false
      default: left < right
      }
    }
    return order.map { items[$0] }
  }
}
