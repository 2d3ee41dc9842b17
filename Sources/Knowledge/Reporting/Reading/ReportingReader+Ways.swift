internal import Catalogue
internal import Primitives
internal import SourceText
internal import YAML

extension ReportingReader {
  mutating func way(_ node: YAMLNode) -> ReportWay? {
    guard var fields = YAMLFields(node, "way", into: &log) else { return nil }
    defer { fields.finish(into: &log) }
    let id: ReportWay.ID? = fields.required("id", into: &log)?.name("a way's id", into: &log)
    let title = fields.text("title", into: &log)
    let path = fields.optional("where")?.texts("\"where\"", into: &log).map(\.text) ?? []
    let openTo: [ReportWay.Person] = choices(&fields, "open_to")
    let coverage = fields.required("covers", into: &log).flatMap { self.coverage($0) }
    let evidenceAsked: ReportWay.Asks? = fields.optional("asks_evidence").flatMap { asks($0) }
    let identityAsked: ReportWay.Asks? = fields.optional("asks_identity").flatMap { asks($0) }
    let needsAccount = fields.optionalBool("needs_account", into: &log)
    let patterns = fields.optionalBool("pattern_reports", into: &log)
    let items = fields.optionalBool("multiple_items", into: &log)
    let afterBlock = fields.optionalBool("after_block", into: &log)
    let helper = fields.optionalBool("helper_can_file", into: &log)
    let outcome = fields.optionalBool("tells_outcome", into: &log)
    let safeContact = fields.optionalBool("safe_contact", into: &log)
    let sends = fields.optionalBool("sends_to_other", into: &log)
    let emergency = fields.optionalBool("emergency", into: &log)
    let languages = fields.optional("languages")?.texts("\"languages\"", into: &log).map(\.text) ?? []
    let evidence = fields.optional("evidence").map { self.evidence($0) } ?? []
    guard let id, let title, let coverage else { return nil }
    return ReportWay(
      id: id, title: title, path: path, openTo: Set(openTo), coverage: coverage, needsAccount: needsAccount,
      asksEvidence: evidenceAsked, asksIdentity: identityAsked, takesPatterns: patterns, takesSeveralItems: items,
      worksAfterBlock: afterBlock, helperCanFile: helper, tellsOutcome: outcome, asksSafeContact: safeContact,
      sendsToOther: sends, showsEmergency: emergency, languages: languages, evidence: evidence, location: node.location)
  }

  /// In YAML 1.1 a plain `no` is not text everywhere; here it is, and `false` means the same.
  private mutating func asks(_ node: YAMLNode) -> ReportWay.Asks? {
    if case .scalar("false", isPlain: true) = node.value { return .no }
    return node.choice("this", into: &log)
  }

  /// `all`, or families and patterns.
  private mutating func coverage(_ node: YAMLNode) -> ReportWay.Coverage? {
    if case .scalar("all", _) = node.value { return .all }
    guard case .mapping = node.value, var fields = YAMLFields(node, "\"covers\"", into: &log) else {
      log.error(
        "reporting/bad-coverage", at: node.location, "\"covers\" does not say what can be told",
        hint: "write covers: all, or covers: { families: […], patterns: […] }")
      return nil
    }
    defer { fields.finish(into: &log) }
    let families = fields.optional("families")?.texts("\"families\"", into: &log) ?? []
    let patterns = fields.optional("patterns")?.texts("\"patterns\"", into: &log) ?? []
    let knownFamilies = catalogue.taxonomies.find("sok-2021")?.classes.map(\.id) ?? []
    for (text, place) in families where !knownFamilies.contains(text) {
      log.error(
        "reporting/unknown-family", at: place, "there is no family \"\(text)\"",
        hint: Suggestion.hint(
          for: text, in: knownFamilies, otherwise: "one of \(knownFamilies.joined(separator: ", "))"))
    }
    for (text, place) in patterns where !catalogue.patterns.contains(.init(text)) {
      log.error(
        "reporting/unknown-pattern", at: place, "there is no pattern \"\(text)\"",
        hint: Suggestion.hint(
          for: text, in: catalogue.patterns.ids, otherwise: "\"bellbird catalogue list\" lists them"))
    }
    return .some(families: Set(families.map(\.text)), patterns: Set(patterns.map { .init($0.text) }))
  }

  private mutating func evidence(_ node: YAMLNode) -> [ReportWay.Evidence] {
    if case .sequence(let items) = node.value { return items.compactMap { piece($0) } }
    return piece(node).map { [$0] } ?? []
  }

  private mutating func piece(_ node: YAMLNode) -> ReportWay.Evidence? {
    if case .scalar(let text, _) = node.value {
      if text.hasPrefix("https://") { return .page(url: text, read: nil) }
      let parts = text.split(separator: "#", maxSplits: 1).map(String.init)
      guard let path = parts.first, !path.hasPrefix("/"), !path.split(separator: "/").contains(".."),
        !path.contains("\0")
      else {
        log.error(
          "reporting/path-outside", at: node.location, "this is outside the workspace's folder",
          hint: "name a file below the folder of reporting.yaml")
        return nil
      }
      return .file(path: path, test: parts.count == 2 ? parts[1] : nil)
    }
    guard var fields = YAMLFields(node, "evidence", into: &log) else { return nil }
    defer { fields.finish(into: &log) }
    let url = fields.text("url", into: &log)
    let read = fields.required("read", into: &log)?.date("\"read\"", into: &log)
    guard let url, let read else { return nil }
    guard url.hasPrefix("https://") || url.hasPrefix("http://") else {
      log.error(
        "reporting/bad-url", at: node.location, "this is no web address", hint: "start it with https://")
      return nil
    }
    return .page(url: url, read: read)
  }
}
