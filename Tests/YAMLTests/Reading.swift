import SourceText
import YAML

/// What became of a text: the tree and all that there was to tell.
struct Reading {
  let node: YAMLNode?
  let log: Diagnostics

  init(_ bytes: [UInt8], limits: YAMLLimits = .document) {
    var log = Diagnostics()
    node = YAMLParser.parse(SourceFile(name: "a.yaml", bytes: bytes), limits: limits, into: &log)
    self.log = log
  }

  init(_ text: String, limits: YAMLLimits = .document) { self.init(Array(text.utf8), limits: limits) }

  /// What a terminal would show.
  var rendered: String { DiagnosticRenderer().render(log) }

  /// Code and place of each diagnostic: `yaml/tag 1:4`.
  var places: [String] { log.entries.map { "\($0.code) \($0.location.line):\($0.location.column)" } }

  var codes: [String] { log.entries.map(\.code) }

  /// The tree with the place of each node, one a line: text in quotes was in quotes or in a block.
  var outline: String { node.map { Self.outline($0, indent: "") } ?? "nothing\n" }

  private static func outline(_ node: YAMLNode, indent: String) -> String {
    switch node.value {
    case .scalar(let text, let isPlain):
      let shown = text.replacing("\n", with: "⏎")
      return "\(indent)\(place(node.location)) \(isPlain ? shown : "\"\(shown)\"")\n"
    case .sequence(let items):
      return "\(indent)\(place(node.location)) list\n" + items.map { outline($0, indent: indent + "  ") }.joined()
    case .mapping(let entries):
      let inner = entries.map {
        "\(indent)  \(place($0.keyLocation)) \($0.key):\n" + outline($0.value, indent: indent + "    ")
      }
      return "\(indent)\(place(node.location)) fields\n" + inner.joined()
    }
  }

  private static func place(_ location: SourceText.SourceLocation) -> String {
    "\(location.line):\(location.column)" + (location.length > 1 ? "+\(location.length)" : "")
  }
}
