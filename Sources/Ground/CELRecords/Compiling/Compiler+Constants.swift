internal import CEL
internal import Records

/// Parts without names are evaluated once, while compiling.
extension Compiler {
  /// The value of a part that is the same for every record; nil for others, and where it has none.
  func constant(_ part: Expression) -> CELValue? {
    if case .constant(let value) = part.kind { return value }
    guard isClosed(part) else { return nil }
    return try? CELProgram(checked, part: part).evaluate()
  }

  private func isClosed(_ part: Expression) -> Bool {
    switch part.kind {
    case .name, .comprehension, .bind, .optionalMap: false
    // An extension's function may be one of the caller's.
    case .call(let call) where language.family(call.function) != nil: false
    default: part.children.allSatisfy { isClosed($0) }
    }
  }

  mutating func load(_ constant: CELValue, of part: Expression, into r: UInt8) throws(SlowReason) {
    try assembler.add(.constant, r: r, i: try cell(constant, of: part).bits)
  }

  func constantText(_ part: Expression) -> String? {
    if case .string(let text) = constant(part) { text } else { nil }
  }

  /// The value as a cell, its texts and elements among the program's constants.
  mutating func cell(_ value: CELValue, of part: Expression) throws(SlowReason) -> Cell {
    guard case .list(let items) = value else { return try cell(value) }
    // An empty list may be one of anything; its cell is the same.
    if !items.isEmpty { _ = try fieldType(part) }
    var cells: [Cell] = []
    for item in items { cells.append(try cell(item)) }
    return try assembler.list(cells)
  }

  private mutating func cell(_ value: CELValue) throws(SlowReason) -> Cell {
    switch value {
    case .bool(let flag): return Cell(flag)
    case .int(let number): return Cell(number)
    case .double(let number): return Cell(number)
    case .string(let text): return try assembler.text(Array(text.utf8))
    case .duration(let span): return Cell(span.nanoseconds)
    case .timestamp(let time):
      guard let nanoseconds = time.nanosecondsSince1970 else { throw .type("timestamp") }
      return Cell(nanoseconds)
    default: throw .type(value.type.description)
    }
  }
}

extension Timestamp {
  /// Nil outside of the years 1677 to 2262, which is what a cell holds.
  var nanosecondsSince1970: Int64? {
    // Towards the future first, so that the earliest moments do not overflow on the way.
    let (seconds, rest) =
      seconds < 0 ? (seconds + 1, Int64(nanoseconds) - 1_000_000_000) : (seconds, Int64(nanoseconds))
    let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    let (sum, carry) = product.addingReportingOverflow(rest)
    return overflow || carry ? nil : sum
  }

  init?(nanosecondsSince1970 nanoseconds: Int64) {
    let seconds = TimePart.wholeSeconds(nanoseconds)
    self.init(seconds: seconds, nanoseconds: Int32(truncatingIfNeeded: nanoseconds &- seconds &* 1_000_000_000))
  }
}
