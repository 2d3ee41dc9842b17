import Assessment
import Catalogue
import GroundTestKit
import Primitives
import Product
import TestKit
import Testing

/// What must stay the same, or may move one way only, when a model changes in a known way.
@Suite struct MetamorphicTests {
  private static let rounds = 150

  /// Level and outcome of each open finding, by fingerprint.
  private func open(_ model: RandomModel) -> [String: Level] {
    Dictionary(uniqueKeysWithValues: Fixture.assess(model.yaml).open.map { ($0.fingerprint, $0.rating.level) })
  }

  private func all(_ model: RandomModel) -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: Fixture.assess(model.yaml).findings.map {
        ($0.fingerprint, "\($0.outcome.name) \($0.rating.level.name)")
      })
  }

  private func everyModel(_ check: (inout RandomModel, inout SeededRandom, UInt64) -> Void) {
    for seed in 0..<UInt64(Self.rounds) {
      var random = SeededRandom(seed: seed)
      var model = RandomModel(using: &random, catalogue: Fixture.catalogue)
      check(&model, &random, seed)
    }
  }

  @Test func `the random models are worth testing with`() {
    var outcomes: [Finding.Outcome: Int] = [:]
    everyModel { model, _, _ in
      for finding in Fixture.assess(model.yaml).findings { outcomes[finding.outcome, default: 0] += 1 }
    }
    #expect(outcomes[.fail, default: 0] > 500)
    #expect(outcomes[.review, default: 0] + outcomes[.pass, default: 0] > 5)
  }

  @Test func `reordering changes nothing`() {
    everyModel { model, random, seed in
      let before = all(model)
      model.features.shuffle(using: &random)
      for index in model.features.indices {
        model.features[index].capabilities.shuffle(using: &random)
        model.features[index].grants.shuffle(using: &random)
        model.features[index].controls.shuffle(using: &random)
      }
      #expect(all(model) == before, "seed \(seed)")
    }
  }

  @Test func `renaming labels changes nothing`() {
    everyModel { model, _, seed in
      let before = all(model)
      for index in model.features.indices { model.features[index].title = "Something else \(index)" }
      #expect(all(model) == before, "seed \(seed)")
    }
  }

  @Test func `a feature that has nothing to do with it changes nothing`() {
    everyModel { model, _, seed in
      let before = all(model)
      model.features.append(
        .init(
          id: "a-new-one", title: "New", capabilities: ["x-weather"], grants: ["{ subject: member, viewer: guest }"],
          controls: []))
      #expect(all(model) == before, "seed \(seed)")
    }
  }

  @Test func `one more capability removes no finding and lowers no level`() {
    everyModel { model, random, seed in
      let before = open(model)
      let index = Int.random(in: model.features.indices, using: &random)
      let new = Fixture.catalogue.capabilities.ids.filter { !model.features[index].capabilities.contains($0) }
      model.features[index].capabilities.append(new.randomElement(using: &random) ?? "location.share")
      let after = open(model)
      for (fingerprint, level) in before {
        #expect(after[fingerprint].map { $0 >= level } == true, "seed \(seed): \(fingerprint.prefix(8))")
      }
    }
  }

  @Test func `one more enforced control raises no level and adds no finding`() {
    everyModel { model, random, seed in
      let before = open(model)
      let free = Fixture.catalogue.controls.filter { $0.derivedFrom == nil }.map(\.id.text)
      let control = free.randomElement(using: &random) ?? "memo-screen"
      let declaration = "{ id: \(control), state: enforced, evidence: tests/suite.swift#\(control) }"
      let index = Int.random(in: model.features.indices, using: &random)
      model.features[index].controls.removeAll { $0.contains("id: \(control),") }
      model.features[index].controls.append(declaration)
      for (fingerprint, level) in open(model) {
        #expect(before[fingerprint].map { level <= $0 } == true, "seed \(seed): \(control)")
      }
    }
  }

  @Test func `a renamed feature keeps its findings`() {
    let feature = { (id: String, was: String) in
      Fixture.model(
        "  - { id: \(id), \(was)title: Map, capabilities: [location.share], subject: member, viewer: organiser }")
    }
    let before = Fixture.assess(feature("live-map", "")).findings.map(\.fingerprint)
    #expect(Fixture.assess(feature("map", "was: [live-map], ")).findings.map(\.fingerprint) == before)
    #expect(Fixture.assess(feature("map", "")).findings.map(\.fingerprint) != before)
  }
}
