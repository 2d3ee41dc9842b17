internal import Detection

/// A count that the other side's answer clears: what matches from one to the other resets from the other to the one.
///
/// Then at most one of the two directions has anything to count, and both share one group. An event from somebody to
/// themselves, which a rule may allow, is both what matches and what resets.
enum Mirroring {
  static func applies(to form: CountForm, key: Int) -> Bool {
    guard case .sliding = form.window, let reset = form.reset, key == 2, form.distinct == nil, form.step.facts.isEmpty,
      reset.facts.isEmpty,
      form.step.roles.count == 2, reset.roles.count == 2, Set(form.step.kinds) == Set(reset.kinds),
      form.step.condition?.source == reset.condition?.source
    else { return false }
    let here = form.step.roles
    return reset.roles.allSatisfy { binding in
      here.contains { $0.role != binding.role && $0.expression.source == binding.expression.source }
    }
  }
}
