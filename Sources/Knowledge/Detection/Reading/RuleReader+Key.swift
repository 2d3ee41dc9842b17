internal import SourceText
internal import YAML

extension RuleReader {
  /// What an alert is about. `roles` are those that the key may name.
  mutating func key(_ node: YAMLNode, roles: [String], allowsWindow: Bool) -> [DetectionRule.KeyElement]? {
    guard let items = node.items("\"key\"", into: &log) else { return nil }
    var key: [DetectionRule.KeyElement] = []
    for item in items {
      guard let name = item.text("a part of the key", into: &log) else { continue }
      guard let element = keyElement(name, at: item.location, roles, allowsWindow) else { continue }
      if key.contains(element) {
        log.error(
          "rule/repeated-key", at: item.location, "\"\(name)\" stands twice in the key", hint: "remove one")
      } else {
        key.append(element)
      }
    }
    if items.isEmpty || (key == [.window] && items.count == 1) {
      log.error(
        "rule/no-key", at: node.location, "the key names nobody, so that one alert would stand for everybody",
        hint: "name the roles that an alert is about: key: [sender, receiver]")
      return nil
    }
    return key.count == items.count ? key : nil
  }

  private mutating func keyElement(
    _ name: String, at place: SourceLocation, _ roles: [String], _ allowsWindow: Bool
  ) -> DetectionRule.KeyElement? {
    if name == "window" {
      if allowsWindow { return .window }
      log.error(
        "rule/no-calendar", at: place, "only a count per calendar window has a window to number",
        hint: "count per: day, or leave \"window\" out of the key")
      return nil
    }
    if roles.contains(name) { return .role(name) }
    unknownRole(name, at: place, "the key names", among: roles)
    return nil
  }

  mutating func checkRoleCount(_ roles: [String], at place: SourceLocation) {
    guard roles.count > RuleLimits.rolesMax else { return }
    log.error(
      "rule/too-many-roles", at: place, "the rule has \(roles.count) roles, and may have \(RuleLimits.rolesMax)",
      hint: "leave out roles that neither a condition nor the key needs")
  }
}
