/// A value while an expression runs.
public indirect enum CELValue: Sendable {
  case null
  case bool(Bool)
  case int(Int64)
  case uint(UInt64)
  case double(Double)
  /// Compared by code points, unlike Swift's texts.
  case string(String)
  case bytes([UInt8])
  case timestamp(Timestamp)
  case duration(TimeSpan)
  case list([CELValue])
  case map(CELMap)
  /// Nil where the optional is empty.
  case optional(CELValue?)
  case type(CELType)
  case record(CELRecord)
  /// A value of an opaque type, made and read by functions.
  case opaque(any OpaqueValue)
}

/// A value that only functions can look into.
public protocol OpaqueValue: Sendable {
  var type: CELType { get }
  /// What `string()` and JSON show.
  var text: String { get }
  func isEqual(_ other: any OpaqueValue) -> Bool
}

extension CELValue {
  /// The type at run time; what is inside of lists, maps and optionals is dyn.
  public var type: CELType {
    switch self {
    case .null: .null
    case .bool: .bool
    case .int: .int
    case .uint: .uint
    case .double: .double
    case .string: .string
    case .bytes: .bytes
    case .timestamp: .timestamp
    case .duration: .duration
    case .list: .list(.dyn)
    case .map: .map(.dyn, .dyn)
    case .optional: .optional(.dyn)
    case .type: .type(.dyn)
    case .record(let record): .record(record.type.name)
    case .opaque(let value): value.type
    }
  }

  /// Whether the value can stand for a parameter of the type. What is inside is not looked at.
  func fits(_ type: CELType) -> Bool {
    switch (type, self) {
    case (.dyn, _), (.parameter, _): true
    case (.null, .null), (.bool, .bool), (.int, .int), (.uint, .uint), (.double, .double), (.string, .string),
      (.bytes, .bytes), (.timestamp, .timestamp), (.duration, .duration), (.list, .list), (.map, .map),
      (.optional, .optional), (.type, .type):
      true
    case (.nullable(let inner), _): fits(.null) || fits(inner)
    case (.record(let name), .record(let record)): record.type.name == name
    case (.opaque(let name, _), .opaque(let value)): value.type.name == name
    default: false
    }
  }
}
