import Assessment
import Catalogue
import Foundation
import Primitives
import Product
import SourceText
import TestKit
import Testing
import Workspace
import YAML

/// The five real products, and six cases from the literature with what specialists would expect of them.
@Suite struct RealProductsTests {
  private static let examples = names(in: "examples").filter { !FictionalProductsTests.products.contains($0) }
  private static let cases = names(in: "Tests/Fixtures/products").filter { $0.hasSuffix(".expected.yaml") }
    .map { $0.replacing(".expected.yaml", with: "") }

  private static func names(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: Fixture.root.appending(path: folder).path())) ?? []).sorted()
  }

  private func assess(_ path: String) throws -> AssessmentResult {
    var log = Diagnostics()
    let file = Fixture.root.appending(path: path).path()
    let product = ProductLoader.load(file, catalogue: Fixture.catalogue, into: &log)
    #expect(log.entries.isEmpty, "\(Fixture.rendered(log))")
    return Assessor.assess(try #require(product), against: Fixture.catalogue)
  }

  @Test func `there are five real products and six cases`() {
    #expect(Self.examples.count == 5)
    #expect(Self.cases.count == 6)
  }

  @Test(arguments: examples)
  func `a real product has at most four findings a feature`(_ name: String) throws {
    let result = try assess("examples/\(name)/product.yaml")
    #expect(!result.open.isEmpty)
    #expect(result.open.count <= 4 * result.product.features.count)
  }

  @Test(arguments: examples)
  func `every statement about a real product names its page and day`(_ name: String) throws {
    let product = try assess("examples/\(name)/product.yaml").product
    #expect(!product.documents.isEmpty)
    for feature in product.features { #expect(!feature.documents.isEmpty, "\(name): \(feature.id)") }
    for control in product.controls + product.features.flatMap(\.controls) {
      for evidence in control.evidence {
        guard case .url(_, let read) = evidence.kind else {
          Issue.record("\(name): \(control.id) is not shown by a public page")
          continue
        }
        #expect(read != nil, "\(name): \(control.id)")
      }
    }
  }

  @Test(arguments: cases)
  func `a case from the literature shows what specialists expect`(_ name: String) throws {
    let open = Set(try assess("Tests/Fixtures/products/\(name).yaml").open.map(\.pattern.id.text))
    var log = Diagnostics()
    let file = Fixture.root.appending(path: "Tests/Fixtures/products/\(name).expected.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    let root = try #require(YAMLParser.parse(SourceFile(name: name, text: text), into: &log))
    func ids(_ key: String) -> [String] { (root[key]?.texts(key, into: &log) ?? []).map(\.text) }
    #expect(!ids("must").isEmpty)
    for id in ids("must") { #expect(open.contains(id), "\(id) is missing") }
    for id in ids("must_not") {
      #expect(Fixture.catalogue.patterns.find(.init(id)) != nil)
      #expect(!open.contains(id), "\(id) is noise")
    }
  }
}
