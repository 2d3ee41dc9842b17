internal import Primitives
internal import SourceText

/// Interim protection: it has an end and a review, and does not wait.
extension PolicyChecker {
  /// Whatever lasts longer is a measure, and needs a decision.
  private static let interimHoursMax = 30 * 24

  mutating func interim() {
    interimThatWaits()
    for rule in policy.interim {
      question(about: [rule.clause]) { checker, space in
        guard checker.holdsAlways(rule.clause, &space) else { return }
        checker.log.error(
          "policy/interim-always", at: rule.places["when"], "interim protection \(rule.id) holds in every case",
          hint: "ask for danger, as in: danger == \"immediate\"")
      }
      if rule.ends == nil {
        log.error(
          "policy/interim-without-end", at: rule.places.whole, "interim protection \(rule.id) has no end",
          hint: "add ends: 72h")
      }
      if let ends = rule.ends, ends.hours > Self.interimHoursMax {
        log.error(
          "policy/interim-too-long", at: rule.places["ends"], "interim protection \(rule.id) lasts \(ends.words)",
          hint: "end it within 30 days, and decide the case; 72h is common")
      }
      if rule.review == nil {
        log.error(
          "policy/interim-without-review", at: rule.places.whole, "nobody looks at interim protection \(rule.id)",
          hint: "add review: { within: 24h, by: a decider }")
      } else if let review = rule.review, let ends = rule.ends, review.within.hours > ends.hours {
        log.error(
          "policy/interim-review-late", at: rule.places["review"],
          "interim protection \(rule.id) ends before anybody looks at it",
          hint: "review it within \(ends), or let it last longer")
      }
      let wrong = rule.measures.filter { ![.protection, .support].contains(policy.measures[$0].kind) }
      if !wrong.isEmpty {
        log.error(
          "policy/interim-penalty", at: rule.places["add"],
          "interim protection \(rule.id) gives \(English.list(names(wrong))), which is no protection",
          hint: "use measures of kind protection; others need a decision")
      }
    }
  }
}
