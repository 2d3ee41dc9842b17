/// A macro that goes through a list or a map.
struct Loop: Sendable {
  let kind: Expression.Comprehension.Kind
  /// Two variables: index and element, or key and value.
  let isPair: Bool
  /// The first of the variables.
  let local: Int
  let condition: Evaluate?
  let result: Evaluate?

  func callAsFunction(_ range: CELValue, _ frame: inout EvaluationFrame) throws(EvaluationError) -> CELValue {
    switch kind {
    case .all: try decide(range, &frame, decisive: false)
    case .exists: try decide(range, &frame, decisive: true)
    case .existsOne: try exactlyOne(range, &frame)
    case .list: try list(range, &frame)
    case .map, .entries: try map(range, &frame)
    }
  }

  private func count(_ range: CELValue) throws(EvaluationError) -> Int {
    switch range {
    case .list(let items): return items.count
    case .map(let map): return map.count
    default: throw EvaluationError(.noSuchOverload, "no such overload: a macro goes through a list or a map")
    }
  }

  /// Binds the variables for one round.
  private func bind(_ range: CELValue, _ index: Int, _ frame: inout EvaluationFrame) throws(EvaluationError) {
    try frame.charge(1)
    switch range {
    case .list(let items):
      if isPair { frame.locals[local] = .success(.int(Int64(index))) }
      frame.locals[isPair ? local + 1 : local] = .success(items[index])
    case .map(let map):
      frame.locals[local] = .success(map.keys[index].value)
      if isPair { frame.locals[local + 1] = .success(map.values[index]) }
    default: break
    }
  }

  private func holds(_ frame: inout EvaluationFrame) throws(EvaluationError) -> Bool {
    guard let condition else { return true }
    guard case .bool(let flag) = try condition(&frame) else {
      throw EvaluationError(.noSuchOverload, "no such overload: a macro's condition needs true or false")
    }
    return flag
  }

  /// `all` and `exists` are chains of `&&` and `||`: an element that decides wins over errors of others.
  private func decide(_ range: CELValue, _ frame: inout EvaluationFrame, decisive: Bool) throws(EvaluationError)
    -> CELValue
  {
    var failure: EvaluationError?
    for index in 0..<(try count(range)) {
      try bind(range, index, &frame)
      do throws(EvaluationError) {
        if try holds(&frame) == decisive { return .bool(decisive) }
      } catch {
        guard error.kind != .costLimit else { throw error }
        failure = failure ?? error
      }
    }
    if let failure { throw failure }
    return .bool(!decisive)
  }

  private func exactlyOne(_ range: CELValue, _ frame: inout EvaluationFrame) throws(EvaluationError) -> CELValue {
    var found = 0
    for index in 0..<(try count(range)) {
      try bind(range, index, &frame)
      if try holds(&frame) { found += 1 }
    }
    return .bool(found == 1)
  }

  private func list(_ range: CELValue, _ frame: inout EvaluationFrame) throws(EvaluationError) -> CELValue {
    var values: [CELValue] = []
    for index in 0..<(try count(range)) {
      try bind(range, index, &frame)
      guard try holds(&frame) else { continue }
      values.append(try result?(&frame) ?? element(range, index))
    }
    return .list(values)
  }

  private func map(_ range: CELValue, _ frame: inout EvaluationFrame) throws(EvaluationError) -> CELValue {
    var made = CELMap()
    for index in 0..<(try count(range)) {
      try bind(range, index, &frame)
      guard try holds(&frame), let value = try result?(&frame) else { continue }
      guard kind == .entries else {
        try made.add(key(range, index), value)
        continue
      }
      guard case .map(let entries) = value else {
        throw EvaluationError(.noSuchOverload, "no such overload: transformMapEntry needs a map for each entry")
      }
      for (key, value) in zip(entries.keys, entries.values) { try made.add(key.value, value) }
    }
    return .map(made)
  }

  private func key(_ range: CELValue, _ index: Int) -> CELValue {
    if case .map(let map) = range { map.keys[index].value } else { .int(Int64(index)) }
  }

  private func element(_ range: CELValue, _ index: Int) -> CELValue {
    switch range {
    case .list(let items): items[index]
    default: key(range, index)
    }
  }
}
