internal import CEL
internal import Records

/// Lists: elements, membership, and the macros that look at each element.
extension Compiler {
  mutating func element(_ list: Expression, _ index: Expression, into r: UInt8, failure: Label) throws(SlowReason) {
    guard case .list = try fieldType(list), try fieldType(index) == .int else { throw .construct("index") }
    let mark = assembler.registerMark
    defer { assembler.release(to: mark) }
    let a = try operand(list, failure: failure)
    let b = try operand(index, failure: failure)
    try assembler.add(.listElement, r: r, a: a, b: b, failure: failure)
  }

  mutating func membership(_ value: Expression, _ list: Expression, into r: UInt8, failure: Label) throws(SlowReason) {
    guard case .list(let item) = try fieldType(list) else { throw .construct("in") }
    guard try fieldType(value).item == item else { throw .type(checked.type(of: value).description) }
    let mark = assembler.registerMark
    defer { assembler.release(to: mark) }
    let a = try operand(value, failure: failure)
    let b = try operand(list, failure: failure)
    let opcode: Opcode =
      switch item {
      case .string: .listHasText
      case .double: .listHasDouble
      default: .listHasBits
      }
    try assembler.add(opcode, r: r, a: a, b: b)
  }

  mutating func comprehension(
    _ part: Expression, _ loop: Expression.Comprehension, into r: UInt8, failure: Label
  ) throws(SlowReason) {
    guard let condition = loop.condition, loop.result == nil, loop.kind != .list else { throw .construct("macro") }
    guard case .list = try fieldType(loop.range) else { throw .type(checked.type(of: loop.range).description) }
    let mark = assembler.registerMark
    defer { assembler.release(to: mark) }
    let list = try operand(loop.range, failure: failure)
    let rounds = Rounds(list: list, counter: try assembler.register(), element: try assembler.register())
    try assembler.add(.constant, r: rounds.counter)
    let index = try bindElement(part, loop, rounds)
    if loop.kind == .existsOne {
      try count(condition, rounds, index, into: r, failure: failure)
    } else {
      try decide(condition, rounds, index, decisive: loop.kind == .exists, into: r, failure: failure)
    }
  }

  /// The registers of a macro that goes through a list.
  struct Rounds {
    let list: UInt8
    let counter: UInt8
    let element: UInt8
  }

  /// Gives the macro's names to registers; the register of the index, where it has a name.
  private mutating func bindElement(_ part: Expression, _ loop: Expression.Comprehension, _ rounds: Rounds)
    throws(SlowReason) -> UInt8?
  {
    let first = try firstLocal(part)
    guard loop.variables.count == 2 else {
      locals[first] = Local(register: rounds.element, failure: nil)
      return nil
    }
    let index = try assembler.register()
    locals[first] = Local(register: index, failure: nil)
    locals[first + 1] = Local(register: rounds.element, failure: nil)
    return index
  }

  private mutating func nextRound(_ rounds: Rounds, _ index: UInt8?, exit: Label, failure: Label) throws(SlowReason) {
    // Before the counter moves on.
    if let index { try assembler.add(.move, r: index, a: rounds.counter) }
    try assembler.add(.next, r: rounds.element, a: rounds.list, b: rounds.counter, jump: exit)
  }

  /// `all` and `exists`: an element that decides wins over errors of others.
  private mutating func decide(
    _ condition: Expression, _ rounds: Rounds, _ index: UInt8?, decisive: Bool, into r: UInt8, failure: Label
  ) throws(SlowReason) {
    let reason = try assembler.register()
    let (again, exit, end) = (assembler.label(), assembler.label(), assembler.label())
    try assembler.add(.constant, r: reason)
    assembler.place(again)
    try nextRound(rounds, index, exit: exit, failure: failure)
    let failed = assembler.label()
    assembler.addLater(.init(from: failed, reason: reason, to: again))
    try value(condition, into: r, failure: failed)
    try assembler.add(decisive ? .jumpIfFalse : .jumpIfTrue, a: r, jump: again)
    try assembler.add(.jump, jump: end)
    assembler.place(exit)
    try assembler.add(.raise, a: reason, failure: failure)
    try assembler.add(.constant, r: r, i: decisive ? 0 : 1)
    assembler.place(end)
  }

  /// `exists_one`: every element counts, and so does every error.
  private mutating func count(
    _ condition: Expression, _ rounds: Rounds, _ index: UInt8?, into r: UInt8, failure: Label
  ) throws(SlowReason) {
    let (found, one) = (try assembler.register(), try assembler.register())
    let (again, exit) = (assembler.label(), assembler.label())
    try assembler.add(.constant, r: found)
    try assembler.add(.constant, r: one, i: 1)
    assembler.place(again)
    try nextRound(rounds, index, exit: exit, failure: failure)
    try value(condition, into: r, failure: failure)
    try assembler.add(.jumpIfFalse, a: r, jump: again)
    try assembler.add(.addInts, r: found, a: found, b: one, failure: failure)
    try assembler.add(.jump, jump: again)
    assembler.place(exit)
    try assembler.add(.intEqual, r: r, a: found, i: 1)
  }
}
