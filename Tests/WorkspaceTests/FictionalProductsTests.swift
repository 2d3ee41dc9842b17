import Assessment
import Catalogue
import Detection
import Foundation
import Policy
import Primitives
import Product
import SourceText
import TestKit
import Testing
import Workspace

/// Products that do not exist, after a year of work: what an engineer would copy.
@Suite struct FictionalProductsTests {
  static let products = ["harbour-messenger", "lantern-home", "wattle-bank"]
  /// All products under examples/.
  static let workspaces = [
    "apple-family", "commbank-payments", "harbour-messenger", "lantern-home", "mastodon-server", "ring-shared-users",
    "uber-family", "wattle-bank",
  ]

  private func assess(_ name: String) throws -> AssessmentResult {
    var log = Diagnostics()
    let file = Fixture.root.appending(path: "examples/\(name)/product.yaml").path()
    let product = ProductLoader.load(file, catalogue: Fixture.catalogue, into: &log)
    #expect(log.entries.isEmpty, "\(Fixture.rendered(log))")
    return Assessor.assess(try #require(product), against: Fixture.catalogue)
  }

  @Test(arguments: products)
  func `most findings pass, and a few are open`(_ name: String) throws {
    let findings = try assess(name).findings
    #expect(findings.count { $0.outcome == .pass } * 2 > findings.count)
    #expect(findings.contains { $0.isOpen })
  }

  @Test(arguments: products)
  func `what is open is known and says so`(_ name: String) throws {
    for finding in try assess(name).open {
      for control in finding.openControls {
        #expect(control.standing > .missing, "\(name): \(finding.feature.id) lacks \(control.control)")
      }
    }
  }

  @Test(arguments: workspaces)
  func `each rule watches a pattern that the product enables`(_ name: String) throws {
    let enabled = Set(try assess(name).findings.map(\.pattern.id.text))
    var log = Diagnostics()
    let folder = Fixture.root.appending(path: "examples/\(name)/detection").path()
    let detection = DetectionFolder(folder, names: .embedded, text: .embedded, into: &log)
    for rule in try #require(detection, "\(Fixture.rendered(log))").rules.rules {
      #expect(enabled.contains(rule.pattern), "\(name): \(rule.id)")
    }
  }

  @Test(arguments: workspaces)
  func `a policy names each pattern, and its tests hold and use every clause`(_ name: String) throws {
    var log = Diagnostics()
    let path = Fixture.root.appending(path: "examples/\(name)").path()
    let folder = try #require(PolicyFolder(path, catalogue: Fixture.catalogue, into: &log))
    let enabled = folder.enabledPatterns(catalogue: Fixture.catalogue, into: &log)
    PolicyChecker.check(folder.policy, enabled: enabled, into: &log)
    let run = PolicyTestRun(try #require(folder.tests(into: &log)), folder.policy)
    #expect(log.entries.isEmpty, "\(Fixture.rendered(log))")
    #expect(run.outcomes.count >= (Self.products.contains(name) ? 60 : 30))
    #expect((folder.policy.status == .adopted) == Self.products.contains(name), "real products have proposals only")
    #expect(run.failed.isEmpty)
    #expect(run.coverage.uncovered.isEmpty)
  }
}
