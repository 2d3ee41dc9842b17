internal import Records

/// Cells by number. There are as many as a byte counts, so that no number lies outside.
struct Registers {
  private var cells = InlineArray<256, Cell>(repeating: Cell(bits: 0))

  subscript(number: UInt8) -> Cell {
    @inline(__always) get { cells[Int(number)] }
    @inline(__always) set { cells[Int(number)] = newValue }
  }

  @inline(__always)
  mutating func set(_ r: UInt8, _ value: Bool) { cells[Int(r)] = Cell(value) }

  @inline(__always)
  mutating func set(_ r: UInt8, _ value: Int64) { cells[Int(r)] = Cell(value) }

  @inline(__always)
  mutating func set(_ r: UInt8, _ value: Double) { cells[Int(r)] = Cell(value) }

  /// False on overflow.
  @inline(__always)
  mutating func set(_ r: UInt8, checked result: (partialValue: Int64, overflow: Bool)) -> Bool {
    cells[Int(r)] = Cell(result.partialValue)
    return !result.overflow
  }
}
