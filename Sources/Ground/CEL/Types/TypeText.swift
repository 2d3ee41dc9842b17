/// Reads types as declarations write them: `map(string, list(int))`.
struct TypeText {
  private static let depthMax = 32
  private static let simple: [String: CELType] = [
    "dyn": .dyn, "any": .dyn, "null_type": .null, "null": .null, "bool": .bool, "int": .int, "uint": .uint,
    "double": .double, "string": .string, "bytes": .bytes, "timestamp": .timestamp, "duration": .duration,
    "google.protobuf.Timestamp": .timestamp, "google.protobuf.Duration": .duration,
    "google.protobuf.Any": .dyn, "google.protobuf.Value": .dyn, "google.protobuf.ListValue": .list(.dyn),
    "google.protobuf.Struct": .map(.string, .dyn), "google.protobuf.BoolValue": .nullable(.bool),
    "google.protobuf.Int32Value": .nullable(.int), "google.protobuf.Int64Value": .nullable(.int),
    "google.protobuf.UInt32Value": .nullable(.uint), "google.protobuf.UInt64Value": .nullable(.uint),
    "google.protobuf.FloatValue": .nullable(.double), "google.protobuf.DoubleValue": .nullable(.double),
    "google.protobuf.StringValue": .nullable(.string), "google.protobuf.BytesValue": .nullable(.bytes),
  ]
  /// For a suggestion.
  static let names = Array(simple.keys.filter { !$0.contains(".") }) + ["list", "map", "optional_type", "type"]

  /// What is meant by a name that the language does not know, such as a declared record; nil for nothing.
  private let named: (String) -> CELType?
  private var rest: Substring.UnicodeScalarView
  private var depth = 0
  /// The name that meant nothing.
  private(set) var unknown: String?

  init(_ text: String, named: @escaping (String) -> CELType?) {
    rest = text[...].unicodeScalars
    self.named = named
  }

  /// The type of the whole text, or nil.
  mutating func read() -> CELType? {
    guard let type = type() else { return nil }
    skipBlanks()
    return rest.isEmpty ? type : nil
  }

  /// Types in parentheses, perhaps none.
  mutating func tuple() -> [CELType]? {
    skipBlanks()
    guard rest.first == "(" else { return nil }
    if rest.dropFirst().drop(while: { $0 == " " }).first == ")" {
      rest = rest.drop { $0 != ")" }.dropFirst()
      skipBlanks()
      return rest.isEmpty ? [] : nil
    }
    guard let types = parameters() else { return nil }
    skipBlanks()
    return rest.isEmpty ? types : nil
  }

  private mutating func type() -> CELType? {
    depth += 1
    defer { depth -= 1 }
    skipBlanks()
    let name = word()
    guard !name.isEmpty, depth <= Self.depthMax, let parameters = parameters() else { return nil }
    switch (name, parameters.count) {
    case ("list", 0): return .list(.dyn)
    case ("list", 1): return .list(parameters[0])
    case ("map", 0): return .map(.dyn, .dyn)
    case ("map", 2): return .map(parameters[0], parameters[1])
    case ("optional_type", 1), ("optional", 1): return .optional(parameters[0])
    case ("type", 0): return .type(.dyn)
    case ("type", 1): return .type(parameters[0])
    case ("wrapper", 1), ("nullable", 1): return .nullable(parameters[0])
    case (_, 0):
      if let type = Self.simple[name] ?? named(name) { return type }
      unknown = unknown ?? name
      return nil
    default:
      guard case .opaque(let name, _) = named(name) else {
        unknown = unknown ?? name
        return nil
      }
      return .opaque(name, parameters)
    }
  }

  private mutating func parameters() -> [CELType]? {
    var parameters: [CELType] = []
    skipBlanks()
    guard let closing = ["(": ")", "<": ">"][rest.first.map(String.init) ?? ""] else { return parameters }
    repeat {
      rest.removeFirst()
      guard let type = type() else { return nil }
      parameters.append(type)
      skipBlanks()
    } while rest.first == ","
    guard rest.first.map(String.init) == closing else { return nil }
    rest.removeFirst()
    return parameters
  }

  private mutating func word() -> String {
    let word = rest.prefix {
      $0 == "_" || $0 == "." || $0 == "-" || $0.properties.isAlphabetic || ("0"..."9").contains($0)
    }
    rest = rest.dropFirst(word.count)
    return String(word)
  }

  private mutating func skipBlanks() { rest = rest.drop { $0 == " " || $0 == "\t" || $0 == "\n" } }
}
