internal import Records

/// The cells that runs of list elements point into.
struct Lists: ~Escapable {
  let record: Span<Cell>
  let constants: Span<Cell>

  @_lifetime(copy record, copy constants)
  init(record: Span<Cell>, constants: Span<Cell>) {
    self.record = record
    self.constants = constants
  }

  subscript(cell: Cell) -> Span<Cell> {
    @inline(__always)
    @_lifetime(copy self)
    get { (cell.isConstant ? constants : record).extracting(cell.range) }
  }

  func hasBits(_ value: Cell, in list: Cell) -> Bool {
    let elements = self[list]
    for index in elements.indices where elements[index] == value { return true }
    return false
  }

  /// Not by bits: zero is minus zero, and what is not a number is nothing.
  func hasDouble(_ value: Double, in list: Cell) -> Bool {
    let elements = self[list]
    for index in elements.indices where elements[index].double == value { return true }
    return false
  }

  func hasText(_ value: Cell, in list: Cell, _ texts: borrowing Texts) -> Bool {
    let elements = self[list]
    let text = texts[value]
    for index in elements.indices where elements[index].count == text.count {
      if texts[elements[index]].isEqual(text) { return true }
    }
    return false
  }
}
