internal import CEL
internal import Records

/// Operators and functions, by the types of their operands.
extension Compiler {
  mutating func call(_ part: Expression, _ call: Expression.Call, into r: UInt8, failure: Label) throws(SlowReason) {
    if try optionalMember(call, into: r, failure: failure) { return }
    if try textCall(call, into: r, failure: failure) { return }
    let operands = call.operands
    switch (call.function, operands.count) {
    case ("@in", 2): return try membership(operands[0], operands[1], into: r, failure: failure)
    case ("_!=_", 2), ("_==_", 2), ("_<_", 2), ("_<=_", 2), ("_>_", 2), ("_>=_", 2):
      return try comparison(call.function, operands[0], operands[1], into: r, failure: failure)
    case (_, 1): if try unary(call.function, operands[0], into: r, failure: failure) { return }
    case (_, 2): if try binary(call.function, operands[0], operands[1], into: r, failure: failure) { return }
    default: break
    }
    throw .function(call.function)
  }

  // MARK: One operand

  private mutating func unary(_ function: String, _ operand: Expression, into r: UInt8, failure: Label)
    throws(SlowReason) -> Bool
  {
    let type = try fieldType(operand)
    // A conversion of a type to itself.
    if Self.identities[function] == type {
      try value(operand, into: r, failure: failure)
      return true
    }
    guard let (opcode, immediate) = Self.unary(function, type) else { return false }
    try value(operand, into: r, failure: failure)
    if opcode == .timePart {
      let mark = assembler.registerMark
      defer { assembler.release(to: mark) }
      let offset = try assembler.register()
      try assembler.add(.constant, r: offset)
      try assembler.add(.timePart, r: r, a: r, b: offset, i: immediate)
    } else {
      try assembler.add(opcode, r: r, a: r, failure: failure, i: immediate)
    }
    return true
  }

  private static let identities: [String: FieldType] = [
    "bool": .bool, "int": .int, "double": .double, "string": .string, "timestamp": .timestamp, "duration": .duration,
  ]

  private static func unary(_ function: String, _ type: FieldType) -> (Opcode, UInt64)? {
    switch (function, type) {
    case ("!_", .bool): return (.not, 0)
    case ("-_", .int): return (.negateInt, 0)
    case ("-_", .double): return (.negateDouble, 0)
    case ("size", .string): return (.textSize, 0)
    case ("size", .list): return (.listSize, 0)
    case ("double", .int): return (.intToDouble, 0)
    case ("int", .double): return (.doubleToInt, 0)
    case ("int", .timestamp): return (.timeToSeconds, 0)
    case ("timestamp", .int): return (.secondsToTime, 0)
    case ("math.sign", .int): return (.intSign, 0)
    case (_, .double):
      if let found = DoubleFunction.allCases.first(where: { $0.function == function }) {
        return (.doubleFunction, found.rawValue)
      }
      return DoubleTest.allCases.first { $0.function == function }.map { (.doubleTest, $0.rawValue) }
    case (_, .timestamp):
      return TimePart.allCases.first { $0.function == function }.map { (.timePart, $0.rawValue) }
    case (_, .duration):
      let parts: [TimePart] = [.hours, .minutes, .seconds, .milliseconds]
      return parts.first { $0.function == function }.map { (.durationPart, $0.rawValue) }
    default: return nil
    }
  }

  // MARK: Two operands

  private mutating func binary(
    _ function: String, _ left: Expression, _ right: Expression, into r: UInt8, failure: Label
  ) throws(SlowReason) -> Bool {
    let (leftType, rightType) = (try fieldType(left), try fieldType(right))
    if leftType == .timestamp, let part = TimePart.allCases.first(where: { $0.function == function }) {
      try timePart(part, left, zone: right, into: r, failure: failure)
      return true
    }
    guard let opcode = Self.binary(function, leftType, rightType) else { return false }
    let mark = assembler.registerMark
    defer { assembler.release(to: mark) }
    let a = try operand(left, failure: failure)
    let b = try operand(right, failure: failure)
    // A duration before a time is added to it all the same.
    let isTurned = opcode == .addToTime && leftType == .duration
    try assembler.add(opcode, r: r, a: isTurned ? b : a, b: isTurned ? a : b, failure: failure)
    return true
  }

  private static func binary(_ function: String, _ left: FieldType, _ right: FieldType) -> Opcode? {
    switch (function, left, right) {
    case ("_+_", .int, .int), ("_+_", .duration, .duration): .addInts
    case ("_-_", .int, .int), ("_-_", .duration, .duration), ("_-_", .timestamp, .timestamp): .subtractInts
    case ("_*_", .int, .int): .multiplyInts
    case ("_/_", .int, .int): .divideInts
    case ("_%_", .int, .int): .remainderOfInts
    case ("_+_", .double, .double): .addDoubles
    case ("_-_", .double, .double): .subtractDoubles
    case ("_*_", .double, .double): .multiplyDoubles
    case ("_/_", .double, .double): .divideDoubles
    case ("_+_", .timestamp, .duration), ("_+_", .duration, .timestamp): .addToTime
    case ("_-_", .timestamp, .duration): .subtractFromTime
    default: nil
    }
  }

  private mutating func timePart(_ part: TimePart, _ time: Expression, zone: Expression, into r: UInt8, failure: Label)
    throws(SlowReason)
  {
    guard let zone = constantText(zone) else { throw .notConstant("time zone") }
    guard let seconds = FixedOffset.seconds(zone) else { throw .function("time zone") }
    let mark = assembler.registerMark
    defer { assembler.release(to: mark) }
    let a = try operand(time, failure: failure)
    let offset = try assembler.register()
    try assembler.add(.constant, r: offset, i: Cell(Int64(seconds)).bits)
    try assembler.add(.timePart, r: r, a: a, b: offset, i: part.rawValue)
  }
}
