internal import SourceText
internal import YAML

extension RuleReader {
  /// Whether an episode's steps fit together.
  mutating func check(_ draft: EpisodeDraft) {
    checkRoleCount(draft.roles, at: draft.opens.location)
    var owners: [String: SourceLocation] = [:]
    for need in draft.needs {
      for role in draft.newRoles(of: need) {
        let place = need.step.roles.first { $0.role == role }?.expression.location ?? need.step.location
        if let first = owners[role] {
          log.error(
            "rule/role-in-two-needs", at: place, "two needs bring the new role \"\(role)\"",
            hint: "give it another name here, or bind it in the opening: needs do not compare new roles",
            related: [.init(first, "the first one is here")])
        }
        owners[role] = owners[role] ?? place
      }
    }
    for step in draft.unless { checkUnless(step, draft) }
  }

  private mutating func checkUnless(_ step: Step, _ draft: EpisodeDraft) {
    for binding in step.roles where !draft.opens.binds(binding.role) {
      unknownRole(
        binding.role, at: binding.expression.location, "\"unless\" uses", among: draft.opens.roleNames)
    }
    guard let need = draft.needs.first(where: { step.covers($0.step, roles: step.roleNames) }) else { return }
    log.error(
      "rule/never-fires", at: step.location, "every event that meets a need ends the episode first",
      hint: "let \"unless\" look for something else", related: [.init(need.step.location, "the need is here")])
  }

  /// The need whose new role stands in the key.
  mutating func keyedNeed(
    _ draft: EpisodeDraft, _ key: [DetectionRule.KeyElement], at node: YAMLNode
  ) -> EpisodeForm.KeyedNeed? {
    let new = key.compactMap { element -> EpisodeForm.KeyedNeed? in
      guard case .role(let role) = element, !draft.opens.binds(role) else { return nil }
      return draft.needs.firstIndex { $0.step.binds(role) }.map { .init(index: $0, role: role) }
    }
    guard let keyed = new.first else { return nil }
    if new.count > 1 {
      log.error(
        "rule/two-new-roles", at: node.location,
        "the key has the new roles \"\(new[0].role)\" and \"\(new[1].role)\", and may have one",
        hint: "keep the one that an alert is about")
    }
    if draft.order == .inTurn, keyed.index != draft.needs.count - 1 {
      log.error(
        "rule/keyed-need-not-last", at: draft.needs[keyed.index].step.location,
        "with \"in-turn\", the need that brings \"\(keyed.role)\" into the key is the last",
        hint: "move it to the end, or leave the order open")
    }
    if draft.needs[keyed.index].distinct == keyed.role {
      log.error(
        "rule/distinct-in-key", at: draft.needs[keyed.index].step.location,
        "\"\(keyed.role)\" is in the key, so that each key has only one",
        hint: "take it out of the key, or count events")
    }
    return keyed
  }

  /// The first role of the opening that every later step binds: by it an event finds its episodes.
  mutating func hook(_ draft: EpisodeDraft) -> String? {
    let later = draft.needs.map(\.step) + draft.unless
    if let hook = draft.opens.roleNames.first(where: { role in later.allSatisfy { $0.binds(role) } }) { return hook }
    log.error(
      "rule/no-hook", at: draft.opens.location, "no role of the opening is in every need and every \"unless\"",
      hint: "bind one person of the opening in all of them, so that an event finds its story")
    return nil
  }
}
