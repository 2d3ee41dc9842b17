public import Catalogue
internal import Primitives
public import SourceText
public import YAML

/// Reads `policy.yaml`: `bellbird: policy/1`. Every mistake is told, each with what to do about it.
public struct PolicyReader {
  let catalogue: PatternCatalogue
  var log = Diagnostics()
  var clauses: [Clause] = []
  /// Names that later sections refer to.
  var services: [PolicyModel.Service] = []
  var severities: [ScaleStep] = []
  var certainties: [ScaleStep] = []
  var trainings: [Training] = []
  var deciders: [DeciderRole] = []
  var measures: [Measure] = []

  /// Nil after errors.
  public static func read(
    _ root: YAMLNode, catalogue: PatternCatalogue, into log: inout Diagnostics
  ) -> PolicyModel? {
    var reader = PolicyReader(catalogue: catalogue)
    let policy = reader.policy(root)
    log.add(contentsOf: reader.log)
    return reader.log.hasErrors ? nil : policy
  }

  private init(catalogue: PatternCatalogue) { self.catalogue = catalogue }

  /// Every section, taken from the file before any is read, since later ones give names to earlier ones.
  struct Sections {
    var nodes: [String: YAMLNode] = [:]

    subscript(name: String) -> YAMLNode? { nodes[name] }
  }

  static let required = [
    "severities", "certainties", "evidence", "training", "deciders", "measures", "behaviours", "conduct", "grid",
    "coercion", "linked_accounts", "equal_treatment", "human_review", "police", "notice", "appeals", "changes",
  ]
  static let optional = ["services", "facts", "rules", "interim"]

  private mutating func policy(_ root: YAMLNode) -> PolicyModel? {
    guard var fields = YAMLFields(root, "policy", into: &log) else { return nil }
    PolicyFile.check(&fields, .policy, into: &log)
    let status: PolicyModel.Status? = fields.required("status", into: &log)?.choice("\"status\"", into: &log)
    let name = fields.required("name", into: &log)?.words("\"name\"", into: &log)
    let version = fields.required("version", into: &log)?.policyNumber("\"version\"", in: 1...100_000, into: &log)
    let since = fields.required("since", into: &log)?.date("\"since\"", into: &log)
    let summary = fields.required("summary", into: &log)?.words("\"summary\"", into: &log)
    var sections = Sections()
    for name in Self.required { sections.nodes[name] = fields.required(name, into: &log) }
    for name in Self.optional { sections.nodes[name] = fields.optional(name) }
    fields.finish(into: &log)
    names(sections)
    guard let facts = facts(sections) else { return nil }
    // Against facts with errors every condition would seem wrong.
    guard let parts = parts(sections, facts), let status, let name, let version, let since, let summary else {
      return nil
    }
    return PolicyModel(
      status: status, name: name, version: version, since: since, summary: summary, services: services, facts: facts,
      severities: severities, certainties: certainties, floorClause: parts.floorClause, evidence: parts.evidence,
      trainings: trainings, deciders: deciders, measures: measures, behaviours: parts.behaviours,
      conduct: parts.conduct, itemGrid: parts.itemGrid, conductGrid: parts.conductGrid, rules: parts.rules,
      interim: parts.interim, coercion: parts.coercion, linkedAccounts: parts.linkedAccounts,
      equalTreatment: parts.equalTreatment, humanReview: parts.humanReview, police: parts.police,
      notice: parts.notice, appeals: parts.appeals, changes: parts.changes, clauses: clauses, location: root.location)
  }

  private struct Parts {
    let floorClause: Int
    let evidence: [EvidenceKind]
    let behaviours: [Behaviour]
    let conduct: Conduct
    let itemGrid: PolicyGrid
    let conductGrid: PolicyGrid
    let rules: [PolicyRule]
    let interim: [InterimRule]
    let coercion: Coercion
    let linkedAccounts: LinkedAccounts
    let equalTreatment: EqualTreatment
    let humanReview: HumanReview
    let police: Police
    let notice: Notice
    let appeals: Appeals
    let changes: [PolicyChange]
  }

