public import Catalogue
internal import Primitives
public import Product

/// Holds a product against the catalogue: pure, deterministic, in time linear in features.
public struct Assessor {
  private let catalogue: PatternCatalogue
  private let product: ProductModel
  private let roles: [Role.ID: Role]
  private let reach: CapabilityReach
  private let rater: Rater
  private var coverage: ControlCoverage
  private var personas: [PersonaKey: Persona?] = [:]

  private struct PersonaKey: Hashable {
    let pattern: AbusePattern.ID
    let viewer: Role.ID?
  }

  public static func assess(_ product: ProductModel, against catalogue: PatternCatalogue) -> AssessmentResult {
    var assessor = Assessor(product, catalogue)
    return assessor.run()
  }

  private init(_ product: ProductModel, _ catalogue: PatternCatalogue) {
    self.catalogue = catalogue
    self.product = product
    roles = Dictionary(product.roles.map { ($0.id, $0) }) { first, _ in first }
    reach = CapabilityReach(product, slots: catalogue.patterns.flatMap(\.slots))
    rater = Rater(catalogue: catalogue)
    coverage = ControlCoverage(product, catalogue: catalogue, reach: reach)
  }

  private mutating func run() -> AssessmentResult {
    var findings: [(finding: Finding, place: Int)] = []
    var notApplicable: [NotApplicable] = []
    for (place, pattern) in catalogue.patterns.enumerated() {
      let found = reach.suppliers(of: pattern.anchorSlot).compactMap { finding(pattern, at: $0) }
      if found.isEmpty {
        notApplicable.append(NotApplicable(pattern: pattern, reason: reasonNotToApply(pattern)))
      }
      findings += found.map { ($0, place) }
    }
    // Most serious first; then what the pattern itself does; then the catalogue's order and the features' names.
    findings.sort { left, right in
      let (a, b) = (left.finding, right.finding)
      if a.outcome != b.outcome { return a.outcome < b.outcome }
      if a.rating.level != b.rating.level { return a.rating.level > b.rating.level }
      let direct = (catalogue.directLevel(of: a.pattern), catalogue.directLevel(of: b.pattern))
      if direct.0 != direct.1 { return direct.0 > direct.1 }
      if a.rating.likelihoodSum != b.rating.likelihoodSum { return a.rating.likelihoodSum > b.rating.likelihoodSum }
      if left.place != right.place { return left.place < right.place }
      return a.feature.id < b.feature.id
    }
    return AssessmentResult(
      product: product, catalogueVersion: catalogue.version, findings: findings.map(\.finding),
      notApplicable: notApplicable)
  }

  private mutating func finding(_ pattern: AbusePattern, at feature: Feature) -> Finding? {
    let otherSlots = pattern.otherSlots
    var cases: [Case] = []
    for grant in feature.grants {
      guard otherSlots.allSatisfy({ reach.count(of: $0, reaching: grant.subject) > 0 }),
        let persona = persona(pattern, grant.viewer)
      else { continue }
      let controls = pattern.controls.map {
        coverage.status(of: $0, at: feature, grant, otherSlots: otherSlots)
      }
      cases.append(rated(pattern, feature, grant, persona, controls))
    }
    guard let worst = cases.min(by: { $0.isMoreSerious(than: $1) }) else { return nil }
    let others = cases.sorted { $0.isMoreSerious(than: $1) }
    let (related, hasMoreRelated) = self.related(otherSlots, to: feature, reaching: worst.grant.subject)
    let subject = worst.grant.subject.flatMap { roles[$0] }.map { "the \($0.title)" } ?? "the person"
    return Finding(
      fingerprint: Fingerprint.of(pattern, feature, catalogue: catalogue.version), pattern: pattern,
      feature: feature, grant: worst.grant,
      pairs: others.map { .init(subject: $0.grant.subject, viewer: $0.grant.viewer) }, persona: worst.persona,
      outcome: worst.outcome, rating: worst.rating, controls: worst.controls, related: related,
      hasMoreRelated: hasMoreRelated,
      story: pattern.story.told(
        viewer: worst.persona.title(in: catalogue), subject: subject, feature: "“\(feature.title)”"),
      subjectTitle: subject)
  }

