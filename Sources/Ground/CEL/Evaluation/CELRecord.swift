/// A record's fields, in the order of its type; nil where a field was not given.
public struct CELRecord: Sendable {
  public let type: RecordType
  public let values: [CELValue?]

  public init(_ type: RecordType, _ values: [CELValue?]) {
    precondition(values.count == type.fields.count, "a record has the fields of its type")
    self.type = type
    self.values = values
  }
}

extension CELRecord {
  /// The field's value, or what its type has where none was given.
  public func value(at position: Int) -> CELValue { values[position] ?? type.fields[position].type.emptyValue }

  /// Whether the field was given, and is no empty optional.
  public func has(_ position: Int) -> Bool {
    if case .optional(nil) = values[position] { return false }
    return values[position] != nil
  }
}

extension CELType {
  /// What a record's field has where nothing was given; null where the type has no empty value.
  var emptyValue: CELValue {
    switch self {
    case .bool: .bool(false)
    case .int: .int(0)
    case .uint: .uint(0)
    case .double: .double(0)
    case .string: .string("")
    case .bytes: .bytes([])
    case .list: .list([])
    case .map: .map(CELMap())
    case .optional: .optional(nil)
    case .timestamp: Timestamp(seconds: 0).map { .timestamp($0) } ?? .null
    case .duration: .duration(TimeSpan(nanoseconds: 0))
    default: .null
    }
  }
}