  /// The sections in the order of deciding.
  private mutating func parts(_ sections: Sections, _ facts: FactTable) -> Parts? {
    let conditions = ConditionReader(facts: facts)
    let coercion = sections["coercion"].flatMap { self.coercion($0) }
    let humanReview = sections["human_review"].flatMap { self.humanReview($0) }
    let floorClause = clauses.count
    if let floor = certainties.first { add("certainties.\(floor.id)", at: floor.location, floor.words) }
    let evidence = (sections["evidence"].flatMap { self.evidence($0) })
    let behaviours = sections["behaviours"].flatMap { self.behaviours($0, conditions) }
    let conduct = sections["conduct"].flatMap { self.conduct($0, conditions) }
    let grids = sections["grid"].flatMap { self.grids($0) }
    let rules = sections["rules"].map { self.rules($0, conditions) } ?? []
    let linkedAccounts = sections["linked_accounts"].flatMap { self.linkedAccounts($0) }
    let interim = sections["interim"].map { self.interim($0, conditions) } ?? []
    let equalTreatment = sections["equal_treatment"].flatMap { self.equalTreatment($0) }
    let police = sections["police"].flatMap { self.police($0) }
    let notice = sections["notice"].flatMap { self.notice($0) }
    let appeals = sections["appeals"].flatMap { self.appeals($0) }
    let changes = sections["changes"].flatMap { self.changes($0) }
    guard clauses.count <= PolicyLimits.clausesMax else {
      tooManyClauses()
      return nil
    }
    guard let coercion, let humanReview, let evidence, let behaviours, let conduct, let grids, let rules,
      let linkedAccounts, let interim, let equalTreatment, let police, let notice, let appeals, let changes
    else { return nil }
    return Parts(
      floorClause: floorClause, evidence: evidence, behaviours: behaviours, conduct: conduct, itemGrid: grids.item,
      conductGrid: grids.conduct, rules: rules, interim: interim, coercion: coercion, linkedAccounts: linkedAccounts,
      equalTreatment: equalTreatment, humanReview: humanReview, police: police, notice: notice, appeals: appeals,
      changes: changes)
  }

  private mutating func tooManyClauses() {
    log.error(
      "policy/too-many", at: clauses[PolicyLimits.clausesMax].location,
      "the policy has \(clauses.count) clauses", hint: "at most \(PolicyLimits.clausesMax) are allowed")
  }
}

// MARK: What all sections share

extension PolicyReader {
  @discardableResult
  mutating func add(
    _ id: String, at location: SourceLocation, _ words: String, when condition: Condition? = nil
  ) -> Int {
    clauses.append(Clause(id, at: location, words, when: condition))
    return clauses.count - 1
  }

  mutating func words(_ fields: inout YAMLFields, _ key: String) -> String? {
    fields.required(key, into: &log)?.words("\(fields.what)'s \"\(key)\"", into: &log)
  }

  mutating func span(_ fields: inout YAMLFields, _ key: String) -> PolicySpan? {
    fields.required(key, into: &log)?.policySpan("\(fields.what)'s \"\(key)\"", into: &log)
  }

  mutating func optionalSpan(_ fields: inout YAMLFields, _ key: String) -> PolicySpan? {
    fields.optional(key)?.policySpan("\(fields.what)'s \"\(key)\"", into: &log)
  }

  mutating func flag(_ fields: inout YAMLFields, _ key: String) -> Bool? {
    fields.required(key, into: &log)?.bool("\(fields.what)'s \"\(key)\"", into: &log)
  }

  mutating func choices<Choice: RawRepresentable & CaseIterable>(
    _ fields: inout YAMLFields, _ key: String
  ) -> [Choice]? where Choice.RawValue == String {
    guard let node = fields.required(key, into: &log) else { return nil }
    let what = "\(fields.what)'s \"\(key)\""
    if case .scalar = node.value {
      let one: Choice? = node.choice(what, into: &log)
      return one.map { [$0] }
    }
    guard let items = node.items(what, into: &log) else { return nil }
    let choices: [Choice] = items.compactMap { $0.choice(what, into: &log) }
    return choices.count == items.count ? choices : nil
  }

  /// A name that an earlier section gave.
  mutating func reference(_ node: YAMLNode, _ kind: String, in known: [String]) -> Int? {
    guard let text = node.text("the \(kind)", into: &log) else { return nil }
    if let place = known.firstIndex(of: text) { return place }
    log.error(
      "policy/unknown-\(kind)", at: node.location, "the policy has no \(kind) \"\(text.prefix(80))\"",
      hint: Suggestion.hint(
        for: text, in: known,
        otherwise: known.isEmpty ? "add it" : "one of \(known.prefix(20).joined(separator: ", "))"))
    return nil
  }

  mutating func references(_ node: YAMLNode?, _ kind: String, in known: [String]) -> [Int] {
    guard let node else { return [] }
    if case .scalar = node.value { return reference(node, kind, in: known).map { [$0] } ?? [] }
    let items = node.items("the list of each \(kind)", into: &log) ?? []
    var places: [Int] = []
    for item in items {
      guard let place = reference(item, kind, in: known) else { continue }
      if places.contains(place) {
        log.error(
          "policy/repeated", at: item.location, "\"\(known[place])\" is listed twice", hint: "remove one of them")
      } else {
        places.append(place)
      }
    }
    return places
  }

  /// Measures by name; the single word `none` is a decision to do nothing.
  mutating func measureList(_ node: YAMLNode?) -> [Int] {
    if let node, case .scalar("none", _) = node.value { return [] }
    if let node, case .sequence(let items) = node.value, items.count == 1, case .scalar("none", _) = items[0].value {
      return []
    }
    return references(node, "measure", in: measures.map(\.id))
  }

  mutating func deciderID(_ node: YAMLNode?) -> String? {
    node.flatMap { reference($0, "decider", in: deciders.map(\.id)) }.map { deciders[$0].id }
  }
}
