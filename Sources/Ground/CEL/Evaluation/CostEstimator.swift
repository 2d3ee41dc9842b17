/// Adds up the steps of each part; what is charged here is what `ProgramBuilder` charges.
struct CostEstimator {
  /// How large a value is, in bytes or elements, and at most everything inside of it.
  struct Extent {
    var size: CostEstimate
    var insideMax: UInt64 = 0

    static let scalar = Extent(size: .exactly(1))

    /// A part of the value, of which nothing more is known.
    var inside: Extent { Extent(size: CostEstimate(min: 0, max: Swift.max(1, insideMax)), insideMax: insideMax) }

    func either(_ other: Extent) -> Extent {
      Extent(size: size.either(other.size), insideMax: Swift.max(insideMax, other.insideMax))
    }
  }

  private let checked: CheckedExpression
  private let variable: Extent
  private var locals: [Extent]

  init(_ checked: CheckedExpression, variableSizeMax: UInt64) {
    self.checked = checked
    variable = Extent(size: CostEstimate(min: 0, max: max(1, variableSizeMax)), insideMax: variableSizeMax)
    locals = Array(repeating: .scalar, count: checked.localCount)
  }

  mutating func visit(_ part: Expression) -> (cost: CostEstimate, extent: Extent) {
    let (cost, extent) = visit(kindOf: part)
    return (cost, checked.type(of: part).hasSize ? extent : Extent(size: .exactly(1), insideMax: extent.insideMax))
  }

  private mutating func visit(kindOf part: Expression) -> (CostEstimate, Extent) {
    let step = CostEstimate.exactly(1)
    switch part.kind {
    case .constant(let value): return (.none, Extent(size: .exactly(UInt64(value.size))))
    case .name:
      if case .local(let position) = checked.reference(of: part) { return (.none, locals[position]) }
      return (step, variable)
    case .select(let operand, _, _):
      let (cost, extent) = visit(operand)
      return (step + cost, extent.inside)
    case .index(let operand, let index, _):
      let (cost, extent) = visit(operand)
      return (step + cost + visit(index).cost, extent.inside)
    case .call(let call): return visit(call, of: part)
    case .and(let terms), .or(let terms):
      let costs = terms.map { visit($0).cost }
      return (costs.dropFirst().reduce(step + costs[0]) { $0 + $1.perhaps }, .scalar)
    case .conditional(let condition, let then, let otherwise):
      let (one, other) = (visit(then), visit(otherwise))
      return (step + visit(condition).cost + one.cost.either(other.cost), one.extent.either(other.extent))
    case .list(let items): return made(items.map(\.value), items.map(\.isOptional))
    case .map(let entries): return made(part.children, entries.map(\.isOptional))
    case .record(_, let fields): return made(part.children, fields.map(\.isOptional))
    case .comprehension(let loop): return visit(loop, of: part)
    case .bind(_, let value, let body):
      let bound = visit(value)
      locals[firstLocal(part)] = bound.extent
      let (cost, extent) = visit(body)
      return (step + bound.cost + cost, extent)
    case .optionalMap(let target, _, let body, _):
      let (cost, extent) = visit(target)
      locals[firstLocal(part)] = extent.inside
      let (own, result) = visit(body)
      return (step + cost + own.perhaps, wrapping([result]))
    }
  }

  private func firstLocal(_ part: Expression) -> Int {
    if case .local(let position) = checked.reference(of: part) { position } else { 0 }
  }

  /// One thing that holds the values.
  private func wrapping(_ values: [Extent]) -> Extent {
    Extent(size: .exactly(1), insideMax: values.reduce(0) { max($0, $1.size.max, $1.insideMax) })
  }

  private mutating func made(_ children: [Expression], _ optional: [Bool]) -> (CostEstimate, Extent) {
    let found = children.map { visit($0) }
    let cost = found.reduce(CostEstimate.exactly(1 + ProgramBuilder.collectionCost)) { $0 + $1.cost }
    var extent = wrapping(found.map(\.extent))
    extent.size = CostEstimate(min: UInt64(optional.count { !$0 }), max: UInt64(optional.count))
    return (cost, extent)
  }

  // MARK: Calls

  private mutating func visit(_ call: Expression.Call, of part: Expression) -> (CostEstimate, Extent) {
    let operands = call.operands.map { visit($0) }
    guard case .overloads(let overloads) = checked.reference(of: part) else { return (.exactly(1), variable) }
    var cost = operands.reduce(CostEstimate.exactly(1)) { $0 + $1.cost }
    if OptionalLibrary.isAlternative(overloads) { cost = .exactly(1) + operands[0].cost + operands[1].cost.perhaps }
    let types = call.operands.map { checked.type(of: $0) }
    let weights = zip(operands, types).map { CallWeight($0.extent, $1) }
    let made = result(overloads.map(\.id), operands.map(\.extent))
    let own = overloads.map { $0.cost.steps(weights, made: CallWeight(made, checked.type(of: part))) }
    return (cost + own.dropFirst().reduce(own.first ?? .none) { $0.either($1) }, made)
  }

  /// Functions whose result is at most as large as their first argument.
  private static let shrinking: Set<String> = [
    "string_char_at_int", "string_substring_int", "string_substring_int_int", "string_trim", "string_lower_ascii",
    "string_upper_ascii", "string_reverse", "list_slice", "list_distinct", "list_sort", "list_reverse", "to_dyn",
    "string_to_string", "string_to_bytes", "bytes_to_string", "list_sortByAssociatedKeys", "optional_unwrap",
    "optional_unwrapOpt",
  ]

  /// Functions that give one of their arguments, or what is inside of one.
  private static let choosing: Set<String> = [
    "optional_none", "optional_of", "optional_ofNonZeroValue", "optional_value", "optional_or_optional",
    "optional_orValue_value", "list_first", "list_last",
  ]

  private func result(_ ids: [String], _ operands: [Extent]) -> Extent {
    var extent = wrapping(operands)
    if ids.allSatisfy({ $0.hasPrefix("add_") }) {
      extent.size = operands.reduce(.none) { $0 + $1.size }
    } else if ids.allSatisfy(Self.shrinking.contains), let first = operands.first {
      extent.size = first.size.perhaps
    } else if ids.allSatisfy(Self.choosing.contains) {
      extent = extent.inside
    } else {
      extent = Extent(size: CostEstimate(min: 0, max: .max), insideMax: .max)
    }
    return extent
  }

  // MARK: Macros

  private mutating func visit(_ loop: Expression.Comprehension, of part: Expression) -> (CostEstimate, Extent) {
    let range = visit(loop.range)
    let local = firstLocal(part)
    for position in local..<local + loop.variables.count { locals[position] = range.extent.inside }
    let condition = loop.condition.map { visit($0).cost } ?? .none
    let result = loop.result.map { visit($0) }
    let own = result?.cost ?? .none
    let round = CostEstimate.exactly(1) + condition + (loop.condition == nil ? own : own.perhaps)
    var rounds = range.extent.size
    if loop.kind == .all || loop.kind == .exists { rounds = CostEstimate(min: min(1, rounds.min), max: rounds.max) }
    var extent = wrapping([result?.extent ?? range.extent.inside, range.extent.inside])
    switch loop.kind {
    case .all, .exists, .existsOne: extent = .scalar
    case .list, .map: extent.size = loop.condition == nil ? range.extent.size : range.extent.size.perhaps
    case .entries: extent.size = CostEstimate(min: 0, max: .max)
    }
    return (.exactly(1) + range.cost + rounds * round, extent)
  }
}
