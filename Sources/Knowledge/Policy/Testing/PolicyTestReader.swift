internal import Primitives
public import SourceText
public import YAML

/// Reads tests of a policy: `bellbird: policy-tests/1`.
public struct PolicyTestReader {
  private let policy: PolicyModel
  private let cases: CaseReader
  private var log = Diagnostics()

  /// Nil after errors.
  public static func read(_ root: YAMLNode, policy: PolicyModel, into log: inout Diagnostics) -> [PolicyTest]? {
    var reader = PolicyTestReader(policy: policy)
    let tests = reader.tests(root)
    log.add(contentsOf: reader.log)
    return reader.log.hasErrors ? nil : tests
  }

  private init(policy: PolicyModel) {
    self.policy = policy
    cases = CaseReader(policy)
  }

  private mutating func tests(_ root: YAMLNode) -> [PolicyTest] {
    guard var fields = YAMLFields(root, "tests", into: &log) else { return [] }
    defer { fields.finish(into: &log) }
    PolicyFile.check(&fields, .tests, into: &log)
    let day = fields.required("date", into: &log)?.date("\"date\"", into: &log)
    let givenNode = fields.optional("given")
    let nodes = fields.required("tests", into: &log)?.items("\"tests\"", into: &log) ?? []
    guard nodes.count <= PolicyLimits.testsMax else {
      log.error(
        "policy-test/too-many", at: nodes[PolicyLimits.testsMax].location, "there are \(nodes.count) tests",
        hint: "at most \(PolicyLimits.testsMax) stand in one file")
      return []
    }
    guard let day else { return [] }
    let common = givenNode.map { cases.facts($0, on: day, into: &log) }
    if case .some(nil) = common { return [] }
    return nodes.compactMap { test($0, common ?? nil, day) }
  }

  private mutating func test(_ node: YAMLNode, _ common: CaseFacts?, _ commonDay: CalendarDate) -> PolicyTest? {
    guard var fields = YAMLFields(node, "test", into: &log) else { return nil }
    defer { fields.finish(into: &log) }
    let title = fields.text("title", into: &log)
    let onNode = fields.optional("on")
    let day = onNode == nil ? commonDay : onNode?.date("\"on\"", into: &log)
    let given = fields.required("given", into: &log)
    let history = fields.optional("history")
    let expected = fields.required("expect", into: &log).flatMap { self.expected($0) }
    guard let title, let day, let given, let expected,
      let facts = cases.facts(given, history: history, over: common, on: day, into: &log)
    else { return nil }
    return PolicyTest(title: title, day: day, facts: facts, expected: expected, location: node.location)
  }

  private mutating func expected(_ node: YAMLNode) -> PolicyTest.Expected? {
    guard var fields = YAMLFields(node, "expectation", into: &log) else { return nil }
    defer { fields.finish(into: &log) }
    let measures = policy.measures.map(\.id)
    var expected = PolicyTest.Expected(location: node.location)
    expected.measures = words(&fields, "measures", "measure", measures)
    expected.interim = words(&fields, "interim", "measure", measures)
    expected.support = words(&fields, "support", "measure", measures)
    expected.never = words(&fields, "never", "measure", measures)
    expected.severity = word(&fields, "severity", policy.severities.map(\.id))
    expected.certainty = word(&fields, "certainty", policy.certainties.map(\.id))
    expected.shield = word(&fields, "shield", ["none", "survivor", "coercion"])
    expected.police = word(&fields, "police", ["no", "with-consent", "threat-to-life", "legal-duty"])
    expected.steps = words(&fields, "steps", "step", Decision.Step.allCases.map(\.rawValue))
    let isEmpty =
      [expected.measures, expected.interim, expected.support, expected.never, expected.steps].allSatisfy { $0 == nil }
      && [expected.severity, expected.certainty, expected.shield, expected.police].allSatisfy { $0 == nil }
    guard !isEmpty else {
      log.error(
        "policy-test/expects-nothing", at: node.location, "the test expects nothing, so that it always holds",
        hint: "write what must be decided, as in measures: [no-contact]")
      return nil
    }
    return expected
  }

  private mutating func words(
    _ fields: inout YAMLFields, _ key: String, _ kind: String, _ known: [String]
  ) -> [String]? {
    guard let node = fields.optional(key) else { return nil }
    if case .scalar("none", _) = node.value { return [] }
    return node.texts("\"\(key)\"", into: &log).compactMap { text, place in
      if known.contains(text) { return text }
      unknown(text, kind, known, at: place)
      return nil
    }
  }

  private mutating func word(_ fields: inout YAMLFields, _ key: String, _ known: [String]) -> String? {
    guard let node = fields.optional(key), let text = node.text("\"\(key)\"", into: &log) else { return nil }
    if known.contains(text) { return text }
    unknown(text, key, known, at: node.location)
    return nil
  }

  private mutating func unknown(_ text: String, _ kind: String, _ known: [String], at place: SourceLocation) {
    log.error(
      "policy-test/unknown-\(kind)", at: place, "there is no \(kind) \"\(text.prefix(80))\"",
      hint: Suggestion.hint(
        for: text, in: known, otherwise: "one of \(known.prefix(20).joined(separator: ", "))"))
  }
}
