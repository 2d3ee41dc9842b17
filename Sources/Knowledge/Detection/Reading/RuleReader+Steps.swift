internal import Catalogue
internal import Primitives
internal import SourceText
internal import YAML

/// What a step may use of the rule around it.
struct StepPlace {
  /// For messages: `opens`, `need`, `reset`.
  let what: String
  /// Roles of the opening.
  var opening: [String] = []
  /// The opening is before every event of the step.
  var isInEpisode: Bool { !opening.isEmpty }
}

extension RuleReader {
  /// The fields of a step that stand in a block. The block may have more fields, so that the caller finishes it.
  mutating func step(_ fields: inout YAMLFields, _ place: StepPlace) -> Step? {
    let kinds = fields.required("on", into: &log)?.kinds("\"on\"", into: &log)
    let roles = fields.required("as", into: &log).flatMap { self.bindings($0, place) }
    let condition = fields.optional("where").flatMap { language.condition($0, "\"where\"", into: &log) }
    let conditions = factConditions(&fields, bound: roles.map { $0.map(\.role) }, place)
    guard let kinds, let roles else { return nil }
    checkKnown(kinds)
    return Step(
      kinds: kinds.map(\.text), roles: roles, condition: condition, facts: conditions, location: fields.location)
  }

  private mutating func checkKnown(_ kinds: [(text: String, location: SourceLocation)]) {
    guard let mappedKinds, kinds.contains(where: { !mappedKinds.contains($0.text) }) else { return }
    let knownKinds = mappedKinds.union(names.catalogue.events.ids)
    for kind in kinds where !knownKinds.contains(kind.text) {
      log.warning(
        "rule/unknown-kind", at: kind.location, "neither the event map nor the catalogue has the kind \"\(kind.text)\"",
        hint: Suggestion.hint(
          for: kind.text, in: knownKinds.sorted(), otherwise: "add it to kinds: in the event map if the log has it"))
    }
  }

  private mutating func bindings(_ node: YAMLNode, _ place: StepPlace) -> [Step.RoleBinding]? {
    guard let entries = node.entries("\"as\"", hint: "write as: { sender: actor }", into: &log) else { return nil }
    if entries.isEmpty {
      log.error(
        "rule/no-roles", at: node.location, "the step says nothing about who is in it",
        hint: "write as: { sender: actor }")
      return nil
    }
    let bindings = entries.compactMap { self.binding($0) }
    guard bindings.count == entries.count else { return nil }
    checkDifferent(bindings, entries)
    return bindings
  }

  private mutating func binding(_ entry: YAMLNode.Entry) -> Step.RoleBinding? {
    let isName = isRoleName(entry)
    guard let expression = language.identity(entry.value, "\"\(entry.key)\"", into: &log), isName else { return nil }
    return Step.RoleBinding(role: entry.key, expression: expression)
  }

  private mutating func isRoleName(_ entry: YAMLNode.Entry) -> Bool {
    let reserved = ["window", "count", "elapsed"]
    let isName = Identifier<Step>.isName(entry.key)
    if isName, !reserved.contains(entry.key) { return true }
    log.error(
      "rule/bad-role", at: entry.keyLocation, "\"\(entry.key.prefix(80))\" cannot be a role's name",
      hint: isName
        ? "key and reason mean something else by that word; choose another"
        : "use lower-case letters, digits and hyphens, at most 60 characters")
    return false
  }

  /// Two roles that are taken from one place are always equal, and roles are different people.
  private mutating func checkDifferent(_ bindings: [Step.RoleBinding], _ entries: [YAMLNode.Entry]) {
    for (index, binding) in bindings.enumerated() {
      let twin = bindings[..<index].firstIndex {
        $0.expression.source == binding.expression.source && !mayBeSame($0.role, binding.role)
      }
      guard let twin else { continue }
      log.error(
        "rule/never-matches", at: entries[index].keyLocation,
        "\"\(bindings[twin].role)\" and \"\(binding.role)\" are always equal, and two roles are two people",
        hint: "take one from another field, or allow it with same: [\(bindings[twin].role), \(binding.role)]",
        related: [.init(entries[twin].keyLocation, "the other role is here")])
    }
  }

  private func mayBeSame(_ one: String, _ other: String) -> Bool {
    same.contains { $0.contains(one) && $0.contains(other) }
  }
}
