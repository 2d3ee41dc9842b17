/// What an expression gives for one record.
public enum RecordValue: Hashable, Sendable {
  case bool(Bool)
  case int(Int64)
  case double(Double)
  case text(Text)
  /// Nanoseconds since 1970-01-01T00:00:00Z.
  case timestamp(Int64)
  /// Nanoseconds.
  case duration(Int64)
  /// An empty optional.
  case absent
  /// A list, a map or another value that no cell holds.
  case other
  case failed(RecordFailure)

  /// Where the bytes of a text stand; `RecordProgram.withBytes` gives them.
  public struct Text: Hashable, Sendable {
    public enum Place: Hashable, Sendable {
      /// In the record's own text.
      case record
      /// Among the program's constants.
      case constants
      /// In the scratch, until it is used again.
      case scratch
    }

    public let place: Place
    public let range: Range<Int>
  }
}

/// Whether a condition holds for one record.
public enum Answer: UInt8, Hashable, Sendable {
  case no, yes
  /// There is no answer; the scratch says why.
  case failed
}
