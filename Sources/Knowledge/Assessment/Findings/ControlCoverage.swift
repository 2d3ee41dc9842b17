internal import Catalogue
internal import Primitives
internal import Product

/// How far each control stands in the way of a pattern.
///
/// A control stands where it is declared: on a feature it covers that feature, at the top the whole product. It also
/// covers a finding that starts elsewhere where every feature that supplies one of the other things the pattern needs
/// has it, since there is then no way round.
struct ControlCoverage {
  private struct Key: Hashable {
    let slot: CapabilityReach.Slot
    let subject: Role.ID?
    let control: Control.ID
  }

  private let catalogue: PatternCatalogue
  private let reach: CapabilityReach
  private let wide: [Control.ID: ControlStatus]
  private var known: [Key: ControlStatus] = [:]

  init(_ product: ProductModel, catalogue: PatternCatalogue, reach: CapabilityReach) {
    self.catalogue = catalogue
    self.reach = reach
    wide = Dictionary(product.controls.map { ($0.id, Self.status($0)) }) { first, _ in first }
  }

  /// The standing of a control against a pattern that begins at a grant and needs the other slots too.
  mutating func status(
    of control: Control.ID, at feature: Feature, _ grant: Grant, otherSlots: [CapabilityReach.Slot]
  ) -> ControlStatus {
    var best = status(of: control, on: feature) { $0 == grant }
    for slot in otherSlots where best.standing < .enforced {
      let other = status(of: control, slot: slot, reaching: grant.subject)
      if best.standing < other.standing { best = other }
    }
    return best
  }

  private mutating func status(
    of control: Control.ID, slot: CapabilityReach.Slot, reaching subject: Role.ID?
  ) -> ControlStatus {
    let key = Key(slot: slot, subject: subject, control: control)
    if let status = known[key] { return status }
    var weakest: ControlStatus?
    for feature in reach.suppliers(of: slot, reaching: subject) {
      let status = status(of: control, on: feature) { grant in
        subject == nil || grant.subject == nil || grant.subject == subject
      }
      if weakest.map({ status.standing < $0.standing }) ?? true { weakest = status }
      if status.standing == .missing { break }
    }
    let status = weakest ?? Self.missing(control)
    known[key] = status
    return status
  }

  /// What is declared on the feature or product-wide, or follows from every one of the grants in question.
  private func status(of control: Control.ID, on feature: Feature, where concerns: (Grant) -> Bool) -> ControlStatus {
    var best = wide[control] ?? Self.missing(control)
    if let declared = feature.controls.first(where: { $0.id == control }) {
      let status = Self.status(declared)
      if best.standing < status.standing { best = status }
    }
    if best.standing < .enforced, let derivation = catalogue.controls[control].derivedFrom {
      let grants = feature.grants.filter(concerns)
      if !grants.isEmpty, grants.allSatisfy({ $0.amounts(to: derivation, logged: feature.logged) }) {
        best = ControlStatus(
          control: control, standing: .enforced, evidence: grants.flatMap(\.evidence), isDerived: true)
      }
    }
    return best
  }

  private static func missing(_ control: Control.ID) -> ControlStatus {
    ControlStatus(control: control, standing: .missing, evidence: [], isDerived: false)
  }

  private static func status(_ declared: DeclaredControl) -> ControlStatus {
    let standing: ControlStatus.Standing =
      switch declared.state {
      case .planned: .planned
      case .optional: .optional
      case .enforced: declared.evidence.allSatisfy(\.isAttestation) ? .claimed : .enforced
      }
    return ControlStatus(
      control: declared.id, standing: standing, evidence: declared.evidence, isDerived: false)
  }
}

extension Grant {
  /// Two grants of one feature never have the same sides.
  fileprivate static func == (left: Grant, right: Grant) -> Bool {
    left.subject == right.subject && left.viewer == right.viewer
  }
}
