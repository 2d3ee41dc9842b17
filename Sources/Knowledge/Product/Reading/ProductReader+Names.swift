internal import Catalogue
internal import Primitives
internal import SourceText
internal import YAML

extension ProductReader {
  /// Words that stand for a side of a grant, so no role may be called so.
  static let reservedRoles: Set<String> = ["subject", "viewer", "either", "both", "nobody", "default-on", "anyone"]

  mutating func relationship(_ node: YAMLNode) -> Relationship.ID? {
    guard let text = node.text("a relationship", into: &log) else { return nil }
    let id = Relationship.ID(text)
    if catalogue.relationships.contains(id) { return id }
    log.error(
      "product/unknown-relationship", at: node.location, "there is no relationship \"\(text)\"",
      hint: Suggestion.hint(
        for: text, in: catalogue.relationships.ids,
        otherwise: "one of \(catalogue.relationships.ids.joined(separator: ", "))"))
    return nil
  }

  mutating func roleName(_ node: YAMLNode?) -> Role.ID? {
    guard let node, let text = node.text("a role", into: &log) else { return nil }
    if text == "anyone" { return nil }
    return knownRole(text, at: node.location)
  }

  mutating func knownRole(_ text: String, at place: SourceLocation) -> Role.ID? {
    let id = Role.ID(text)
    if roleNames[id] != nil { return id }
    log.error(
      "product/unknown-role", at: place, "there is no role \"\(text)\"",
      hint: Suggestion.hint(
        for: text, in: roleNames.keys.map(\.text).sorted(), otherwise: "add it to roles:, or leave it out for anyone"))
    return nil
  }
}
