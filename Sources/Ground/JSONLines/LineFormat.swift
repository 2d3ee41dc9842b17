public import Records

/// What to take from each line of a log: its time, its kind, and fields of declared types.
public struct LineFormat: Sendable {
  /// How the time is written; the numbers are those of the C interface.
  public enum TimeUnit: Int32, Sendable {
    case milliseconds, seconds, microseconds, rfc3339
  }

  /// A member of the line's object, or of an object in it.
  public typealias Path = [String]

  public let time: Path
  public let timeUnit: TimeUnit
  public let kind: Path
  public let id: Path?
  public let schema: RecordSchema
  /// One path for each field of the schema. No path may be the start of another, and none may stand twice.
  public let paths: [Path]
  /// What rows call the kinds; a kind that is not listed is -1.
  public let kinds: [(name: String, number: Int32)]

  public init(
    time: Path, timeUnit: TimeUnit, kind: Path, id: Path?, schema: RecordSchema, paths: [Path],
    kinds: [(name: String, number: Int32)]
  ) {
    self.time = time
    self.timeUnit = timeUnit
    self.kind = kind
    self.id = id
    self.schema = schema
    self.paths = paths
    self.kinds = kinds
  }
}
