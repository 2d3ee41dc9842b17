import Catalogue
import Detection
import Foundation
import Primitives
import SourceText
import TestKit
import Testing
import Workspace
import YAML

/// The rule templates, the reference rules and the rules for real logs and products, with the tests beside them.
@Suite struct RuleTemplateTests {
  private static let text = TextFunctions.embedded
  private static let templates = "detection/templates"
  private static let folders =
    [templates, "benchmarks/reference"] + ["wiki", "matrix", "bluesky"].map { "detection/examples/\($0)" }
    + FictionalProductsTests.workspaces.map { "examples/\($0)/detection" }

  /// A folder's files by name.
  private static func files(_ path: String) throws -> [String: String] {
    let folder = Fixture.root.appending(path: path)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path()).filter { $0.hasSuffix(".yaml") }
    return Dictionary(
      uniqueKeysWithValues: try names.map { ($0, try String(contentsOf: folder.appending(path: $0), encoding: .utf8)) })
  }

  /// What the rules and tests of a folder have to tell, and the tests.
  private static func run(_ path: String) -> (rules: RuleSet?, tests: [RuleTest], log: Diagnostics) {
    var log = Diagnostics()
    let folder = DetectionFolder(path, names: .embedded, text: text, into: &log)
    let tests = folder?.ruleTests(into: &log) ?? []
    if let rules = folder?.rules { for test in tests { test.run(rules, into: &log) } }
    return (folder?.rules, tests, log)
  }

  @Test(arguments: folders) func `every test beside the rules holds`(_ path: String) {
    let (rules, _, log) = Self.run(Fixture.root.appending(path: path).path())
    #expect(rules != nil)
    #expect(Fixture.rendered(log) == "")
  }

  @Test func `each shape of the catalogue has a template, for a pattern with that shape`() throws {
    let rules = try #require(Self.run(Fixture.root.appending(path: Self.templates).path()).rules)
    // A shape may have a mirror for cases in which the direction is unclear.
    #expect(Set(rules.rules.map { shape($0.id) }) == Set(Fixture.catalogue.shapes.ids.map(\.description)))
    for rule in rules.rules {
      let pattern = try #require(Fixture.catalogue.patterns.find(.init(rule.pattern)))
      #expect(pattern.signals.contains { $0.shape.text == shape(rule.id) }, "\(rule.id): \(rule.pattern)")
      #expect(!rule.nearMisses.isEmpty, "\(rule.id)")
    }
  }

  @Test func `templates speak the catalogue's words for events`() throws {
    let known = Set(Fixture.catalogue.events.ids)
    for (name, text) in try Self.files(Self.templates) {
      for match in text.matches(of: /(?:on: |kind: |\[|, )([a-z]+\.[a-z]+)(?=[\],])/) where name != "events.yaml" {
        #expect(known.contains(String(match.1)), "\(name) has \(match.1)")
      }
    }
  }

  @Test(arguments: folders) func `each rule has an example of abuse, a near miss and a survivor`(_ path: String) throws
  {
    let (rules, tests, _) = Self.run(Fixture.root.appending(path: path).path())
    for rule in try #require(rules).rules {
      #expect(tests.contains { $0.shows == .abuse && $0.alerts.contains { $0.rule == rule.id } }, "\(rule.id)")
    }
    let count = try #require(rules).rules.count
    #expect(tests.filter { $0.shows == .nearMiss }.count >= count)
    #expect(tests.filter { $0.shows == .survivor && $0.alerts.isEmpty }.count >= count)
  }

  @Test func `each template says what to calibrate`() throws {
    for (name, text) in try Self.files(Self.templates) where text.contains("bellbird: rule/1") {
      #expect(text.contains("# Calibrate:"), "\(name)")
    }
  }

  /// A near miss that no rule comes near would prove nothing.
  @Test func `whatever a template asks for is asked for by a test`() throws {
    let (rules, tests, _) = Self.run(Fixture.root.appending(path: Self.templates).path())
    let files = try Self.files(Self.templates)
    let shared = try ["events.yaml", "facts.yaml"].map { try #require(files[$0]) }
    for rule in try #require(rules).rules {
      let text = try #require(files["\(rule.id).yaml"])
      // A rule and its mirror share the cases between them.
      let family = try #require(rules).rules.map(\.id).filter { shape($0) == shape(rule.id) }
      let mirror = try family.filter { $0 != rule.id }.map { try #require(files["\($0).yaml"]) }
      let own = tests.filter { test in test.alerts.allSatisfy { family.contains($0.rule) } }
      for part in Self.removable(text) {
        let weaker = try #require(Self.rules(shared + mirror + [text.replacing(part, with: "")]))
        var log = Diagnostics()
        for test in own where !log.hasErrors { test.run(weaker, into: &log) }
        #expect(log.hasErrors, "\(rule.id): no test fails without \(part)")
      }
    }
  }

  private func shape(_ rule: String) -> String { rule.replacing("-unclear", with: "") }

  private static func rules(_ texts: [String]) -> RuleSet? {
    var log = Diagnostics()
    let documents = texts.compactMap { YAMLParser.parse(SourceFile(name: "rule.yaml", text: $0), into: &log) }
    return RuleSetReader.read(documents, names: .embedded, text: text, into: &log)
  }

  /// Lines that make a rule ask for more.
  private static func removable(_ text: String) -> [String] {
    text.split(separator: "\n").map(String.init).filter { line in
      let word = line.trimmingCharacters(in: .whitespaces)
      return ["where:", "reset:", "held:", "not_held:", "linked:", "joined:", "at_least:", "order:"].contains {
        word.hasPrefix($0)
      }
    }
  }
}
