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

extension FieldType.Item {
  /// The same type as that of a field of its own.
  public var type: FieldType {
    switch self {
    case .bool: .bool
    case .int: .int
    case .double: .double
    case .string: .string
    case .timestamp: .timestamp
    case .duration: .duration
    }
  }
}
