public import SourceText
public import YAML

/// Reads tests of rules: `bellbird: rule-tests/1`.
public struct RuleTestReader {
  static let testsMax = 500
  private let rules: RuleSet
  private var log = Diagnostics()

  /// Nil after errors.
  public static func read(_ root: YAMLNode, rules: RuleSet, into log: inout Diagnostics) -> [RuleTest]? {
    var reader = RuleTestReader(rules: rules)
    let tests = reader.tests(root)
    log.add(contentsOf: reader.log)
    return reader.log.hasErrors ? nil : tests
  }

  private init(rules: RuleSet) { self.rules = rules }

  private mutating func tests(_ root: YAMLNode) -> [RuleTest] {
    guard var fields = YAMLFields(root, "tests", into: &log) else { return [] }
    defer { fields.finish(into: &log) }
    DetectionFile.check(&fields, .tests, into: &log)
    let start = fields.optional("start").map { self.start($0) } ?? TestLogReader.start
    let nodes = fields.required("tests", into: &log)?.items("\"tests\"", into: &log) ?? []
    if nodes.count > Self.testsMax {
      log.error(
        "rule-test/too-many", at: nodes[Self.testsMax].location, "there are \(nodes.count) tests in one file",
        hint: "at most \(Self.testsMax) stand in one; move some to another")
      return []
    }
    guard let start else { return [] }
    return nodes.compactMap { test($0, start) }
  }

  private mutating func start(_ node: YAMLNode) -> Milliseconds? {
    guard let text = node.text("\"start\"", into: &log) else { return nil }
    if let nanoseconds = LogTime.nanoseconds(rfc3339: text.utf8) { return nanoseconds / 1_000_000 }
    log.error(
      "rule-test/not-a-moment", at: node.location, "\"\(text.prefix(80))\" is no moment",
      hint: "write it as 2026-03-02T08:00:00Z")
    return nil
  }

  private mutating func test(_ node: YAMLNode, _ start: Milliseconds) -> RuleTest? {
    guard var fields = YAMLFields(node, "test", into: &log) else { return nil }
    defer { fields.finish(into: &log) }
    let title = fields.text("title", into: &log)
    let shows: RuleTest.Shows? = fields.required("shows", into: &log)?.choice("\"shows\"", into: &log)
    let lines = fields.required("log", into: &log)?.items("\"log\"", into: &log) ?? []
    var reader = TestLogReader(map: rules.eventMap, start: start)
    let events = reader.events(lines, into: &log)
    let alertsNode = fields.required("alerts", into: &log)
    let alerts = (alertsNode?.items("\"alerts\"", into: &log) ?? []).map { expected($0, start) }
    guard let title, let shows, let events, !alerts.contains(where: { $0 == nil }) else { return nil }
    check(shows, isQuiet: alerts.isEmpty, at: alertsNode?.location ?? node.location)
    return RuleTest(
      title: title, shows: shows, log: events, alerts: alerts.compactMap { $0 }, location: node.location)
  }

  private mutating func check(_ shows: RuleTest.Shows, isQuiet: Bool, at place: SourceLocation) {
    if shows == .abuse, isQuiet {
      log.error(
        "rule-test/no-alert", at: place, "the test shows abuse and expects no alert",
        hint: "list the alerts, or write shows: near-miss")
    } else if shows == .nearMiss, !isQuiet {
      log.error(
        "rule-test/alert-on-near-miss", at: place, "the test shows a near miss and expects an alert",
        hint: "write alerts: [], and make the rule ask for more until it holds")
    }
  }

  private mutating func expected(_ node: YAMLNode, _ start: Milliseconds) -> RuleTest.Expected? {
    guard var fields = YAMLFields(node, "alert", into: &log) else { return nil }
    defer { fields.finish(into: &log) }
    let key = fields.required("key", into: &log)?.texts("the key", into: &log)
    let at = fields.optional("at").map { $0.span("\"at\"", allowsZero: true, into: &log) }
    guard let ruleNode = fields.required("rule", into: &log), let rule = ruleNode.text("\"rule\"", into: &log) else {
      return nil
    }
    guard rules[rule] != nil else {
      log.error(
        "rule-test/unknown-rule", at: ruleNode.location, "there is no rule \"\(rule.prefix(80))\" in this folder",
        hint: Suggestion.hint(
          for: rule, in: rules.rules.map(\.id), otherwise: "a test asks the rules that stand beside it"))
      return nil
    }
    guard let key else { return nil }
    return RuleTest.Expected(
      rule: rule, key: key.map(\.text), time: (at ?? nil).map { start + $0 }, location: node.location)
  }
}
