/// A rule that tells a story: episodes open, and other things must follow.
struct PlainEpisodes {
  private let rule: DetectionRule
  private let form: EpisodeForm
  private let facts: PlainFacts
  private let opens: PlainStep
  private let needs: [PlainStep]
  private let unless: [PlainStep]

  init(_ rule: DetectionRule, _ form: EpisodeForm, _ facts: PlainFacts) {
    (self.rule, self.form, self.facts) = (rule, form, facts)
    opens = PlainStep(form.opens, of: rule)
    needs = form.needs.map { PlainStep($0.step, of: rule) }
    unless = form.unless.map { PlainStep($0, of: rule) }
  }

  func firings(_ events: [DetectionEvent]) -> [PlainFiring] {
    /// Those that nothing has ended, oldest first.
    var episodes: [PlainEpisode] = []
    var firings: [PlainFiring] = []
    for (position, event) in events.enumerated() {
      episodes.removeAll { event.time - $0.opening.event.time > form.within }
      end(&episodes, at: event, position)
      let matches = needs.map { $0.match(event, at: position) }
      for index in episodes.indices where episodes[index].opening.event.time < event.time {
        add(matches, to: &episodes[index])
        firings += episodes[index].firings(at: position, event, rule, form)
      }
      if let opening = opens.match(event, at: position), opens.fits(opening, facts: facts) {
        open(opening, &episodes)
      }
    }
    return firings
  }

  private func end(_ episodes: inout [PlainEpisode], at event: DetectionEvent, _ position: Int) {
    for step in unless {
      guard let match = step.match(event, at: position) else { continue }
      episodes.removeAll { episode in
        episode.opening.event.time < event.time && step.fits(match, facts: facts, opening: episode.opening)
      }
    }
  }

  private func add(_ matches: [PlainMatch?], to episode: inout PlainEpisode) {
    for (need, match) in matches.enumerated() {
      guard let match, needs[need].fits(match, facts: facts, opening: episode.opening) else { continue }
      episode.matches[need].append(match)
    }
  }

  /// A further episode of one identity of the hook than may be alive ends the oldest of them.
  private func open(_ opening: PlainMatch, _ episodes: inout [PlainEpisode]) {
    let hook = opening.roles[form.hook]
    let sameHook = episodes.indices.filter { episodes[$0].opening.roles[form.hook] == hook }
    if sameHook.count >= form.openMax, let oldest = sameHook.first { episodes.remove(at: oldest) }
    episodes.append(PlainEpisode(opening: opening, matches: form.needs.map { _ in [] }))
  }
}
