internal import SourceText
internal import YAML

extension RuleReader {
  /// The sentence that an alert shows.
  mutating func reason(_ node: YAMLNode, _ story: Story) -> ReasonTemplate? {
    guard let text = node.text("\"reason\"", into: &log) else { return nil }
    guard text.utf8.count <= RuleLimits.reasonBytesMax else {
      log.error(
        "rule/reason-too-long", at: node.location, "the reason is longer than 1 KiB",
        hint: "say it in a sentence or two")
      return nil
    }
    let parts = parts(of: text, at: node)
    var isFine = parts != nil
    for case .role(let name) in parts ?? [] where !story.rolesOfEveryAlert.contains(name) {
      isFine = false
      if story.roles.contains(name) {
        log.error(
          "rule/reason-role", at: node.location, "\"\(name)\" has no value where another need raises the alert",
          hint: "put it into the key, or leave it out of the reason")
      } else {
        let known = story.roles.filter(story.rolesOfEveryAlert.contains) + ["count", "elapsed", "window"]
        unknownRole(name, at: node.location, "the reason names", among: known)
      }
    }
    return isFine ? parts.map(ReasonTemplate.init) : nil
  }

  /// `{role}` is filled in, `{{` and `}}` are braces.
  private mutating func parts(of text: String, at node: YAMLNode) -> [ReasonTemplate.Part]? {
    var parts: [ReasonTemplate.Part] = []
    var plain = ""
    var rest = text[...]
    while let character = rest.popFirst() {
      if (character == "{" || character == "}"), rest.first == character {
        rest.removeFirst()
        plain.append(character)
      } else if character == "{", let end = rest.firstIndex(of: "}") {
        if !plain.isEmpty { parts.append(.text(plain)) }
        plain = ""
        parts.append(Self.placeholder(String(rest[..<end])))
        rest = rest[rest.index(after: end)...]
      } else if character == "{" || character == "}" {
        log.error(
          "rule/open-brace", at: node.location, "the reason has a brace without its pair",
          hint: "write {role} to fill in a role, {{ and }} for braces")
        return nil
      } else {
        plain.append(character)
      }
    }
    return plain.isEmpty ? parts : parts + [.text(plain)]
  }

  private static func placeholder(_ name: String) -> ReasonTemplate.Part {
    switch name {
    case "count": .count
    case "elapsed": .elapsed
    case "window": .window
    default: .role(name)
    }
  }
}
