public import SourceText
public import YAML

/// The kinds of files that a folder of rules holds, by the word after `bellbird:`.
public enum DetectionFile: String, Sendable, CaseIterable {
  case rule = "rule/1"
  case facts = "facts/1"
  case eventMap = "event-map/1"
  case tests = "rule-tests/1"

  /// What a file says that it is; nil, with a diagnostic, where it is none of these.
  public static func kind(of root: YAMLNode, into log: inout Diagnostics) -> DetectionFile? {
    guard let node = root["bellbird"] else {
      log.error(
        "rule/no-kind", at: root.location, "the file does not say what it is",
        hint: "write bellbird: rule/1, facts/1, event-map/1 or rule-tests/1 as the first line")
      return nil
    }
    return node.choice("the kind of file", into: &log)
  }

  /// Asks for the first line, and tells where it names another kind.
  static func check(_ fields: inout YAMLFields, _ kind: DetectionFile, into log: inout Diagnostics) {
    guard let node = fields.required("bellbird", into: &log), let text = node.text("\"bellbird\"", into: &log) else {
      return
    }
    guard text != kind.rawValue else { return }
    log.error(
      "rule/other-kind", at: node.location, "this should be \(kind.rawValue)", hint: "write bellbird: \(kind.rawValue)")
  }
}