  /// A pattern on one grant of a feature.
  private struct Case {
    let grant: Grant
    let persona: Persona
    let controls: [ControlStatus]
    let outcome: Finding.Outcome
    let rating: Rating

    func isMoreSerious(than other: Case) -> Bool {
      if outcome != other.outcome { return outcome < other.outcome }
      if rating.level != other.rating.level { return rating.level > other.rating.level }
      if rating.likelihoodSum != other.rating.likelihoodSum {
        return rating.likelihoodSum > other.rating.likelihoodSum
      }
      return (grant.subject?.text ?? "", grant.viewer?.text ?? "")
        < (other.grant.subject?.text ?? "", other.grant.viewer?.text ?? "")
    }
  }

  private func rated(
    _ pattern: AbusePattern, _ feature: Feature, _ grant: Grant, _ persona: Persona, _ controls: [ControlStatus]
  ) -> Case {
    let weakest = controls.map(\.standing).min() ?? .missing
    let outcome: Finding.Outcome = weakest < .optional ? .fail : weakest < .enforced ? .review : .pass
    let rating = rater.rate(
      pattern, feature: feature, grant: grant, persona: persona,
      enforcedControls: controls.count { $0.standing == .enforced }, isReview: outcome == .review)
    return Case(grant: grant, persona: persona, controls: controls, outcome: outcome, rating: rating)
  }

  private mutating func persona(_ pattern: AbusePattern, _ viewer: Role.ID?) -> Persona? {
    let key = PersonaKey(pattern: pattern.id, viewer: viewer)
    if let known = personas[key] { return known }
    let persona = Persona(for: pattern, role: viewer.flatMap { roles[$0] }, product: product, catalogue: catalogue)
    personas[key] = .some(persona)
    return persona
  }

  /// The first few other features that take part, and whether there are more.
  private func related(
    _ slots: [CapabilityReach.Slot], to feature: Feature, reaching subject: Role.ID?
  ) -> (few: [Feature], hasMore: Bool) {
    var found: [Feature.ID: Feature] = [:]
    for slot in slots {
      // One more for the feature itself, one to know that there are more.
      for supplier in reach.firstSuppliers(of: slot, reaching: subject, most: Finding.relatedMax + 2)
      where supplier.id != feature.id {
        found[supplier.id] = supplier
      }
    }
    let sorted = found.values.sorted { $0.id < $1.id }
    return (Array(sorted.prefix(Finding.relatedMax)), sorted.count > Finding.relatedMax)
  }

  private func reasonNotToApply(_ pattern: AbusePattern) -> String {
    func names(_ slot: CapabilityReach.Slot) -> String {
      English.list(slot.capabilities.map(\.text), joiner: "or")
    }
    for slot in pattern.slots where reach.suppliers(of: slot).isEmpty {
      return "no feature has \(names(slot))"
    }
    let anchors = reach.suppliers(of: pattern.anchorSlot)
    let meets = anchors.contains { feature in
      feature.grants.contains { grant in
        pattern.otherSlots.allSatisfy { reach.count(of: $0, reaching: grant.subject) > 0 }
      }
    }
    guard meets else { return "the features that it needs do not reach the same person" }
    if !pattern.perpetrator.relationshipsAny.isEmpty, !product.relationships.contains(where: pattern.perpetrator.admits)
    {
      let people = pattern.perpetrator.relationshipsAny.map { catalogue.relationships[$0].title }
      return "the product does not bring \(English.list(people, joiner: "or")) and the person together"
    }
    let ways = pattern.perpetrator.capabilitiesAny.map(\.text)
    return "nobody who is given such a feature here has \(English.list(ways, joiner: "or"))"
  }
}

extension AbusePattern {
  /// Everything the pattern needs, the anchor first: a finding stands at a feature that supplies it.
  var slots: [CapabilityReach.Slot] {
    enabledBy.all.map { .init(capabilities: [$0]) }
      + (enabledBy.any.isEmpty ? [] : [.init(capabilities: enabledBy.any)])
  }

  var anchorSlot: CapabilityReach.Slot { slots[0] }
  var otherSlots: [CapabilityReach.Slot] { Array(slots.dropFirst()) }
}
