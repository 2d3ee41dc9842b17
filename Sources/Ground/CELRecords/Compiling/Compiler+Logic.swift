internal import CEL
internal import Records

/// Conditions: an error of one term counts only where no other term decides.
extension Compiler {
  mutating func logic(_ terms: [Expression], decisive: Bool, into r: UInt8, failure: Label) throws(SlowReason) {
    let mark = assembler.registerMark
    defer { assembler.release(to: mark) }
    let (reason, end) = (try assembler.register(), assembler.label())
    try assembler.add(.constant, r: reason)
    for term in terms {
      try noting(in: reason) { compiler, failed throws(SlowReason) in
        try compiler.value(term, into: r, failure: failed)
        try compiler.assembler.add(decisive ? .jumpIfTrue : .jumpIfFalse, a: r, jump: end)
      }
    }
    // Nothing decided: the last term to have a value left it in the register.
    try assembler.add(.raise, a: reason, failure: failure)
    assembler.place(end)
  }

  /// Compiles something whose failure is noted in a register, and goes on behind it.
  mutating func noting(
    in reason: UInt8, _ body: (inout Compiler, Label) throws(SlowReason) -> Void
  ) throws(SlowReason) {
    let (failed, next) = (assembler.label(), assembler.label())
    try body(&self, failed)
    assembler.place(next)
    assembler.addLater(.init(from: failed, reason: reason, to: next))
  }

  mutating func conditional(
    _ condition: Expression, into r: UInt8, failure: Label, _ then: (inout Compiler) throws(SlowReason) -> Void,
    _ otherwise: (inout Compiler) throws(SlowReason) -> Void
  ) throws(SlowReason) {
    let (no, end) = (assembler.label(), assembler.label())
    try value(condition, into: r, failure: failure)
    try assembler.add(.jumpIfFalse, a: r, jump: no)
    try then(&self)
    try assembler.add(.jump, jump: end)
    assembler.place(no)
    try otherwise(&self)
    assembler.place(end)
  }

  /// A name for a value; an error counts only where the name is used.
  mutating func bind(_ part: Expression, _ bound: Expression, _ body: (inout Compiler) throws(SlowReason) -> Void)
    throws(SlowReason)
  {
    let mark = assembler.registerMark
    defer { assembler.release(to: mark) }
    let (register, reason) = (try assembler.register(), try assembler.register())
    _ = try fieldType(bound)
    try assembler.add(.constant, r: reason)
    try noting(in: reason) { compiler, failed throws(SlowReason) in
      try compiler.value(bound, into: register, failure: failed)
    }
    let number = try firstLocal(part)
    locals[number] = Local(register: register, failure: reason)
    try body(&self)
    locals[number] = nil
  }

  func firstLocal(_ part: Expression) throws(SlowReason) -> Int {
    guard case .local(let number) = checked.reference(of: part) else { throw .construct("macro") }
    return number
  }
}
