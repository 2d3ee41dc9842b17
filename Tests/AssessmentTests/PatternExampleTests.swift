import Assessment
import Catalogue
import Primitives
import Product
import SourceText
import TestKit
import Testing
import YAML

/// Every pattern against its own two examples.
@Suite struct PatternExampleTests {
  @Test(arguments: Fixture.catalogue.patterns.map(\.id.text))
  func `fires on the bare product and passes on the controlled one`(_ id: String) throws {
    let pattern = try #require(Fixture.catalogue.patterns.find(.init(id)))
    #expect(try outcomes(pattern, pattern.examples.fires).contains(.fail))
    #expect(try outcomes(pattern, pattern.examples.passes) == [.pass])
  }

  @Test(arguments: Fixture.catalogue.patterns.map(\.id.text))
  func `the two examples differ in controls and grants only`(_ id: String) throws {
    let pattern = try #require(Fixture.catalogue.patterns.find(.init(id)))
    let bare = try model(pattern, pattern.examples.fires)
    let controlled = try model(pattern, pattern.examples.passes)
    #expect(bare.features.map(\.id) == controlled.features.map(\.id))
    #expect(bare.features.map(\.capabilities) == controlled.features.map(\.capabilities))
    #expect(
      bare.features.map { $0.grants.map { [$0.subject?.text, $0.viewer?.text] } }
        == controlled.features.map { $0.grants.map { [$0.subject?.text, $0.viewer?.text] } })
    #expect(bare.roles.map(\.id) == controlled.roles.map(\.id))
    #expect(bare.relationships == controlled.relationships)
  }

  @Test(arguments: Fixture.catalogue.patterns.map(\.id.text))
  func `taking any one control away reopens it`(_ id: String) throws {
    let pattern = try #require(Fixture.catalogue.patterns.find(.init(id)))
    let controlled = try model(pattern, pattern.examples.passes)
    for control in pattern.controls {
      let weaker = controlled.without(control, catalogue: Fixture.catalogue)
      let found = Assessor.assess(weaker, against: Fixture.catalogue).findings.filter { $0.pattern.id == pattern.id }
      #expect(found.contains { $0.isOpen }, "\(id) passes without \(control)")
    }
  }

  private func outcomes(_ pattern: AbusePattern, _ example: YAMLNode) throws -> Set<Finding.Outcome> {
    let findings = Assessor.assess(try model(pattern, example), against: Fixture.catalogue).findings
    return Set(findings.filter { $0.pattern.id == pattern.id }.map(\.outcome))
  }

  private func model(_ pattern: AbusePattern, _ example: YAMLNode) throws -> ProductModel {
    var log = Diagnostics()
    let product = ProductReader.readExample(example, id: pattern.id.text, catalogue: Fixture.catalogue, into: &log)
    return try #require(product, "\(Fixture.rendered(log))")
  }
}
