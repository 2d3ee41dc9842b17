public import Records

/// What an event says in one field.
public enum FieldValue: Hashable, Sendable {
  case bool(Bool)
  case int(Int64)
  case double(Double)
  case string(String)
  /// Nanoseconds since 1970 UTC.
  case timestamp(Int64)
  /// Nanoseconds.
  case duration(Int64)
  /// Values of one type that is no list.
  case list([FieldValue])

  /// Whether the value may stand in a field of that type.
  public func isOf(_ type: FieldType) -> Bool {
    switch (self, type) {
    case (.bool, .bool), (.int, .int), (.double, .double), (.string, .string), (.timestamp, .timestamp),
      (.duration, .duration):
      true
    case (.list(let values), .list(let item)): values.allSatisfy { $0.isOf(item.type) }
    default: false
    }
  }
}
