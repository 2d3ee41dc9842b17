internal import CJSONLines

/// One accepted line, without its cells.
public struct LineRow: BitwiseCopyable, Sendable {
  /// Milliseconds since 1970.
  public let time: Int64
  /// Bit i: the line has field i.
  public let present: UInt64
  /// Counted from 1 over all lines of the input, blank and refused ones too.
  public let number: UInt64
  /// Where the line stands in the batch's text.
  public let start: UInt32
  public let count: UInt32
  /// Where the line's id stands in the batch's text; a count of 0 means that it has none.
  public let idStart: UInt32
  public let idCount: UInt32
  /// The number of its kind; -1 for one that the format does not list.
  public let kind: Int32

  @inline(__always)
  init(_ row: bb_row) {
    time = row.time
    present = row.present
    number = row.number
    start = row.start
    count = row.count
    idStart = row.id_start
    idCount = row.id_count
    kind = row.kind
  }
}

/// A line that cannot be used, and why.
public struct LineRefusal: Hashable, Sendable {
  /// Why; the numbers are those of the C interface.
  public enum Reason: UInt32, Sendable, CaseIterable {
    case notJSON = 1, notAnObject, noTime, badTime, noKind, badKind, badField, tooLong

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
