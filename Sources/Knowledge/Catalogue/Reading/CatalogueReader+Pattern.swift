internal import Primitives
internal import SourceText
internal import YAML

extension CatalogueReader {
  mutating func pattern(_ node: YAMLNode, path: String) -> AbusePattern? {
    guard var fields = YAMLFields(node, "pattern", into: &log) else { return nil }
    defer { fields.finish(into: &log) }
    _ = fields.optional("bellbird")
    let id: AbusePattern.ID? = id(&fields)
    let was = fields.optional("was").map { texts($0, "was").map { AbusePattern.ID($0) } } ?? []
    let title = fields.text("title", into: &log)
    let since = version(fields.required("since", into: &log))
    let family = fields.text("family", into: &log)
    let description = fields.text("description", into: &log)
    let forSurvivors = fields.text("for_survivors", into: &log)
    let story = story(&fields)
    let tactics: [Tactic.ID] = references(&fields, "tactics")
    let crosswalk = fields.required("crosswalk", into: &log).flatMap { self.crosswalk($0) }
    let contexts = fields.required("contexts", into: &log).map { texts($0, "contexts") } ?? []
    let perpetrator = fields.required("perpetrator", into: &log).flatMap { self.perpetrator($0) }
    let enabledBy = fields.required("enabled_by", into: &log).flatMap { self.enabledBy($0) }
    let severity = fields.required("severity", into: &log).flatMap { self.severity($0) }
    let visibility: AbusePattern.Visibility? = choice(&fields, "visibility_to_survivor")
    let grade: AbusePattern.EvidenceGrade? = choice(&fields, "evidence_grade")
    let signals = fields.list("signals", into: &log).compactMap { signal($0) }
    let controls: [Control.ID] = references(&fields, "controls")
    let caution = fields.required("caution", into: &log).flatMap { self.caution($0) }
    let guidance: [Topic.ID] = references(&fields, "guidance")
    let sources: [Source.ID] = references(&fields, "sources")
    let examples = fields.required("examples", into: &log).flatMap { self.examples($0) }
    guard let id, let title, let since, let family, let description, let forSurvivors, let story, let crosswalk,
      let perpetrator, let enabledBy, let severity, let visibility, let grade, let caution, let examples
    else { return nil }
    if path != "patterns/\(family)/\(id).yaml" {
      log.error(
        "catalogue/misplaced", at: fields.location, "the file's place does not fit its family and id",
        hint: "move it to patterns/\(family)/\(id).yaml")
    }
    return AbusePattern(
      id: id, was: was, title: title, since: since, family: family, description: description,
      forSurvivors: forSurvivors, story: story, tactics: tactics, crosswalk: crosswalk, contexts: contexts,
      perpetrator: perpetrator, enabledBy: enabledBy, severity: severity, visibilityToSurvivor: visibility,
      evidenceGrade: grade, signals: signals, controls: controls, caution: caution, guidance: guidance,
      sources: sources, examples: examples, location: fields.location)
  }

  private mutating func story(_ fields: inout YAMLFields) -> Story? {
    guard let node = fields.required("story", into: &log), let text = node.text("story", into: &log) else { return nil }
    guard let story = Story(text) else {
      log.error(
        "catalogue/bad-story", at: node.location, "the story has a brace that is no placeholder",
        hint: "use {viewer}, {subject} and {feature}")
      return nil
    }
    if !story.missingPlaceholders.isEmpty {
      let names = story.missingPlaceholders.map { "{\($0.rawValue)}" }
      log.error(
        "catalogue/bad-story", at: node.location, "the story does not say \(English.list(names))",
        hint: "tell who does what to whom with which feature")
    }
    if story.sentenceCount != 2 {
      log.error(
        "catalogue/bad-story", at: node.location, "the story has \(story.sentenceCount) sentences",
        hint: "tell it in two: what is done, and what that means for the person")
    }
    return story
  }

  private mutating func crosswalk(_ node: YAMLNode) -> AbusePattern.Crosswalk? {
    guard var fields = YAMLFields(node, "crosswalk", into: &log) else { return nil }
    defer { fields.finish(into: &log) }
    guard let sok = classReference(&fields, "sok_2021", in: "sok-2021"),
      let freed = classReference(&fields, "freed_2018", in: "freed-2018"),
      let esafety = classReference(&fields, "esafety", in: "esafety-sbd")
    else { return nil }
    return .init(sok2021: sok, freed2018: freed, esafety: esafety)
  }

  private mutating func perpetrator(_ node: YAMLNode) -> AbusePattern.Perpetrator? {
    guard var fields = YAMLFields(node, "perpetrator", into: &log) else { return nil }
    defer { fields.finish(into: &log) }
    let any: [PerpetratorCapability.ID] = references(&fields, "capabilities_any")
    let relationships: [Relationship.ID] = optionalReferences(&fields, "relationships_any")
    guard let skill: AbusePattern.Skill = choice(&fields, "skill") else { return nil }
    return .init(capabilitiesAny: any, relationshipsAny: relationships, skill: skill)
  }

  private mutating func enabledBy(_ node: YAMLNode) -> AbusePattern.EnabledBy? {
    guard var fields = YAMLFields(node, "enabled_by", into: &log) else { return nil }
    defer { fields.finish(into: &log) }
    return .init(all: references(&fields, "all"), any: references(&fields, "any"))
  }

  private mutating func severity(_ node: YAMLNode) -> AbusePattern.Severity? {
    guard var fields = YAMLFields(node, "severity", into: &log) else { return nil }
    defer { fields.finish(into: &log) }
    let factors: [SeverityFactor.ID] = references(&fields, "factors")
    guard let separation = fields.optionalBool("separation_sensitive", into: &log) else { return nil }
    return .init(factors: factors, isSeparationSensitive: separation)
  }

  private mutating func signal(_ node: YAMLNode) -> AbusePattern.Signal? {
    guard var fields = YAMLFields(node, "signal", into: &log) else { return nil }
    defer { fields.finish(into: &log) }
    let events: [EventName.ID] = references(&fields, "events")
    guard let shape: SignalShape.ID = reference(&fields, "shape"),
      let looksLike = fields.text("looks_like", into: &log)
    else { return nil }
    return .init(shape: shape, events: events, looksLike: looksLike)
  }

  private mutating func caution(_ node: YAMLNode) -> AbusePattern.Caution? {
    guard var fields = YAMLFields(node, "caution", into: &log) else { return nil }
    defer { fields.finish(into: &log) }
    let visible: AbusePattern.Caution.Visible? = choice(&fields, "change_visible_to_perpetrator")
    guard let text = fields.text("text", into: &log), let visible else { return nil }
    return .init(text: text, changeVisibleToPerpetrator: visible)
  }

  private mutating func examples(_ node: YAMLNode) -> AbusePattern.Examples? {
    guard var fields = YAMLFields(node, "examples", into: &log) else { return nil }
    defer { fields.finish(into: &log) }
    guard let fires = fields.required("fires", into: &log), let passes = fields.required("passes", into: &log) else {
      return nil
    }
    return .init(fires: fires, passes: passes)
  }
}
