public import Catalogue
public import Detection
public import Foundation
public import SourceText
import YAML

/// Rules for tests, from as few words as a test needs.
public enum RuleFixture {
  /// The catalogue that is part of the program.
  public static let catalogue = CatalogueReader.embedded()

  public static let text = TextFunctions(setNames: ["threat", "degradation"]) { text, set in text.contains("[\(set)]") }

  public static let facts = """
    bellbird: facts/1
    joined: { on: login, who: actor }
    links:
      device: { on: login, who: actor, with: device, forget: 30d, most: 3 }
    relations:
      follows: { on: follow, who: actor, to: target, until: { on: unfollow, who: actor, to: target } }
    """

  /// A counting rule with the given lines instead of the usual ones.
  public static func counting(_ lines: String) -> String {
    """
    bellbird: rule/1
    id: a-rule
    title: A rule
    pattern: coordinated-pile-on
    level: low
    \(lines)
    """
  }

  /// Reads texts of any kind of file. A file's name is `a.yaml`, `b.yaml` and so on.
  public static func read(_ texts: [String], text: TextFunctions = text) -> (rules: RuleSet?, log: Diagnostics) {
    var log = Diagnostics()
    var documents: [YAMLNode] = []
    for (index, body) in texts.enumerated() {
      let name = String(Character(Unicode.Scalar(UInt8(97 + index % 26)))) + ".yaml"
      if let node = YAMLParser.parse(SourceFile(name: name, text: body), into: &log) { documents.append(node) }
    }
    let rules = RuleSetReader.read(documents, names: .embedded, text: text, into: &log)
    return (log.hasErrors ? nil : rules, log)
  }

  /// The rules in a folder of the project.
  public static func folder(_ path: String) -> RuleSet {
    let folder = root.appending(path: path)
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []).sorted()
    return rules(
      names.filter { $0.hasSuffix(".yaml") }.compactMap { name in
        try? String(contentsOf: folder.appending(path: name), encoding: .utf8)
      })
  }

  /// The project's root.
  public static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Rules that must be valid.
  public static func rules(_ texts: [String], text: TextFunctions = text) -> RuleSet {
    let (rules, log) = read(texts, text: text)
    guard let rules else { preconditionFailure(DiagnosticRenderer().render(log)) }
    return rules
  }
}
