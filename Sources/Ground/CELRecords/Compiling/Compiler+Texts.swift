internal import CEL
internal import Records

/// Functions that look into a text.
extension Compiler {
  /// False where the function is none of them.
  mutating func textCall(_ call: Expression.Call, into r: UInt8, failure: Label) throws(SlowReason) -> Bool {
    let operands = call.operands
    guard operands.count == 2, checked.type(of: operands[0]) == .string else { return false }
    if let opcode = Self.searches[call.function], checked.type(of: operands[1]) == .string {
      let mark = assembler.registerMark
      defer { assembler.release(to: mark) }
      let a = try operand(operands[0], failure: failure)
      let b = try operand(operands[1], failure: failure)
      try assembler.add(opcode, r: r, a: a, b: b)
      return true
    }
    if call.function == "matches" {
      let expression = assembler.expression(try regularExpression(operands[1]))
      return try test(.textMatches, operands[0], expression, into: r, failure: failure)
    }
    guard let family = language.family(call.function), call.target != nil else { return false }
    guard let name = constantText(operands[1]), let function = family[name] else { throw .notConstant("name") }
    return try test(.textFunction, operands[0], assembler.function(function), into: r, failure: failure)
  }

  private static let searches: [String: Opcode] = [
    "contains": .textContains, "startsWith": .textStarts, "endsWith": .textEnds,
  ]

  private mutating func test(_ opcode: Opcode, _ text: Expression, _ number: UInt64, into r: UInt8, failure: Label)
    throws(SlowReason) -> Bool
  {
    try value(text, into: r, failure: failure)
    try assembler.add(opcode, r: r, a: r, i: number)
    return true
  }
}
