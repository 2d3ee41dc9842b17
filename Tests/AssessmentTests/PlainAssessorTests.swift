import Assessment
import Catalogue
import GroundTestKit
import Primitives
import Product
import TestKit
import Testing

/// The assessor against a slow evaluator that reads like the rules: no index, no memory, no shortcuts.
@Suite struct PlainAssessorTests {
  @Test func `both agree on random products`() throws {
    var compared = 0
    for seed in 0..<UInt64(200) {
      var random = SeededRandom(seed: 1000 + seed)
      let text = RandomModel(using: &random, catalogue: Fixture.catalogue).yaml
      let product = try #require(Fixture.read(text).product)
      let fast = Assessor.assess(product, against: Fixture.catalogue).findings
      let plain = PlainAssessor(product: product, catalogue: Fixture.catalogue).findings()
      #expect(Set(fast.map { "\($0.pattern.id) on \($0.feature.id)" }) == Set(plain.keys), "seed \(seed)")
      for finding in fast {
        let cases = plain["\(finding.pattern.id) on \(finding.feature.id)"] ?? []
        #expect(Set(cases.map(\.pair)) == Set(finding.pairs), "seed \(seed)")
        #expect(cases.map(\.outcome).min() == finding.outcome, "seed \(seed)")
        let chosen = cases.first { $0.pair == finding.pairs.first }
        #expect(chosen?.standings == finding.controls.map(\.standing), "seed \(seed)")
        compared += 1
      }
    }
    #expect(compared > 1000)
  }
}

private struct PlainAssessor {
  let product: ProductModel
  let catalogue: PatternCatalogue

  /// A pattern on one grant.
  struct Case {
    let pair: Finding.Pair
    let standings: [ControlStatus.Standing]

    var outcome: Finding.Outcome {
      standings.contains { $0 < .optional } ? .fail : standings.contains { $0 < .enforced } ? .review : .pass
    }
  }

  func findings() -> [String: [Case]] {
    var found: [String: [Case]] = [:]
    for pattern in catalogue.patterns {
      for feature in product.features {
        let cases = feature.grants.compactMap { self.case(pattern, feature, $0) }
        if !cases.isEmpty { found["\(pattern.id) on \(feature.id)"] = cases }
      }
    }
    return found
  }

  private func `case`(_ pattern: AbusePattern, _ feature: Feature, _ grant: Grant) -> Case? {
    let needs = pattern.enabledBy.all.map { [$0] } + (pattern.enabledBy.any.isEmpty ? [] : [pattern.enabledBy.any])
    guard needs[0].contains(where: feature.capabilities.contains), canHarm(pattern, grant.viewer) else { return nil }
    let others = needs.dropFirst().map { need in
      product.features.filter { other in
        need.contains(where: other.capabilities.contains) && other.grants.contains { concern($0, grant) }
      }
    }
    guard others.allSatisfy({ !$0.isEmpty }) else { return nil }
    let standings = pattern.controls.map { control in
      let here = standing(control, feature, [grant])
      let elsewhere = others.map { suppliers in
        suppliers.map { standing(control, $0, $0.grants.filter { concern($0, grant) }) }.min() ?? .missing
      }
      return max(here, elsewhere.max() ?? .missing)
    }
    return Case(pair: .init(subject: grant.subject, viewer: grant.viewer), standings: standings)
  }

  /// Whether a grant is about the person that another one is about.
  private func concern(_ other: Grant, _ grant: Grant) -> Bool {
    grant.subject == nil || other.subject == nil || other.subject == grant.subject
  }

  private func canHarm(_ pattern: AbusePattern, _ viewer: Role.ID?) -> Bool {
    let role = viewer.flatMap(product.role)
    let powers = Set(
      (role?.powers ?? []).map { power in
        switch power {
        case .pays: "payer"
        case .administers: "account-organiser"
        case .owns: "legal-owner"
        case .staff: "institutional-role"
        }
      })
    return (role?.canBe ?? product.relationships).contains { id in
      id != "child"
        && (pattern.perpetrator.relationshipsAny.isEmpty || pattern.perpetrator.relationshipsAny.contains(id))
        && pattern.perpetrator.capabilitiesAny.contains { need in
          powers.contains(need.text) || (catalogue.relationships.find(id)?.brings.contains(need) ?? false)
        }
    }
  }

  private func standing(_ control: Control.ID, _ feature: Feature, _ grants: [Grant]) -> ControlStatus.Standing {
    let declared = (product.controls + feature.controls).filter { $0.id == control }
    let standings = declared.map { item -> ControlStatus.Standing in
      switch item.state {
      case .planned: .planned
      case .optional: .optional
      case .enforced: item.evidence.contains { !$0.isAttestation } ? .enforced : .claimed
      }
    }
    let derivation = catalogue.controls.find(control)?.derivedFrom
    let derived = derivation.map { derivation in
      grants.allSatisfy { $0.amounts(to: derivation, logged: feature.logged) }
    }
    return max(standings.max() ?? .missing, derived == true ? .enforced : .missing)
  }
}
