/// A rule that counts the matches of one step per group.
struct PlainCount {
  private let rule: DetectionRule
  private let form: CountForm
  private let facts: PlainFacts

  init(_ rule: DetectionRule, _ form: CountForm, _ facts: PlainFacts) {
    (self.rule, self.form, self.facts) = (rule, form, facts)
  }

  func firings(_ events: [DetectionEvent]) -> [PlainFiring] {
    let groups = Dictionary(grouping: matches(of: form.step, in: events), by: group)
    let resets = Dictionary(grouping: form.reset.map { matches(of: $0, in: events) } ?? [], by: group)
    let firings = groups.flatMap { group, matches in
      matches.compactMap { firing(at: $0, matches, resets: resets[group] ?? []) }
    }
    return firings.sorted { $0.position < $1.position }
  }

  private func matches(of step: Step, in events: [DetectionEvent]) -> [PlainMatch] {
    let plain = PlainStep(step, of: rule)
    return events.enumerated().compactMap { position, event in
      plain.match(event, at: position).flatMap { plain.fits($0, facts: facts) ? $0 : nil }
    }
  }

  private func group(_ match: PlainMatch) -> [Identity] { rule.keyRoles.compactMap { match.roles[$0] } }

  /// `matches` are those of the group, in the order of events.
  private func firing(at match: PlainMatch, _ matches: [PlainMatch], resets: [PlainMatch]) -> PlainFiring? {
    // An event that is both resets first.
    let forgotten = resets.last { $0.position <= match.position }?.position ?? 0
    let inWindow = matches.filter { other in
      (forgotten...match.position).contains(other.position) && isInWindow(other.event.time, of: match.event.time)
    }
    let counted = form.distinct.map { latestOfEach($0, inWindow) } ?? inWindow
    guard counted.count >= form.atLeast else { return nil }
    return PlainFiring(
      position: match.position, event: match.event, key: key(match), roles: match.roles, opening: nil,
      kept: counted.suffix(form.atLeast).map(\.event), window: windowText(at: match.event.time))
  }

  private func isInWindow(_ time: Milliseconds, of now: Milliseconds) -> Bool {
    switch form.window {
    case .sliding(let span): now - time <= span
    case .calendar(let window): window.number(at: time) == window.number(at: now)
    }
  }

  private func latestOfEach(_ role: String, _ matches: [PlainMatch]) -> [PlainMatch] {
    matches.filter { match in
      !matches.contains { $0.position > match.position && $0.roles[role] == match.roles[role] }
    }
  }

  private func key(_ match: PlainMatch) -> [PlainFiring.KeyPart] {
    rule.key.compactMap { element in
      switch (element, form.window) {
      case (.role(let role), _): match.roles[role].map(PlainFiring.KeyPart.identity)
      case (.window, .calendar(let window)): .window(window.number(at: match.event.time))
      case (.window, .sliding): preconditionFailure("a sliding window has no number")
      }
    }
  }

  private func windowText(at time: Milliseconds) -> String {
    switch form.window {
    case .sliding(let span): SpanText.text(span)
    case .calendar(let window): window.text(of: window.number(at: time))
    }
  }
}
