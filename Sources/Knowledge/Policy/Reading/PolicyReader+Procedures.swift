internal import Primitives
internal import SourceText
internal import YAML

/// What holds beside the measures: coercion, accounts, police, notices, changes.
extension PolicyReader {
  mutating func coercion(_ node: YAMLNode) -> Coercion? {
    guard var fields = YAMLFields(node, "coercion", into: &log) else { return nil }
    defer { fields.finish(into: &log) }
    let text = words(&fields, "words")
    let ask = words(&fields, "ask")
    let recover = measureList(fields.required("recover", into: &log))
    let refused = measureList(fields.optional("measures"))
    guard let text, let ask else { return nil }
    return Coercion(
      words: text, ask: ask, recover: recover, measures: refused, clause: add("coercion", at: node.location, text),
      places: FieldPlaces(node))
  }

  mutating func humanReview(_ node: YAMLNode) -> HumanReview? {
    guard var fields = YAMLFields(node, "human review", into: &log) else { return nil }
    defer { fields.finish(into: &log) }
    let text = words(&fields, "words")
    let kinds: [Measure.Kind]? = choices(&fields, "needed_for")
    guard let text, let kinds else { return nil }
    return HumanReview(
      words: text, neededFor: kinds, clause: add("human_review", at: node.location, text), places: FieldPlaces(node))
  }

  mutating func linkedAccounts(_ node: YAMLNode) -> LinkedAccounts? {
    guard var fields = YAMLFields(node, "linked accounts", into: &log) else { return nil }
    defer { fields.finish(into: &log) }
    let text = words(&fields, "words")
    let review = fields.optional("review").flatMap { self.review($0) }
    let chosen = measureList(fields.required("returned", into: &log))
    guard let text else { return nil }
    return LinkedAccounts(
      words: text, review: review, measures: chosen, clause: add("linked_accounts", at: node.location, text),
      places: FieldPlaces(node))
  }

  mutating func equalTreatment(_ node: YAMLNode) -> EqualTreatment? {
    guard var fields = YAMLFields(node, "equal treatment", into: &log) else { return nil }
    defer { fields.finish(into: &log) }
    return words(&fields, "words").map { EqualTreatment(words: $0, places: FieldPlaces(node)) }
  }

  mutating func police(_ node: YAMLNode) -> Police? {
    guard var fields = YAMLFields(node, "police", into: &log) else { return nil }
    defer { fields.finish(into: &log) }
    let text = words(&fields, "words")
    let exceptions = fields.required("without_consent", into: &log).map { policeExceptions($0) }
    guard let text, let exceptions else { return nil }
    return Police(
      words: text, exceptions: exceptions, clause: add("police", at: node.location, text), places: FieldPlaces(node))
  }

  private mutating func policeExceptions(_ node: YAMLNode) -> [Police.Exception] {
    node.texts("the exceptions", into: &log).compactMap { text, place in
      if let exception = Police.Exception(rawValue: text) { return exception }
      log.error(
        "policy/police-without-consent", at: place,
        "the police would be told without the survivor's consent for \"\(text.prefix(80))\"",
        hint: "only threat-to-life and legal-duty can stand here; for anything else ask her")
      return nil
    }
  }

  mutating func notice(_ node: YAMLNode) -> Notice? {
    guard var fields = YAMLFields(node, "notice", into: &log) else { return nil }
    defer { fields.finish(into: &log) }
    let text = words(&fields, "words")
    let preview = flag(&fields, "preview")
    let within = optionalSpan(&fields, "preview_within")
    let names = flag(&fields, "names_reporter")
    let quotes = flag(&fields, "quotes_report")
    let respondent = words(&fields, "to_respondent")
    let survivor = words(&fields, "to_survivor")
    guard let text, let preview, let names, let quotes, let respondent, let survivor else { return nil }
    return Notice(
      words: text, hasPreview: preview, previewWithin: within, namesReporter: names, quotesReport: quotes,
      toRespondent: respondent, toSurvivor: survivor, clause: add("notice", at: node.location, text),
      places: FieldPlaces(node))
  }

  mutating func changes(_ node: YAMLNode) -> [PolicyChange]? {
    let items = node.items("\"changes\"", into: &log)
    return items?.compactMap { item in
      guard var fields = YAMLFields(item, "change", into: &log) else { return nil }
      defer { fields.finish(into: &log) }
      let version = fields.required("version", into: &log)?.policyNumber("\"version\"", in: 1...100_000, into: &log)
      let date = fields.required("date", into: &log)?.date("\"date\"", into: &log)
      let text = words(&fields, "words")
      guard let version, let date, let text else { return nil }
      return PolicyChange(version: version, date: date, words: text, location: item.location)
    }
  }
}
