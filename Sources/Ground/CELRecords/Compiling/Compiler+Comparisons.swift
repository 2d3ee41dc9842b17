internal import CEL
internal import Records

/// `== != < <= > >=`: against a constant in one instruction, times and durations as the numbers that they are.
extension Compiler {
  mutating func comparison(
    _ function: String, _ left: Expression, _ right: Expression, into r: UInt8, failure: Label
  ) throws(SlowReason) {
    guard let relation = Self.relations[function] else { throw .function(function) }
    // A constant stands on the right.
    if constant(left) != nil, constant(right) == nil {
      return try comparison(relation.reversed, right, left, into: r, failure: failure)
    }
    try comparison(relation, left, right, into: r, failure: failure)
  }

  private static let relations: [String: Relation] = [
    "_==_": .equal, "_!=_": .notEqual, "_<_": .less, "_<=_": .lessOrEqual, "_>_": .greater, "_>=_": .greaterOrEqual,
  ]

  private mutating func comparison(
    _ relation: Relation, _ left: Expression, _ right: Expression, into r: UInt8, failure: Label
  ) throws(SlowReason) {
    let mark = assembler.registerMark
    defer { assembler.release(to: mark) }
    switch (try fieldType(left), try fieldType(right)) {
    case (.int, .double): try mixed(relation, left, right, into: r, failure: failure)
    case (.double, .int): try mixed(relation.reversed, right, left, into: r, failure: failure)
    case (.list, _), (_, .list): throw .construct("list")
    case (let one, let other) where one != other: throw .type(checked.type(of: right).description)
    case (let type, _):
      let a = try operand(left, failure: failure)
      if let value = constant(right), let opcode = Self.withConstant(relation, type) {
        return try assembler.add(opcode, r: r, a: a, i: try cell(value, of: right).bits)
      }
      let b = try operand(right, failure: failure)
      let (opcode, isTurned) = Self.withRegister(relation, type)
      try assembler.add(opcode, r: r, a: isTurned ? b : a, b: isTurned ? a : b)
    }
  }

  /// As doubles, which is what the language means by it.
  private mutating func mixed(
    _ relation: Relation, _ int: Expression, _ double: Expression, into r: UInt8, failure: Label
  ) throws(SlowReason) {
    let a = try operand(int, failure: failure)
    try assembler.add(.intToDouble, r: a, a: a)
    let b = try operand(double, failure: failure)
    let (opcode, isTurned) = Self.withRegister(relation, .double)
    try assembler.add(opcode, r: r, a: isTurned ? b : a, b: isTurned ? a : b)
  }

  private static func withConstant(_ relation: Relation, _ type: FieldType) -> Opcode? {
    switch (type, relation) {
    case (.string, .equal): .textIs
    case (.string, .notEqual): .textIsNot
    case (.string, _): nil
    case (.double, .less): .doubleLess
    case (.double, .lessOrEqual): .doubleLessOrEqual
    case (.double, .greater): .doubleGreater
    case (.double, .greaterOrEqual): .doubleGreaterOrEqual
    case (.double, .equal): .doubleEqual
    case (.double, .notEqual): .doubleNotEqual
    case (_, .less): .intLess
    case (_, .lessOrEqual): .intLessOrEqual
    case (_, .greater): .intGreater
    case (_, .greaterOrEqual): .intGreaterOrEqual
    case (_, .equal): .intEqual
    case (_, .notEqual): .intNotEqual
    }
  }

  /// The instruction, and whether it takes the sides the other way round.
  private static func withRegister(_ relation: Relation, _ type: FieldType) -> (Opcode, isTurned: Bool) {
    switch (type, relation) {
    case (.string, .less): (.textsLess, false)
    case (.string, .lessOrEqual): (.textsLessOrEqual, false)
    case (.string, .greater): (.textsLess, true)
    case (.string, .greaterOrEqual): (.textsLessOrEqual, true)
    case (.string, .equal): (.textsEqual, false)
    case (.string, .notEqual): (.textsNotEqual, false)
    case (.double, .less): (.doublesLess, false)
    case (.double, .lessOrEqual): (.doublesLessOrEqual, false)
    case (.double, .greater): (.doublesLess, true)
    case (.double, .greaterOrEqual): (.doublesLessOrEqual, true)
    case (.double, .equal): (.doublesEqual, false)
    case (.double, .notEqual): (.doublesNotEqual, false)
    case (_, .less): (.intsLess, false)
    case (_, .lessOrEqual): (.intsLessOrEqual, false)
    case (_, .greater): (.intsLess, true)
    case (_, .greaterOrEqual): (.intsLessOrEqual, true)
    case (_, .equal): (.intsEqual, false)
    case (_, .notEqual): (.intsNotEqual, false)
    }
  }
}
