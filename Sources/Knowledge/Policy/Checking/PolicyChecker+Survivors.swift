internal import Primitives
internal import SourceText

/// What protects survivors beside the measures: coercion, accounts, notices.
extension PolicyChecker {
  mutating func survivors() {
    let coercion = policy.coercion
    let wrong = coercion.measures + coercion.recover.filter { policy.measures[$0].kind != .support }
    if !wrong.isEmpty {
      log.error(
        "policy/measure-for-coerced", at: coercion.places[coercion.measures.isEmpty ? "recover" : "measures"],
        "a person who acted under coercion would get \(English.list(names(wrong)))",
        hint: "they get no measure; name measures of kind support under recover:")
    }
    if coercion.recover.isEmpty {
      log.error(
        "policy/nothing-for-coerced", at: coercion.places["recover"],
        "a person who acted under coercion does not get the account back",
        hint: "add a measure of kind support that gives it back, and name it under recover:")
    }
    if policy.linkedAccounts.measures.isEmpty {
      log.error(
        "policy/return-without-measure", at: policy.linkedAccounts.places["returned"],
        "who comes back after an exit gets no measure", hint: "write returned: with a measure of kind exit")
    }
    if policy.linkedAccounts.review == nil {
      log.error(
        "policy/links-without-review", at: policy.linkedAccounts.places.whole,
        "nobody looks whether accounts belong to one person",
        hint: "add review: { within: 72h, by: a decider }; people share phones and homes")
    }
  }

  mutating func notice() {
    let notice = policy.notice
    if !notice.hasPreview {
      log.error(
        "policy/no-preview", at: notice.places["preview"], "the survivor does not see the notice before it is sent",
        hint: "write preview: true; she knows what the other person will make of it")
    }
    if notice.namesReporter {
      log.error(
        "policy/notice-names-reporter", at: notice.places["names_reporter"], "the notice says who reported",
        hint: "write names_reporter: false")
    }
    if notice.quotesReport {
      log.error(
        "policy/notice-quotes-report", at: notice.places["quotes_report"], "the notice quotes the report",
        hint: "write quotes_report: false; a unique sentence gives the reporter away")
    }
    placeholders(notice.toRespondent, at: notice.places["to_respondent"])
    placeholders(notice.toSurvivor, at: notice.places["to_survivor"])
  }

  private static let placeholders = ["behaviour", "measure", "date", "appeal"]

  private mutating func placeholders(_ text: String, at place: SourceLocation) {
    for part in text.split(separator: "{", omittingEmptySubsequences: false).dropFirst() {
      let name = String(part.prefix { $0 != "}" })
      guard !Self.placeholders.contains(name) else { continue }
      log.error(
        "policy/unknown-placeholder", at: place, "a notice cannot fill in {\(name.prefix(40))}",
        hint: Suggestion.hint(
          for: name, in: Self.placeholders, otherwise: "it knows {behaviour}, {measure}, {date} and {appeal}"))
    }
  }
}
