/// The steps of an episode, before it is known whether they fit together.
struct EpisodeDraft {
  let opens: Step
  let needs: [EpisodeForm.Need]
  let unless: [Step]
  let order: EpisodeForm.Order

  /// The opening's roles, then each need's new ones.
  var roles: [String] {
    needs.reduce(opens.roleNames) { roles, need in roles + newRoles(of: need).filter { !roles.contains($0) } }
  }

  func newRoles(of need: EpisodeForm.Need) -> [String] { need.step.roleNames.filter { !opens.binds($0) } }

  /// A need's new roles stand in its alerts only where its own event raises them, or the key has them.
  func rolesOfEveryAlert(_ keyed: EpisodeForm.KeyedNeed?) -> Set<String> {
    Set(opens.roleNames + (keyed.map { [$0.role] } ?? []) + (needs.count == 1 ? newRoles(of: needs[0]) : []))
  }
}
