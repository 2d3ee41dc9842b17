extension PlanBuilder {
  /// Puts one question in front of operations that follow each other and look for episodes of the same hook: mostly it
  /// has none, and the answer then serves them all.
  func gated(_ list: [Plan.Operation]) -> [Plan.Operation] {
    var gated: [Plan.Operation] = []
    var rest = list[...]
    while let first = rest.first {
      let hook = hook(of: first)
      let run = rest.prefix { self.hook(of: $0) == hook }
      if let hook, run.count > 1 {
        gated.append(.unlessNear(hook: hook, rules: run.reduce(0) { $0 | bit(of: $1) }, count: Int32(run.count)))
      }
      gated += run
      rest = rest.dropFirst(run.count)
    }
    return gated
  }

  /// The field that names the only hook of an operation that carries on episodes.
  private func hook(of operation: Plan.Operation) -> Plan.Source? {
    guard case .progress(_, _, let hooks) = operation, hooks.indices.count == 1 else { return nil }
    let hook = plan.hooks[hooks.indices.lowerBound]
    return hook.code >= 0 ? hook : nil
  }

  private func bit(of operation: Plan.Operation) -> UInt32 {
    if case .progress(let rule, _, _) = operation { Episodes.bit(Int(rule)) } else { 0 }
  }
}
