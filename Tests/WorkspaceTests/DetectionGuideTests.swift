import Catalogue
import Detection
import Foundation
import SourceText
import TestKit
import Testing
import Workspace
import YAML

/// What docs/detection-rules.md shows is what rules, tests and diagnostics do.
@Suite struct DetectionGuideTests {
  private static let guide =
    (try? String(contentsOf: Fixture.root.appending(path: "docs/detection-rules.md"), encoding: .utf8)) ?? ""

  /// The blocks between fences that start with the word.
  private static func blocks(_ language: String) -> [String] {
    guide.components(separatedBy: "\n```").enumerated().compactMap { index, part in
      index % 2 == 1 && part.hasPrefix("\(language)\n") ? String(part.dropFirst(language.count + 1)) + "\n" : nil
    }
  }

  private static func documents(_ texts: [String], into log: inout Diagnostics) -> [YAMLNode] {
    texts.enumerated().compactMap { index, text in
      YAMLParser.parse(SourceFile(name: "example-\(index + 1).yaml", text: text), into: &log)
    }
  }

  @Test func `the examples are one folder of rules whose tests hold`() throws {
    var log = Diagnostics()
    let documents = Self.documents(Self.blocks("yaml"), into: &log)
    let rules = RuleSetReader.read(documents, names: .embedded, text: .embedded, into: &log)
    #expect(Fixture.rendered(log) == "")
    let set = try #require(rules)
    #expect(set.rules.map(\.id) == ["cut-off", "new-account", "no-answer"])
    let tests = documents.filter { $0["bellbird"].map { $0.isText("rule-tests/1") } ?? false }
      .flatMap { RuleTestReader.read($0, rules: set, into: &log) ?? [] }
    #expect(tests.count == 5)
    for test in tests { test.run(set, into: &log) }
    #expect(log.errorCount == 0, "\(Fixture.rendered(log))")
  }

  @Test func `the diagnostic is what a mistake gives`() throws {
    var log = Diagnostics()
    let texts = Self.blocks("yaml").map { $0.replacing("'!text.mentions", with: "'!txt.mentions") }
    // Without the comments, which stand in the page only.
    let plain = texts.map { $0.replacing(#/ +\#.*/#, with: "") }
    let documents = Self.documents(plain, into: &log)
    _ = RuleSetReader.read(documents, names: .embedded, text: .embedded, into: &log)
    let shown = Fixture.rendered(log).replacing("example-2.yaml", with: "rules/no-answer.yaml")
    let error = shown.range(of: "error[").map { String(shown[$0.lowerBound...]) } ?? shown
    #expect(Self.guide.contains("```\n\(error)```\n"), "\(shown)")
  }
}

extension YAMLNode {
  fileprivate func isText(_ text: String) -> Bool {
    if case .scalar(text, _) = value { true } else { false }
  }
}
