import Catalogue
import Foundation
import Policy
import Primitives
import SourceText
import Testing
import YAML

/// Policies with one planted fault each: what is told, whole.
@Suite struct PlantedFaultTests {
  private static let folder = "Tests/Fixtures/policies"

  private static let faults: [String] = {
    let path = Examples.root.appending(path: folder).path()
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter { $0.hasSuffix(".expected.txt") }.map { $0.replacing(".expected.txt", with: "") }.sorted()
  }()

  private func told(_ name: String) throws -> String {
    var log = Diagnostics()
    let file = SourceFile(name: "\(name).yaml", text: try Examples.text("\(Self.folder)/\(name).yaml"))
    let root = try #require(YAMLParser.parse(file, into: &log))
    if let policy = PolicyReader.read(root, catalogue: Examples.catalogue, into: &log) {
      PolicyChecker.check(policy, enabled: nil, into: &log)
    }
    return DiagnosticRenderer().render(log)
  }

  @Test func `there are more than thirty faults`() { #expect(Self.faults.count >= 30) }

  @Test(arguments: faults) func `a planted fault is told`(name: String) throws {
    #expect(try told(name) == Examples.text("\(Self.folder)/\(name).expected.txt"))
  }

  @Test func `the policy without a fault is silent`() throws { #expect(try told("sound") == "") }

  @Test func `a pattern that the product enables and no behaviour names`() throws {
    var log = Diagnostics()
    let policy = try Examples.fixture("sound")
    PolicyChecker.check(policy, enabled: ["vanishing-threats", "doxxing"], into: &log)
    #expect(
      DiagnosticRenderer().render(log) == """
        error[policy/pattern-gap]: no behaviour names doxxing, which the product enables
         --> sound.yaml:1:1
          |
        1 | bellbird: policy/1
          | ^
          hint: add it under patterns: of the behaviour that it belongs to

        """)
  }
}
