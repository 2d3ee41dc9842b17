internal import CEL
internal import Records
internal import RegularExpressions

/// An optional is no value of a register: the program goes on at a label of its own where it is empty.
extension Compiler {
  mutating func optional(_ part: Expression, into r: UInt8, none: Label, failure: Label) throws(SlowReason) {
    switch part.kind {
    case .select(let operand, let field, .optional), .select(let operand, let field, .value):
      guard let path = path(part), let place = language.schema.index(of: path) else { throw .construct("optional") }
      let mask = try mask(operand, field)
      try assembler.add(.jumpIfAbsent, jump: none, i: mask)
      try assembler.add(.field, r: r, b: UInt8(place), failure: failure, i: mask)
    case .call(let call): try optionalCall(call, into: r, none: none, failure: failure)
    case .conditional(let condition, let then, let otherwise):
      try conditional(
        condition, into: r, failure: failure,
        { compiler throws(SlowReason) in
          try compiler.optional(then, into: r, none: none, failure: failure)
        },
        { compiler throws(SlowReason) in
          try compiler.optional(otherwise, into: r, none: none, failure: failure)
        })
    case .bind(_, let bound, let body):
      try bind(part, bound) { compiler throws(SlowReason) in
        try compiler.optional(body, into: r, none: none, failure: failure)
      }
    case .optionalMap(let target, _, let body, let isFlat):
      try optionalMap(part, target, body, isFlat, into: r, none: none, failure: failure)
    default: throw .construct("optional")
    }
  }

  private mutating func optionalCall(_ call: Expression.Call, into r: UInt8, none: Label, failure: Label)
    throws(SlowReason)
  {
    switch (call.function, call.operands.count) {
    case ("optional.none", 0): try assembler.add(.jump, jump: none)
    case ("optional.of", 1): try value(call.operands[0], into: r, failure: failure)
    case ("or", 2):
      let (other, end) = (assembler.label(), assembler.label())
      try optional(call.operands[0], into: r, none: other, failure: failure)
      try assembler.add(.jump, jump: end)
      assembler.place(other)
      try optional(call.operands[1], into: r, none: none, failure: failure)
      assembler.place(end)
    case ("regex.extract", 2):
      let expression = try regularExpression(call.operands[1])
      // More groups than one are an error, which is for the complete evaluator to tell.
      guard expression.groupCount <= 1 else { throw .function(call.function) }
      try value(call.operands[0], into: r, failure: failure)
      try assembler.add(.textExtract, r: r, a: r, jump: none, i: assembler.expression(expression))
    default: throw .function(call.function)
    }
  }

  private mutating func optionalMap(
    _ part: Expression, _ target: Expression, _ body: Expression, _ isFlat: Bool, into r: UInt8, none: Label,
    failure: Label
  ) throws(SlowReason) {
    let mark = assembler.registerMark
    defer { assembler.release(to: mark) }
    let register = try assembler.register()
    try optional(target, into: register, none: none, failure: failure)
    locals[try firstLocal(part)] = Local(register: register, failure: nil)
    if isFlat {
      try optional(body, into: r, none: none, failure: failure)
    } else {
      _ = try fieldType(body)
      try value(body, into: r, failure: failure)
    }
  }

  /// `hasValue()`, `value()`, `orValue()`; false for other functions.
  mutating func optionalMember(_ call: Expression.Call, into r: UInt8, failure: Label) throws(SlowReason) -> Bool {
    guard let target = call.target, case .optional = checked.type(of: target) else { return false }
    let (none, end) = (assembler.label(), assembler.label())
    try optional(target, into: r, none: none, failure: failure)
    if call.function == "hasValue" { try assembler.add(.constant, r: r, i: 1) }
    try assembler.add(.jump, jump: end)
    assembler.place(none)
    switch (call.function, call.arguments.count) {
    case ("hasValue", 0): try assembler.add(.constant, r: r)
    case ("value", 0): try assembler.add(.empty, failure: failure)
    case ("orValue", 1): try value(call.arguments[0], into: r, failure: failure)
    default: throw .function(call.function)
    }
    assembler.place(end)
    return true
  }

  func regularExpression(_ pattern: Expression) throws(SlowReason) -> RegularExpression {
    guard let text = constantText(pattern) else { throw .notConstant("pattern") }
    guard let expression = try? RegularExpression(text) else { throw .notConstant("pattern") }
    return expression
  }
}
