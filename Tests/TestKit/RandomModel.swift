public import Catalogue
public import GroundTestKit
import Primitives

/// A random product model that can be changed in one way and written out again, for metamorphic tests.
public struct RandomModel: Sendable {
  public struct Feature: Sendable {
    public var id: String
    public var title: String
    public var capabilities: [String]
    public var grants: [String]
    public var controls: [String]

    public init(id: String, title: String, capabilities: [String], grants: [String], controls: [String]) {
      (self.id, self.title, self.capabilities) = (id, title, capabilities)
      (self.grants, self.controls) = (grants, controls)
    }
  }

  public var features: [Feature]
  /// Product-wide controls.
  public var controls: [String]

  public init(using random: inout SeededRandom, catalogue: PatternCatalogue) {
    let capabilities = catalogue.capabilities.ids
    features = (0..<Int.random(in: 1...6, using: &random)).map { index in
      Feature(
        id: "feature-\(index)", title: "Feature \(index)",
        capabilities: Array(capabilities.shuffled(using: &random).prefix(Int.random(in: 1...4, using: &random))),
        grants: Self.grants(using: &random),
        controls: Self.controls(using: &random, catalogue: catalogue, most: 6))
    }
    controls = Self.controls(using: &random, catalogue: catalogue, most: 4)
    if Bool.random(using: &random) { answerOnePattern(using: &random, catalogue: catalogue) }
  }

  /// Gives one feature everything that one pattern asks for, so that reviews and passes come up too.
  private mutating func answerOnePattern(using random: inout SeededRandom, catalogue: PatternCatalogue) {
    guard let pattern = catalogue.patterns.randomElement(using: &random) else { return }
    let state = ["enforced", "enforced", "optional"].randomElement(using: &random) ?? "enforced"
    features[0].capabilities = pattern.enabledBy.all.map(\.text) + pattern.enabledBy.any.prefix(1).map(\.text)
    features[0].grants = [
      "{ subject: member, viewer: organiser, subject_accepts: true, ended_by: [subject], end_noticed_by: [nobody], "
        + "subject_told: [regularly, always-visible], expires_after: 30d, residue: none }"
    ]
    features[0].controls = pattern.controls.map { "{ id: \($0), state: \(state), evidence: tests/suite.swift#\($0) }" }
  }

  private static func grants(using random: inout SeededRandom) -> [String] {
    let pairs = [("member", "organiser"), ("member", "guest"), ("organiser", "member"), ("anyone", "anyone")]
    return pairs.shuffled(using: &random).prefix(Int.random(in: 1...2, using: &random)).map { subject, viewer in
      var fields = ["subject: \(subject)", "viewer: \(viewer)"]
      if Bool.random(using: &random) { fields.append("subject_accepts: \(Bool.random(using: &random))") }
      if Bool.random(using: &random) {
        fields.append("ended_by: [\(["subject", "viewer"].randomElement(using: &random) ?? "subject")]")
      }
      if Bool.random(using: &random) {
        fields.append("end_noticed_by: [\(["nobody", "viewer"].randomElement(using: &random) ?? "nobody")]")
      }
      if Bool.random(using: &random) {
        fields.append("started_by: \(["default-on", "viewer", "either"].randomElement(using: &random) ?? "viewer")")
      }
      if Bool.random(using: &random) {
        fields.append(
          "subject_told: \(["never", "always-visible", "regularly"].randomElement(using: &random) ?? "never")")
      }
      return "{ \(fields.joined(separator: ", ")) }"
    }
  }

  private static func controls(using random: inout SeededRandom, catalogue: PatternCatalogue, most: Int) -> [String] {
    // Derived controls could contradict the random grants.
    let free = catalogue.controls.filter { $0.derivedFrom == nil }.map(\.id.text)
    return free.shuffled(using: &random).prefix(Int.random(in: 0...most, using: &random)).map { id in
      let state = ["enforced", "optional", "planned"].randomElement(using: &random) ?? "enforced"
      return "{ id: \(id), state: \(state), evidence: tests/suite.swift#\(id) }"
    }
  }

  /// The model as YAML.
  public var yaml: String {
    var text = """
      bellbird: product/1
      product: { id: random, name: Random }
      relationships: [partner, ex-partner, carer, stranger]
      roles:
        organiser: { can_be: [partner, ex-partner], administers: true, pays: true, owns: true }
        member: { can_be: [partner, ex-partner] }
        guest: { can_be: [carer, stranger] }
      controls: [\(controls.joined(separator: ", "))]
      features:

      """
    for feature in features {
      text += "  - id: \(feature.id)\n    title: \"\(feature.title)\"\n"
      text += "    capabilities: [\(feature.capabilities.joined(separator: ", "))]\n"
      text += "    grants: [\(feature.grants.joined(separator: ", "))]\n"
      text += "    controls: [\(feature.controls.joined(separator: ", "))]\n"
    }
    return text
  }
}
