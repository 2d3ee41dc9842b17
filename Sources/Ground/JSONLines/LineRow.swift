public import CJSONLines

/// One accepted line, without its cells.
@frozen
public struct LineRow: BitwiseCopyable, Sendable {
  @usableFromInline let row: bb_row

  init() { row = bb_row() }

  /// Milliseconds since 1970.
  @inlinable public var time: Int64 { row.time }
  /// Bit i: the line has field i.
  @inlinable public var present: UInt64 { row.present }
  /// Counted from 1 over all lines of the input, blank and refused ones too.
  @inlinable public var number: UInt64 { row.number }
  /// Where the line stands in the batch's text.
  public var line: Range<Int> { Int(row.start)..<Int(row.start) + Int(row.count) }
  /// Where the line's id stands in the batch's text; empty where the format has none.
  public var id: Range<Int> { Int(row.id_start)..<Int(row.id_start) + Int(row.id_count) }
  /// The number of its kind; -1 for one that the format does not list.
  @inlinable public var kind: Int32 { row.kind }
}

/// A line that cannot be used, and why.
public struct LineRefusal: Hashable, Sendable {
  /// Why; the numbers are those of the C interface.
  public enum Reason: UInt32, Sendable, CaseIterable {
    case notJSON = 1, notAnObject, noTime, badTime, noKind, badKind, badField, tooLong, noID

    /// What is wrong, in words.
    public var message: String {
      switch self {
      case .notJSON: "is not JSON"
      case .notAnObject: "is not an object"
      case .noTime: "has no time"
      case .badTime: "has a time that cannot be read"
      case .noKind: "has no kind"
      case .badKind: "has a kind that is no text"
      case .badField: "has a field of another type than the map says"
      case .tooLong: "is longer than the limit"
      case .noID: "has no id"
      }
    }
  }

  public let number: UInt64
  public let reason: Reason
  /// The place in the schema of the field that is wrong.
  public let field: Int?
  /// The start of the line.
  public let sample: [UInt8]
}
