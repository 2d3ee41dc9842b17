import Foundation

@testable import CEL

/// Types and values as the suite's JSON writes them.
enum WireFormat {
  static func type(_ json: Any?) throws -> CELType {
    let fields = json as? [String: Any] ?? [:]
    guard let (key, content) = fields.first else { return .dyn }
    let inner = content as? [String: Any] ?? [:]
    switch key {
    case "primitive": return try primitive(content)
    case "wrapper": return .nullable(try primitive(content))
    case "dyn": return .dyn
    case "null": return .null
    case "well_known": return content as? String == "DURATION" ? .duration : .timestamp
    case "type": return .type(try type(content))
    case "type_param": return .parameter(content as? String ?? "")
    case "list_type": return .list(try type(inner["elem_type"]))
    case "map_type": return .map(try type(inner["key_type"]), try type(inner["value_type"]))
    case "abstract_type":
      let parameters = try (inner["parameter_types"] as? [Any] ?? []).map { try type($0) }
      let name = inner["name"] as? String ?? ""
      return name == "optional_type" && parameters.count == 1 ? .optional(parameters[0]) : .opaque(name, parameters)
    case "message_type":
      switch content as? String {
      case "google.protobuf.Duration": return .duration
      case "google.protobuf.Timestamp": return .timestamp
      default: throw ConformanceCase.NeedsMessage(what: content as? String ?? "")
      }
    default: throw ConformanceCase.NeedsMessage(what: key)
    }
  }

  private static func primitive(_ name: Any) throws -> CELType {
    let types: [String: CELType] = [
      "BOOL": .bool, "INT64": .int, "UINT64": .uint, "DOUBLE": .double, "STRING": .string, "BYTES": .bytes,
    ]
    guard let type = types[name as? String ?? ""] else { throw ConformanceCase.NeedsMessage(what: "\(name)") }
    return type
  }

  static func overloads(_ json: [String: Any]) throws -> [Overload] {
    try (json["overloads"] as? [[String: Any]] ?? []).map { overload in
      Overload(
        overload["overload_id"] as? String ?? "", isMember: overload["is_instance_function"] as? Bool == true,
        try (overload["params"] as? [Any] ?? []).map { try type($0) }, try type(overload["result_type"]), .missing)
    }
  }

  static func value(_ json: Any?) throws -> CELValue {
    guard let (key, content) = (json as? [String: Any])?.first else { return .null }
    let text = content as? String ?? ""
    switch key {
    case "null_value": return .null
    case "bool_value": return .bool(content as? Bool == true)
    case "int64_value": return .int(Int64(text) ?? 0)
    case "uint64_value": return .uint(UInt64(text) ?? 0)
    case "double_value": return .double((content as? Double) ?? Double(text) ?? .nan)
    case "string_value": return .string(text)
    case "bytes_value": return .bytes(Array(Data(base64Encoded: text) ?? Data()))
    case "type_value": return .type(typeValues[text] ?? .opaque(text, []))
    case "list_value":
      return .list(try ((content as? [String: Any])?["values"] as? [Any] ?? []).map { try value($0) })
    case "map_value":
      var map = CELMap()
      for entry in (content as? [String: Any])?["entries"] as? [[String: Any]] ?? [] {
        if let key = CELMap.Key(try value(entry["key"])) { map.insert(key, try value(entry["value"])) }
      }
      return .map(map)
    case "object_value": return try wellKnown(content as? [String: Any] ?? [:])
    default: throw ConformanceCase.NeedsMessage(what: key)
    }
  }

  private static let typeValues: [String: CELType] = [
    "bool": .bool, "int": .int, "uint": .uint, "double": .double, "string": .string, "bytes": .bytes,
    "list": .list(.dyn),
    "map": .map(.dyn, .dyn), "null_type": .null, "type": .type(.dyn), "google.protobuf.Timestamp": .timestamp,
    "google.protobuf.Duration": .duration,
  ]

  private static func wellKnown(_ fields: [String: Any]) throws -> CELValue {
    let text = fields["value"] as? String ?? ""
    let type = (fields["@type"] as? String ?? "").replacing("type.googleapis.com/", with: "")
    switch type {
    case "google.protobuf.Timestamp": return Timestamp(text).map { .timestamp($0) } ?? .null
    case "google.protobuf.Duration": return TimeSpan(text).map { .duration($0) } ?? .null
    default: throw ConformanceCase.NeedsMessage(what: type)
    }
  }
}
