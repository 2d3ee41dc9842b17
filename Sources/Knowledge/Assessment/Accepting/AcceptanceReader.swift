internal import Primitives
public import SourceText
public import YAML

/// Reads an acceptance file. What it says is checked against findings by `Acceptances`.
public enum AcceptanceReader {
  public static func read(_ root: YAMLNode, into log: inout Diagnostics) -> [Acceptance] {
    guard var fields = YAMLFields(root, "acceptance file", into: &log) else { return [] }
    defer { fields.finish(into: &log) }
    if let kind = fields.required("bellbird", into: &log), kind.text("kind", into: &log) != "accept/1" {
      log.error(
        "accept/other-kind", at: kind.location, "this is not an acceptance file", hint: "write bellbird: accept/1")
    }
    return fields.list("accept", into: &log).compactMap { entry($0, into: &log) }
  }

  private static func entry(_ node: YAMLNode, into log: inout Diagnostics) -> Acceptance? {
    guard var fields = YAMLFields(node, "acceptance", into: &log) else { return nil }
    defer { fields.finish(into: &log) }
    let selector = selector(&fields, into: &log)
    let decision = decision(&fields, into: &log)
    let reason = fields.text("reason", into: &log)
    let until = fields.required("until", into: &log)?.date("\"until\"", into: &log)
    let by = fields.text("by", into: &log)
    let consulted = fields.optional("consulted").flatMap { self.consulted($0, into: &log) }
    let affects = fields.text("affects_survivor", into: &log)
    guard let selector, let decision, let reason, let until, let by, let affects else { return nil }
    return Acceptance(
      decision: decision, reason: reason, until: until, by: by, consulted: consulted, affectsSurvivor: affects,
      location: fields.location, selector: selector)
  }

  private static func selector(_ fields: inout YAMLFields, into log: inout Diagnostics) -> Acceptance.Selector? {
    let finding = fields.optional("finding")
    let pattern = fields.optionalText("pattern", into: &log)
    let feature = fields.optionalText("feature", into: &log)
    let isReviewed = fields.optionalText("scope", into: &log) == "reviewed"
    if let finding {
      guard let text = finding.text("\"finding\"", into: &log) else { return nil }
      let isPrefix = (8...64).contains(text.count) && text.allSatisfy { $0.isHexDigit && !$0.isUppercase }
      if isPrefix { return .fingerprint(prefix: text) }
      log.error(
        "accept/bad-fingerprint", at: finding.location, "\"\(text.prefix(80))\" is not a finding's fingerprint",
        hint: "copy at least the first 8 characters from a report")
      return nil
    }
    guard let pattern, let feature else {
      log.error(
        "accept/no-finding", at: fields.location, "the entry does not say which finding it is about",
        hint: "write finding: with its fingerprint, or both pattern: and feature:")
      return nil
    }
    if pattern == "*" || feature == "*", !isReviewed {
      log.error(
        "accept/wildcard", at: fields.location, "\"*\" covers findings that nobody may have looked at",
        hint: "name them one by one, or add scope: reviewed when each was looked at")
      return nil
    }
    return .place(pattern: pattern == "*" ? nil : pattern, feature: feature == "*" ? nil : feature)
  }

  private static func decision(_ fields: inout YAMLFields, into log: inout Diagnostics) -> Acceptance.Decision? {
    guard let node = fields.required("decision", into: &log), let text = node.text("\"decision\"", into: &log) else {
      return nil
    }
    guard text == "mitigated" else { return node.choice("the decision", into: &log) }
    log.error(
      "accept/mitigated", at: node.location, "\"mitigated\" is no acceptance",
      hint: "add the control with its evidence to the product model; the finding then passes")
    return nil
  }

  private static func consulted(_ node: YAMLNode, into log: inout Diagnostics) -> Acceptance.Consulted? {
    guard var fields = YAMLFields(node, "consulted", into: &log) else { return nil }
    defer { fields.finish(into: &log) }
    let date = fields.required("date", into: &log)?.date("\"date\"", into: &log)
    guard let name = fields.text("name", into: &log), let organisation = fields.text("organisation", into: &log),
      let date
    else { return nil }
    return .init(name: name, organisation: organisation, date: date)
  }
}
