internal import Records

/// The bytes that runs of text point into.
struct Texts: ~Escapable {
  let record: RawSpan
  let constants: RawSpan

  @_lifetime(copy record, copy constants)
  init(record: RawSpan, constants: RawSpan) {
    self.record = record
    self.constants = constants
  }

  subscript(cell: Cell) -> TextRun {
    @inline(__always)
    @_lifetime(copy self)
    get { TextRun(cell.isConstant ? constants : record, start: cell.offset, count: cell.count) }
  }
}
