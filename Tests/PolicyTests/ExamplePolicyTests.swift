import Catalogue
import Foundation
import Policy
import Primitives
import SourceText
import Testing
import YAML

/// The policies that ship as examples.
enum Examples {
  static let catalogue = CatalogueReader.embedded()
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  static func policy(_ name: String) throws -> PolicyModel {
    try read(SourceFile(name: "policy.yaml", text: try text("examples/\(name)/policy.yaml")))
  }

  /// A policy of the fixtures.
  static func fixture(_ name: String) throws -> PolicyModel {
    try read(SourceFile(name: "\(name).yaml", text: try text("Tests/Fixtures/policies/\(name).yaml")))
  }

  /// A policy whose text can be read.
  static func read(_ file: SourceFile) throws -> PolicyModel {
    var log = Diagnostics()
    let node = try #require(YAMLParser.parse(file, into: &log))
    let policy = PolicyReader.read(node, catalogue: catalogue, into: &log)
    #expect(log.entries.isEmpty, "\(DiagnosticRenderer().render(log))")
    return try #require(policy)
  }
}

@Suite struct ExamplePolicyTests {
  @Test(arguments: ["harbour-messenger", "lantern-home", "wattle-bank"])
  func `an example has no fault`(name: String) throws {
    var log = Diagnostics()
    PolicyChecker.check(try Examples.policy(name), enabled: nil, into: &log)
    #expect(!log.hasErrors, "\(DiagnosticRenderer().render(log))")
  }
}
