internal import SourceText
internal import YAML

/// The kinds of files about policies, by the word after `bellbird:`.
public enum PolicyFile: String, Sendable, CaseIterable {
  case policy = "policy/1"
  case tests = "policy-tests/1"

  /// Asks for the first line, and tells where it is missing or names another kind.
  static func check(_ fields: inout YAMLFields, _ kind: PolicyFile, into log: inout Diagnostics) {
    guard let node = fields.required("bellbird", into: &log), let text = node.text("\"bellbird\"", into: &log) else {
      return
    }
    guard text != kind.rawValue else { return }
    log.error(
      "policy/other-kind", at: node.location, "this should be \(kind.rawValue)",
      hint: "write bellbird: \(kind.rawValue)")
  }
}
