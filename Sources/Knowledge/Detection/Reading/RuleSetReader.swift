internal import CEL
public import Catalogue
public import SourceText
public import YAML

/// Puts the files of one folder of rules together.
public struct RuleSetReader {
  private let names: CatalogueNames
  private let text: TextFunctions
  private var log = Diagnostics()
  /// Of all patterns so far, in RE2's instructions.
  private var patternSize = 0

  /// Nil after errors; the diagnostics then name all of them. Files with tests are left to `RuleTestReader`.
  public static func read(
    _ documents: [YAMLNode], names: CatalogueNames, text: TextFunctions, into log: inout Diagnostics
  ) -> RuleSet? {
    var reader = RuleSetReader(names: names, text: text)
    let set = reader.set(documents)
    log.add(contentsOf: reader.log)
    return reader.log.hasErrors ? nil : set
  }

  private init(names: CatalogueNames, text: TextFunctions) {
    self.names = names
    self.text = text
  }

  private mutating func set(_ documents: [YAMLNode]) -> RuleSet {
    var byKind: [DetectionFile: [YAMLNode]] = [:]
    for document in documents {
      if let kind = DetectionFile.kind(of: document, into: &log) { byKind[kind, default: []].append(document) }
    }
    let mapNode = only(byKind[.eventMap], "event map")
    let eventMap = mapNode.flatMap { EventMapReader.read($0, into: &log) } ?? .standard
    let language = RuleLanguage(eventMap, text: text)
    let factsNode = only(byKind[.facts], "facts file")
    let facts = factsNode.flatMap { FactsReader.read($0, language: language, into: &log) } ?? Facts()
    // Against a map or facts with errors every rule would seem wrong.
    let canJudge = !log.hasErrors
    var rules: [DetectionRule] = []
    for node in byKind[.rule] ?? [] where canJudge {
      let rule = RuleReader.read(
        node, language: language, facts: facts, eventMap: eventMap, names: names, into: &log)
      guard let rule else { continue }
      rules.append(rule)
      patternSize += rule.steps.flatMap(\.expressions).reduce(0) { $0 + $1.checked.patternSize }
      guard patternSize <= RuleLimits.patternsMax else {
        refusePatterns(upTo: rule, node)
        break
      }
    }
    checkIDs(byKind[.rule] ?? [])
    return RuleSet(rules: rules, facts: facts, eventMap: eventMap)
  }

  /// What is read after that is not looked at: compiling patterns is what takes time.
  private mutating func refusePatterns(upTo rule: DetectionRule, _ node: YAMLNode) {
    let patterned = rule.steps.flatMap(\.expressions).first { $0.checked.patternSize > 0 }
    log.error(
      "rule/patterns-too-large", at: patterned?.place ?? node.location,
      "up to here the patterns of all rules have more than \(RuleLimits.patternsMax) parts",
      hint: "put words and phrases into a set and write text.mentions(\"set\"); in a pattern repeat less")
  }

  private mutating func only(_ nodes: [YAMLNode]?, _ what: String) -> YAMLNode? {
    guard let nodes, let first = nodes.first else { return nil }
    for other in nodes.dropFirst() {
      log.error(
        "rule/second-file", at: other.location, "there is a second \(what)", hint: "join the two",
        related: [.init(first.location, "the first one is here")])
    }
    return first
  }

  private mutating func checkIDs(_ nodes: [YAMLNode]) {
    if nodes.count > RuleLimits.rulesMax {
      log.error(
        "rule/too-many-rules", at: nodes[RuleLimits.rulesMax].location,
        "there are \(nodes.count) rules, and may be \(RuleLimits.rulesMax)", hint: "run two sets apart")
    }
    var first: [String: SourceLocation] = [:]
    for node in nodes {
      guard let id = node["id"], case .scalar(let text, _) = id.value else { continue }
      if let place = first[text] {
        log.error(
          "rule/duplicate-rule", at: id.location, "there are two rules \"\(text.prefix(80))\"", hint: "rename one",
          related: [.init(place, "the first one is here")])
      } else {
        first[text] = id.location
      }
    }
  }
}
