internal import SourceText
internal import YAML

/// What a foreign file says it is.
struct FormatVersion {
  /// As people say it: `OpenAPI`.
  let format: String
  /// The field that holds the version.
  let field: String
  /// How versions start that are read in full.
  let known: [String]
  /// How versions start that may say more than is read here.
  let newer: String
  /// What to do with any other file.
  let otherwise: String

  /// `OpenAPI 3.1.0`. Nil, with a diagnostic, where the file is something else.
  func read(_ root: YAMLNode, into log: inout Diagnostics) -> String? {
    guard case .mapping = root.value else {
      log.error(
        "import/other-format", at: root.location, "this is \(root.kind), and no \(format) file", hint: otherwise)
      return nil
    }
    guard let node = root[field] else {
      log.error(
        "import/other-format", at: root.location, "this is no \(format) file: it has no field \"\(field)\"",
        hint: otherwise)
      return nil
    }
    let version = node.asText.map { ModelText.oneLine($0, scalarsMax: 20) } ?? ""
    let isKnown = known.contains { version == $0 || version.hasPrefix("\($0).") }
    guard isKnown || version.hasPrefix("\(newer).") else {
      log.error(
        "import/other-version", at: node.location, "\(format) \"\(version)\" is no version that can be read",
        hint: otherwise)
      return nil
    }
    if !isKnown {
      log.warning(
        "import/newer-version", at: node.location,
        "\(format) \(version) may say things that are not read here",
        hint: "what is as in \(format) \(known.last ?? newer) was read; look over the rest yourself")
    }
    return "\(format) \(version)"
  }
}
