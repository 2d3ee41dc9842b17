internal import Assessment
public import Catalogue
internal import Primitives
internal import Product
public import SourceText
internal import YAML

/// Runs the two examples of a pattern: the bare product must show it, the controlled one must pass.
public enum ExampleChecker {
  public static func check(_ pattern: AbusePattern, in catalogue: PatternCatalogue, into log: inout Diagnostics) {
    let fires = outcomes(pattern.examples.fires, pattern, catalogue, into: &log)
    if let fires, !fires.contains(.fail) {
      log.error(
        "catalogue/example-does-not-fire", at: pattern.examples.fires.location,
        "\(pattern.id) finds nothing in its own example",
        hint:
          "give one feature \(pattern.enabledBy.all.first?.text ?? "one of the capabilities"), and the others about the same subject"
      )
    }
    let passes = outcomes(pattern.examples.passes, pattern, catalogue, into: &log)
    if let passes, passes != [.pass] {
      let open = openControls(pattern.examples.passes, pattern, catalogue)
      log.error(
        "catalogue/example-does-not-pass", at: pattern.examples.passes.location,
        "\(pattern.id) does not pass in its controlled example",
        hint: open.isEmpty ? "keep the features of the bare example" : "still open: \(English.list(open))")
    }
  }

  /// Nil after errors in the model.
  private static func outcomes(
    _ node: YAMLNode, _ pattern: AbusePattern, _ catalogue: PatternCatalogue, into log: inout Diagnostics
  ) -> Set<Finding.Outcome>? {
    findings(node, pattern, catalogue, into: &log).map { Set($0.map(\.outcome)) }
  }

  private static func openControls(
    _ node: YAMLNode, _ pattern: AbusePattern, _ catalogue: PatternCatalogue
  ) -> [String] {
    var log = Diagnostics()
    let open = findings(node, pattern, catalogue, into: &log)?.flatMap(\.openControls).map(\.control.text) ?? []
    return Set(open).sorted()
  }

  private static func findings(
    _ node: YAMLNode, _ pattern: AbusePattern, _ catalogue: PatternCatalogue, into log: inout Diagnostics
  ) -> [Finding]? {
    ProductReader.readExample(node, id: pattern.id.text, catalogue: catalogue, into: &log)
      .map { Assessor.assess($0, against: catalogue).findings.filter { $0.pattern.id == pattern.id } }
  }
}
