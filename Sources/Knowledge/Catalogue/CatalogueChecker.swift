internal import Primitives
internal import SourceText

/// Holds a catalogue against itself: what one entry names, another one must be.
struct CatalogueChecker {
  private let catalogue: PatternCatalogue
  private var log: Diagnostics

  static func check(
    _ catalogue: PatternCatalogue, references: [CatalogueReference], into log: inout Diagnostics
  ) {
    var checker = CatalogueChecker(catalogue: catalogue, log: log)
    checker.resolve(references)
    for pattern in catalogue.patterns { checker.checkFacts(pattern) }
    checker.checkVocabulary()
    checker.checkUse()
    log = checker.log
  }

  private mutating func resolve(_ references: [CatalogueReference]) {
    var names = [
      Capability.kind: catalogue.capabilities.ids, Control.kind: catalogue.controls.ids,
      EventName.kind: catalogue.events.ids, SignalShape.kind: catalogue.shapes.ids,
      Tactic.kind: catalogue.tactics.ids, PerpetratorCapability.kind: catalogue.perpetratorCapabilities.ids,
      SeverityFactor.kind: catalogue.factors.ids, Harm.kind: catalogue.harms.ids, Topic.kind: catalogue.topics.ids,
      Source.kind: catalogue.sources.ids, Relationship.kind: catalogue.relationships.ids,
    ].mapValues(Set.init)
    for taxonomy in catalogue.taxonomies {
      names[CatalogueReference.classKind(taxonomy.id)] = Set(taxonomy.classes.map(\.id))
    }
    for reference in references where names[reference.kind]?.contains(reference.name) != true {
      log.error(
        "catalogue/unknown-reference", at: reference.location, "there is no \(reference.kind) \"\(reference.name)\"",
        hint: Suggestion.hint(
          for: reference.name, in: (names[reference.kind] ?? []).sorted(), otherwise: "add it to the catalogue first"))
    }
  }

  private mutating func checkFacts(_ pattern: AbusePattern) {
    func need(_ isThere: Bool, _ code: String, _ message: String, _ hint: String) {
      if !isThere { log.error(code, at: pattern.location, message, hint: hint) }
    }
    need(
      !pattern.enabledBy.all.isEmpty || !pattern.enabledBy.any.isEmpty, "catalogue/never-fires",
      "the pattern needs no capability, so it could not point at a feature", "name one in enabled_by")
    need(
      !pattern.severity.factors.isEmpty, "catalogue/no-harm", "the pattern harms nobody",
      "name a severity factor; the first is the direct harm")
    need(
      !pattern.controls.isEmpty, "catalogue/no-control", "nothing helps against the pattern",
      "name at least one control")
    need(
      pattern.crosswalk.sok2021 == pattern.family, "catalogue/other-family",
      "the family is not the class in crosswalk.sok_2021", "write family: \(pattern.crosswalk.sok2021)")
    need(
      pattern.since <= catalogue.version, "catalogue/from-the-future",
      "the pattern is newer than the catalogue \(catalogue.version)", "raise the version in catalogue.yaml")
    let noticed = pattern.controls.contains { catalogue.controls.find($0).map { $0.noticedBy != .nobody } ?? false }
    need(
      pattern.caution.changeVisibleToPerpetrator != .no || !noticed, "catalogue/caution-understates",
      "the caution says that nobody notices a change, and a control of the pattern can be noticed",
      "write change_visible_to_perpetrator: depends")
    let levels = pattern.severity.factors.compactMap { catalogue.factors.find($0)?.level }
    if levels.contains(where: { $0 == .critical || $0 == .high }) {
      need(
        !pattern.sources.isEmpty, "catalogue/unsourced-severity",
        "the pattern is rated above medium and names no source", "add sources: [id, …]")
    }
  }

  private mutating func checkVocabulary() {
    for factor in catalogue.factors where factor.level == .critical || factor.level == .high {
      guard factor.sources.isEmpty else { continue }
      log.error(
        "catalogue/unsourced-severity", at: factor.location,
        "\"\(factor.id)\" is rated \(factor.level.rawValue) and names no source",
        hint: "add the study or risk tool that ties it to serious harm, or lower the level")
    }
    for source in catalogue.sources where !hasCitation(source) {
      log.error(
        "catalogue/not-citable", at: source.location, "\"\(source.id)\" cannot be cited as it stands",
        hint: "give authors, title and venue, and a url that starts with https:// or http:// and has no spaces")
    }
  }

  private func hasCitation(_ source: Source) -> Bool {
    let url = source.url
    return !source.authors.isEmpty && !source.title.isEmpty && !source.venue.isEmpty
      && (url.hasPrefix("https://") || url.hasPrefix("http://")) && url.utf8.count > 10
      && !url.contains(where: \.isWhitespace)
  }

  /// Words that no pattern uses are told, since somebody would keep them up for nothing.
  private mutating func checkUse() {
    let usedCapabilities = Set(catalogue.patterns.flatMap { $0.enabledBy.all + $0.enabledBy.any })
    for capability in catalogue.capabilities where !usedCapabilities.contains(capability.id) {
      log.error(
        "catalogue/unreachable-capability", at: capability.location, "no pattern needs \"\(capability.id)\"",
        hint: "name it in a pattern's enabled_by, or remove it")
    }
    let usedControls = Set(catalogue.patterns.flatMap(\.controls))
    for control in catalogue.controls where !usedControls.contains(control.id) {
      log.error(
        "catalogue/unneeded-control", at: control.location, "no pattern needs \"\(control.id)\"",
        hint: "name it in a pattern's controls, or remove it")
    }
    let broughtByRoles: Set<PerpetratorCapability.ID> = [
      "legal-owner", "account-organiser", "payer", "institutional-role", "technical-skill",
    ]
    let brought = Set(catalogue.relationships.flatMap(\.brings)).union(broughtByRoles)
    for capability in catalogue.perpetratorCapabilities where !brought.contains(capability.id) {
      log.error(
        "catalogue/unreachable-capability", at: capability.location, "nobody brings \"\(capability.id)\"",
        hint: "name it in a relationship's brings, or remove it")
    }
  }
}
