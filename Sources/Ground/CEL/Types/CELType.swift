/// What a part of an expression evaluates to.
public indirect enum CELType: Hashable, Sendable {
  /// Known only when the expression runs; fits everything.
  case dyn
  case null, bool, int, uint, double, string, bytes, timestamp, duration
  case list(CELType)
  case map(CELType, CELType)
  case optional(CELType)
  /// A type used as a value: `type(1)` is one of `type(int)`.
  case type(CELType)
  /// A bool, number, text or bytes that may be null instead.
  case nullable(CELType)
  /// A record with named fields, declared under this name.
  case record(String)
  /// A type that only functions can look into, such as `net.IP`.
  case opaque(String, [CELType])
  /// Stands for one type throughout a function's declaration.
  case parameter(String)

  public var isDyn: Bool { self == .dyn }

  /// The types that this one is made of.
  var parameters: [CELType] {
    switch self {
    case .list(let element): [element]
    case .map(let key, let value): [key, value]
    case .optional(let inner), .type(let inner), .nullable(let inner): [inner]
    case .opaque(_, let parameters): parameters
    default: []
    }
  }

  /// The same type with other parts.
  func replacing(_ change: (CELType) -> CELType) -> CELType {
    switch self {
    case .list(let element): .list(change(element))
    case .map(let key, let value): .map(change(key), change(value))
    case .optional(let inner): .optional(change(inner))
    case .type(let inner): .type(change(inner))
    case .nullable(let inner): .nullable(change(inner))
    case .opaque(let name, let parameters): .opaque(name, parameters.map(change))
    default: self
    }
  }
}

extension CELType: CustomStringConvertible {
  /// As types are written in declarations: `map(string, list(int))`.
  public var description: String {
    switch self {
    case .dyn: "dyn"
    case .null: "null_type"
    case .bool: "bool"
    case .int: "int"
    case .uint: "uint"
    case .double: "double"
    case .string: "string"
    case .bytes: "bytes"
    case .timestamp: "timestamp"
    case .duration: "duration"
    case .list(let element): "list(\(element))"
    case .map(let key, let value): "map(\(key), \(value))"
    case .optional(let inner): "optional_type(\(inner))"
    case .type(let inner): "type(\(inner))"
    case .nullable(let inner): "wrapper(\(inner))"
    case .record(let name), .parameter(let name): name
    case .opaque(let name, let parameters):
      parameters.isEmpty ? name : "\(name)(\(parameters.map(\.description).joined(separator: ", ")))"
    }
  }

  /// The name under which the type is a value: `google.protobuf.Timestamp`, `list`.
  public var name: String {
    switch self {
    case .timestamp: "google.protobuf.Timestamp"
    case .duration: "google.protobuf.Duration"
    case .list: "list"
    case .map: "map"
    case .optional: "optional_type"
    case .type: "type"
    case .nullable(let inner): inner.name
    case .opaque(let name, _): name
    default: description
    }
  }
}
