internal import Records
internal import RegularExpressions

/// A compiled expression: instructions and what they refer to by number.
struct Code: Sendable {
  var instructions: [Instruction] = []
  /// Constant texts; eight bytes more than are used, so that a constant can be read eight bytes at a time.
  var texts: [UInt8] = []
  /// Elements of constant lists.
  var cells: [Cell] = []
  var expressions: [RegularExpression] = []
  var functions: [any TextFunction] = []
}

/// Runs of constants are told from runs of the record by the highest bit of their start.
extension Cell {
  static let constantBit: UInt32 = 1 << 31

  init(constantStart start: Int, count: Int) {
    self.init(start: UInt32(start) | Self.constantBit, count: UInt32(count))
  }

  var isConstant: Bool { bits & UInt64(Self.constantBit) != 0 }

  /// Where the run starts among the constants or in the record.
  var offset: Int { Int(truncatingIfNeeded: bits & UInt64(Self.constantBit - 1)) }

  var range: Range<Int> { offset..<offset + count }

  /// A part of the run.
  func part(_ part: Range<Int>) -> Cell {
    Cell(start: UInt32(truncatingIfNeeded: start + part.lowerBound), count: UInt32(truncatingIfNeeded: part.count))
  }
}
