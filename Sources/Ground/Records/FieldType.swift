/// What one cell of a record holds.
public enum FieldType: Hashable, Sendable {
  case bool
  case int
  case double
  /// UTF-8, as a run inside the record's text.
  case string
  /// Nanoseconds since 1970-01-01T00:00:00Z.
  case timestamp
  /// Nanoseconds.
  case duration
  /// A run of cells of one of the types above.
  case list(Item)

  public enum Item: String, Hashable, Sendable, CaseIterable {
    case bool, int, double, string, timestamp, duration
  }
}
