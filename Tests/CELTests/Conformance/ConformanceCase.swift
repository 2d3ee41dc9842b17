import Foundation
import GroundTestKit

@testable import CEL

/// One test of the public conformance suite of the Common Expression Language.
struct ConformanceCase {
  /// A type or value that is a protobuf message, or refers to one.
  struct NeedsMessage: Error { let what: String }

  /// `file/section/test`.
  let path: String
  private let fields: [String: Any]

  static let folder = "cel-spec/json"

  static func all() throws -> [ConformanceCase] {
    try SharedData.names(in: folder).flatMap { name in
      let object = try JSONSerialization.jsonObject(with: Data(SharedData.bytes("\(folder)/\(name)")))
      let file = object as? [String: Any] ?? [:]
      return (file["section"] as? [[String: Any]] ?? []).flatMap { section in
        (section["test"] as? [[String: Any]] ?? []).map { test in
          let names = [String(name.dropLast(5)), section["name"] as? String ?? "", test["name"] as? String ?? ""]
          return ConformanceCase(path: names.joined(separator: "/"), fields: test)
        }
      }
    }
  }

  var expression: String { fields["expr"] as? String ?? "" }
  var isChecked: Bool { fields["disable_check"] as? Bool != true }
  var isCheckOnly: Bool { fields["check_only"] as? Bool == true }
  var expectsError: Bool { fields["eval_error"] != nil }
  private var typedResult: [String: Any]? { fields["typed_result"] as? [String: Any] }

  /// Whether the test has to do with a protobuf message, an enum of one, or an extension.
  var namesMessage: Bool {
    let words = [
      "TestAllTypes", "TestRequired", "GlobalEnum", "Value{", "Any{", "Struct{", "FieldMask", "google.protobuf.",
      "proto.",
    ]
    let said = expression.filter { !$0.isWhitespace } + "\(fields)"
    return words.contains { said.contains($0) }
  }

  func environment() throws -> CELEnvironment {
    var environment = CELEnvironment()
    environment.container = fields["container"] as? String ?? ""
    for name in (fields["bindings"] as? [String: Any] ?? [:]).keys { environment.declare(name, .dyn) }
    for declaration in fields["type_env"] as? [[String: Any]] ?? [] {
      let name = declaration["name"] as? String ?? ""
      if let ident = declaration["ident"] as? [String: Any] {
        environment.declare(name, try WireFormat.type(ident["type"]))
      }
      if let function = declaration["function"] as? [String: Any] {
        environment.declare(Function(name, try WireFormat.overloads(function)))
      }
    }
    return environment
  }

  func values() throws -> [String: CELValue] {
    try (fields["bindings"] as? [String: [String: Any]] ?? [:]).mapValues { try WireFormat.value($0["value"]) }
  }

  func expectedValue() throws -> CELValue {
    if let value = fields["value"] { return try WireFormat.value(value) }
    if let typedResult { return try WireFormat.value(typedResult["result"]) }
    return .bool(true)
  }

  func expectedType() throws -> CELType? { try typedResult.map { try WireFormat.type($0["deduced_type"]) } }
}
