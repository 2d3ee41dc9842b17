internal import Records
internal import RegularExpressions

/// Instructions in the making: places that are not known yet are labels.
struct Assembler {
  struct Label: Hashable {
    fileprivate let number: UInt16
  }

  /// Notes a failure and goes on.
  struct Detour {
    let from: Label
    let reason: UInt8
    let to: Label
  }

  private var code = Code()
  private var detours: [Detour] = []
  private var places: [UInt16?] = []
  private var nextRegister = 0
  private var constantTexts: [[UInt8]: Cell] = [:]

  /// A place in the program has sixteen bits.
  private static let instructionsMax = 60_000
  private static let constantBytesMax = 1 << 20

  // MARK: Registers

  mutating func register() throws(SlowReason) -> UInt8 {
    guard let number = UInt8(exactly: nextRegister) else { throw .tooLarge }
    nextRegister += 1
    return number
  }

  /// Registers taken from here on are given back by `release`.
  var registerMark: Int { nextRegister }

  mutating func release(to mark: Int) { nextRegister = mark }

  // MARK: Instructions

  mutating func label() -> Label {
    places.append(nil)
    return Label(number: UInt16(truncatingIfNeeded: places.count - 1))
  }

  mutating func place(_ label: Label) {
    places[Int(label.number)] = UInt16(truncatingIfNeeded: code.instructions.count)
  }

  mutating func add(
    _ opcode: Opcode, r: UInt8 = 0, a: UInt8 = 0, b: UInt8 = 0, jump: Label? = nil, failure: Label? = nil,
    i: UInt64 = 0
  ) throws(SlowReason) {
    guard code.instructions.count < Self.instructionsMax, places.count < Self.instructionsMax else { throw .tooLarge }
    code.instructions.append(
      Instruction(
        opcode: opcode, r: r, a: a, b: b, jump: jump?.number ?? .max, failure: failure?.number ?? .max, immediate: i))
  }

  /// Stands behind the program, out of the way of a run without failures.
  mutating func addLater(_ detour: Detour) { detours.append(detour) }

  // MARK: Constants

  mutating func text(_ bytes: [UInt8]) throws(SlowReason) -> Cell {
    if let known = constantTexts[bytes] { return known }
    guard code.texts.count + bytes.count <= Self.constantBytesMax else { throw .tooLarge }
    let cell = Cell(constantStart: code.texts.count, count: bytes.count)
    code.texts += bytes
    constantTexts[bytes] = cell
    return cell
  }

  mutating func list(_ cells: [Cell]) throws(SlowReason) -> Cell {
    guard code.cells.count + cells.count <= Self.constantBytesMax else { throw .tooLarge }
    let cell = Cell(constantStart: code.cells.count, count: cells.count)
    code.cells += cells
    return cell
  }

  mutating func expression(_ expression: RegularExpression) -> UInt64 {
    code.expressions.append(expression)
    return UInt64(code.expressions.count - 1)
  }

  mutating func function(_ function: any TextFunction) -> UInt64 {
    code.functions.append(function)
    return UInt64(code.functions.count - 1)
  }

  // MARK: The end

  /// The program with places for labels.
  mutating func finish() throws(SlowReason) -> Code {
    for detour in detours {
      place(detour.from)
      try add(.keepFailure, r: detour.reason, a: detour.reason)
      try add(.jump, jump: detour.to)
    }
    var finished = code
    for index in finished.instructions.indices {
      finished.instructions[index].jump = place(finished.instructions[index].jump)
      finished.instructions[index].failure = place(finished.instructions[index].failure)
    }
    finished.texts += [UInt8](repeating: 0, count: 8)
    return finished
  }

  private func place(_ label: UInt16) -> UInt16 {
    guard label != .max else { return 0 }
    guard let place = places[Int(label)] else { preconditionFailure("every label has a place") }
    return place
  }
}
