/// One opening, and what followed it.
struct PlainEpisode {
  let opening: PlainMatch
  /// For each need every event that its step picked so far, in the order of events.
  var matches: [[PlainMatch]]

  /// Where the condition holds at the event, in the order in which the key's new identities first appeared.
  func firings(
    at position: Int, _ event: DetectionEvent, _ rule: DetectionRule, _ form: EpisodeForm
  ) -> [PlainFiring] {
    identities(form).compactMap { identity in
      let needs = met(form, for: identity)
      let now = needs.flatMap { $0.matches.filter { $0.position == position } }
      guard !now.isEmpty, needs.allSatisfy(\.isMet) else { return nil }
      var roles = now.reduce(opening.roles) { $0.merging($1.roles) { known, _ in known } }
      if let keyed = form.keyedNeed { roles[keyed.role] = identity }
      return PlainFiring(
        position: position, event: event, key: rule.keyRoles.compactMap { roles[$0].map(PlainFiring.KeyPart.identity) },
        roles: roles,
        opening: opening.event, kept: needs.flatMap(\.kept).map(\.event), window: SpanText.text(form.within))
    }
  }

  private struct Met {
    /// What counts for the need.
    let matches: [PlainMatch]
    /// The first `at_least` of them; with `distinct` the first of each identity.
    let kept: [PlainMatch]
    let isMet: Bool
  }

  /// The identities of the key's new role; one nil where the key has no new role.
  private func identities(_ form: EpisodeForm) -> [Identity?] {
    guard let keyed = form.keyedNeed else { return [nil] }
    let all = met(form, for: nil)[keyed.index].matches.compactMap { $0.roles[keyed.role] }
    return all.indices.filter { !all[..<$0].contains(all[$0]) }.map { all[$0] }
  }

  /// Each need for one identity of the key's new role; nil counts all identities.
  private func met(_ form: EpisodeForm, for identity: Identity?) -> [Met] {
    var met: [Met] = []
    for (index, need) in form.needs.enumerated() {
      var counting = matches[index]
      if let identity, let keyed = form.keyedNeed, keyed.index == index {
        counting = counting.filter { $0.roles[keyed.role] == identity }
      }
      if form.order == .inTurn {
        let above = met.allSatisfy(\.isMet)
        let last = met.compactMap { $0.kept.last?.event.time }.max()
        counting = counting.filter { match in above && last.map { $0 < match.event.time } != false }
      }
      let different = need.distinct.map { role in firstOfEach(role, counting) } ?? counting
      met.append(
        Met(matches: counting, kept: Array(different.prefix(need.atLeast)), isMet: different.count >= need.atLeast))
    }
    return met
  }

  private func firstOfEach(_ role: String, _ matches: [PlainMatch]) -> [PlainMatch] {
    matches.filter { match in
      !matches.contains { $0.position < match.position && $0.roles[role] == match.roles[role] }
    }
  }
}
