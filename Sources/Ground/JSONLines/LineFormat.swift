public import Records

/// What to take from each line of a log: its time, its kind, and fields of declared types.
public struct LineFormat: Sendable {
  /// How the time is written; the numbers are those of the C interface.
  public enum TimeUnit: Int32, Sendable {
    case milliseconds, seconds, microseconds, rfc3339
  }

  /// A member of the line's object, or of an object in it.
  public typealias Path = [String]

  /// Where a field of the schema comes from.
  public enum Source: Sendable {
    /// A member of the line; `unit` is that of a time or a duration.
    case path(Path, unit: TimeUnit = .milliseconds)
    /// The line's own time, in a field of type timestamp.
    case time
    /// What the line's kind means, in a field of type string.
    case kind
    /// The same in every line.
    case constant(Constant)
  }

  public enum Constant: Sendable {
    case cell(Cell)
    case text(String)
  }

  public struct Kind: Sendable {
    /// As lines have it.
    public let name: String
    /// As rows have it; several names may share one number.
    public let number: Int32
    /// What a field with the kind says.
    public let meaning: String

    public init(_ name: String, _ number: Int32, means meaning: String) {
      self.name = name
      self.number = number
      self.meaning = meaning
    }
  }

  public let time: Path
  public let timeUnit: TimeUnit
  public let kind: Path
  public let id: Path?
  public let schema: RecordSchema
  /// One for each field of the schema. No path may be the start of another, and none may stand twice.
  public let sources: [Source]
  /// A kind that is not listed is -1 in a row, and its meaning is absent.
  public let kinds: [Kind]

  public init(
    time: Path, timeUnit: TimeUnit, kind: Path, id: Path?, schema: RecordSchema, sources: [Source], kinds: [Kind]
  ) {
    self.time = time
    self.timeUnit = timeUnit
    self.kind = kind
    self.id = id
    self.schema = schema
    self.sources = sources
    self.kinds = kinds
  }
}
