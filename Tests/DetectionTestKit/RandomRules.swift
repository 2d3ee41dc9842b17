import Detection
import GroundTestKit
import SourceText

/// Texts of random rule sets that use everything that rules can say, for small logs in which little is enough.
public struct RandomRules {
  private var random: SeededRandom
  /// Spans that meet the steps of `RandomLog`.
  private static let spans = ["1s", "3s", "5s", "10s", "30s", "1m", "5m", "1h", "1d", "3d"]
  private static let kinds = ["m", "b", "f", "r"]
  /// Expressions that give an identity, more often simple than not.
  private static let identities = [
    "actor", "actor", "actor", "actor", "actor", "actor", "target", "target", "target", "target", "target", "target",
    "device", "text",
    "kind == 'm' ? actor : target", "regex.extract(text, '@([a-z])')", "actor + ''", "tags[0]",
    "flag ? optional.of(target) : optional.none()",
  ]
  private static let conditions = [
    "amount > 2.0", "amount <= 3.0 || text == 'x'", "text.contains('a')", "time.getSeconds() % 2 == 0", "flag", "!flag",
    "n in [1, 2]", "tags.exists(t, t == 'x')", "size(text) > 1", "text.mentions('threat')",
    "kind == 'm' || amount > 1.0",
    "1 / n > 0", "text.matches('^[ab@]+$')", "made < time", "length > duration('2s') && actor != target",
  ]

  public init(seed: UInt64) { random = SeededRandom(seed: seed) }

  /// Files of one set: an event map, facts, and one to three rules. All are valid.
  public static func texts(seed: UInt64) -> [String] {
    var rules = RandomRules(seed: seed)
    let map = rules.eventMap()
    let facts = rules.facts()
    var texts = [map, facts]
    let count = rules.number(1...3)
    while texts.count < count + 2 {
      let rule = rules.rule("r-\(texts.count)")
      if !RuleFixture.read([map, facts, rule]).log.hasErrors { texts.append(rule) }
    }
    return texts
  }

  // MARK: Files

  mutating func eventMap() -> String {
    let unit = one(of: ["ms", "ms", "s", "us", "rfc3339"])
    return """
      bellbird: event-map/1
      time: { from: at, unit: \(unit) }
      kind: kind
      \(chance(0.3) ? "id: id" : "")
      kinds: { M: m, b: b, f: f, r: r }
      lateness: \(one(of: ["0s", "0s", "1s", "3s", "10s"]))
      fields:
        actor: actor
        target: other.id
        device: device
        text: text
        amount: { from: amount, type: double }
        flag: { from: flag, type: bool }
        n: { from: n, type: int }
        tags: { from: tags, type: list of string }
        made: { from: made, type: timestamp, unit: s }
        length: { from: length, type: duration, unit: s }
        platform: { constant: web }
      """
  }

  mutating func facts() -> String {
    let most = one(of: ["2", "3", "none"])
    let forget = chance(0.5) ? ", forget: \(span())" : ""
    let until = chance(0.6) ? ", until: { on: \(kind()), who: actor, to: target\(whereClause(0.2)) }" : ""
    return """
      bellbird: facts/1
      joined: { on: \(kindList()), who: \(one(of: ["actor", "actor", "target"]))\(whereClause(0.2)) }
      links:
        device: { on: \(kindList()), who: actor, with: device, most: \(most)\(forget)\(whereClause(0.2)) }
        text: { on: \(kindList()), who: target, with: text, most: none }
      relations:
        follows: { on: \(kindList()), who: actor, to: target\(whereClause(0.2))\(until) }
      """
  }

  mutating func rule(_ id: String) -> String {
    let lines = chance(0.5) ? counting() : episode()
    let again = one(of: ["", "", "again: never", "again: 1s", "again: 3s", "again: 1m"])
    return """
      bellbird: rule/1
      id: \(id)
      title: A random rule
      pattern: coordinated-pile-on
      level: low
      \(lines)
      \(again)
      """
  }

  // MARK: Counting

  private mutating func counting() -> String {
    let roles = Array(["a", "b", "c"].prefix(one(of: [1, 2, 2, 2, 3])))
    let bound = bindings(roles)
    let distinct = roles.count > 1 && chance(0.4) ? roles.last : nil
    var key = roles.filter { $0 != distinct }
    if key.count > 1, chance(0.3) { key.removeLast() }
    let keyRoles = key
    let isCalendar = chance(0.35)
    if isCalendar, chance(0.6) { key.insert("window", at: number(0...key.count)) }
    let zone = one(of: [
      "UTC", "\"+05:30\"", "\"-03:00\"", "Australia/Sydney", "America/New_York", "Australia/Lord_Howe", "Africa/Cairo",
    ])
    let from = one(of: ["2026-01-01", "2025-12-30", "2026-02-01"])
    let window =
      isCalendar ? "per: \(one(of: ["hour", "day", "week"])), zone: \(zone), from: \(from)" : "within: \(span())"
    let kinds = kindList()
    let condition = whereClause(0.25)
    var lines = [
      "on: \(kinds)", "as: { \(written(bound)) }",
      "count: { at_least: \(number(1...4)), \(window)\(distinct.map { ", distinct: \($0)" } ?? "") }",
      "key: [\(key.joined(separator: ", "))]",
      "reason: \"{\(roles[0])} {count} {elapsed} {window}\(distinct.map { " {\($0)}" } ?? "")\"",
    ]
    if !condition.isEmpty { lines.append(String(condition.dropFirst(2))) }
    if chance(0.25) { lines += factConditions(roles, inEpisode: false) }
    if roles.count > 1, chance(0.25) { lines.append("same: [\(roles[0]), \(roles[1])]") }
    if chance(0.45) { lines.append(reset(keyRoles, kinds, bound, condition)) }
    return lines.joined(separator: "\n")
  }

  /// Often the other side's answer: the step itself with its roles the other way round.
  private mutating func reset(
    _ roles: [String], _ kinds: String, _ bound: [(role: String, expression: String)], _ condition: String
  ) -> String {
    guard roles.count == 2, chance(0.5) else {
      return "reset: { on: \(kindList()), as: { \(written(bindings(roles))) }\(whereClause(0.3)) }"
    }
    let answer = zip(bound, [bound[1], bound[0]]).map { (role: $0.role, expression: $1.expression) }
    return "reset: { on: \(kinds), as: { \(written(answer)) }\(condition) }"
  }

  // MARK: Episodes

  private mutating func episode() -> String {
    let opening = Array(["v", "b", "o"].prefix(one(of: [1, 1, 2, 2, 2, 3])))
    let needCount = one(of: [1, 1, 2, 2, 3])
    var needs: [String] = []
    var newRoles: [String] = []
    for index in 0..<needCount {
      let new = chance(0.6) ? ["n\(index)"] + (chance(0.2) ? ["x\(index)"] : []) : []
      newRoles += new
      needs.append(need(opening, new))
    }
    let isInTurn = chance(0.35)
    let candidates = isInTurn ? newRoles.filter { $0.hasSuffix("\(needCount - 1)") } : newRoles
    var key = Array(opening.prefix(number(1...opening.count)))
    let keyed = !candidates.isEmpty && chance(0.6) ? one(of: candidates) : nil
    if let keyed { key.insert(keyed, at: number(0...key.count)) }
    var lines = [
      "opens: { on: \(kindList()), as: { \(written(bindings(opening))) }\(whereClause(0.12))\(openingFacts(opening)) }",
      "within: \(one(of: ["3s", "10s", "30s", "1m", "5m", "1h", "1d", "3d"]))", "needs:",
    ]
    lines += needs.map { "  - \($0)" }
    lines.append("key: [\(key.joined(separator: ", "))]")
    lines.append("reason: \"{v} {count} {elapsed} {window}\(keyed.map { " {\($0)}" } ?? "")\"")
    if isInTurn { lines.append("order: in-turn") }
    if chance(0.4) { lines.append("open_max: \(number(1...3))") }
    if opening.count > 1, chance(0.2) { lines.append("same: [[v, b], [\((newRoles + ["b", "v"])[0]), v]]") }
    if chance(0.4) {
      let roles = Array(opening.prefix(number(1...opening.count)))
      let facts = chance(0.2) ? ", " + one(of: factConditions(opening, inEpisode: true)) : ""
      lines.append("unless: [{ on: \(kindList()), as: { \(written(bindings(roles))) }\(whereClause(0.5))\(facts) }]")
    }
    return lines.joined(separator: "\n")
  }

  private mutating func openingFacts(_ roles: [String]) -> String {
    roles.count > 1 && chance(0.15) ? ", " + one(of: factConditions(roles, inEpisode: false)) : ""
  }

  private mutating func need(_ opening: [String], _ new: [String]) -> String {
    let shared = Array(opening.prefix(chance(0.7) ? 1 : opening.count))
    var parts = ["on: \(kindList())", "as: { \(written(bindings(shared + new))) }"]
    if chance(0.15) { parts.append("where: \(quoted(one(of: Self.conditions)))") }
    if chance(0.5) { parts.append("at_least: \(one(of: [1, 2, 2, 3]))") }
    if let role = new.last, chance(0.4) { parts.append("distinct: \(role)") }
    if chance(0.3) { parts += factConditions(opening + new, inEpisode: true).prefix(1) }
    return "{ \(parts.joined(separator: ", ")) }"
  }

  // MARK: Parts

  /// Each role from another expression, most often the two people of the event.
  private mutating func bindings(_ roles: [String]) -> [(role: String, expression: String)] {
    var used: Set<String> = []
    var people = chance(0.75) ? ["actor", "target"].shuffled(using: &random) : []
    return roles.map { role in
      var expression = people.popLast() ?? one(of: Self.identities)
      while used.contains(expression) { expression = one(of: Self.identities) }
      used.insert(expression)
      return (role, expression)
    }
  }

  private func written(_ bindings: [(role: String, expression: String)]) -> String {
    bindings.map { "\($0.role): \(quoted($0.expression))" }.joined(separator: ", ")
  }

  private mutating func factConditions(_ roles: [String], inEpisode: Bool) -> [String] {
    let role = one(of: roles)
    var conditions = ["joined: { \(role): \(inEpisode && chance(0.6) ? "after-opening" : span()) }"]
    if roles.count > 1 {
      let pair = roles.shuffled(using: &random).prefix(2).joined(separator: ", ")
      conditions.append("\(one(of: ["linked", "not_linked"])): { \(one(of: ["device", "text"])): [\(pair)] }")
      conditions.append("\(one(of: ["held", "not_held"])): { follows: [\(pair)] }")
    }
    return Array(conditions.shuffled(using: &random).prefix(number(1...conditions.count)))
  }

  private mutating func whereClause(_ probability: Double) -> String {
    chance(probability) ? ", where: \(quoted(one(of: Self.conditions)))" : ""
  }

  private func quoted(_ expression: String) -> String { "\"\(expression)\"" }

  private mutating func kind() -> String { one(of: Self.kinds) }

  private mutating func kindList() -> String {
    let count = one(of: [1, 2, 2, 3, 4])
    return "[\(Self.kinds.shuffled(using: &random).prefix(count).joined(separator: ", "))]"
  }

  private mutating func span() -> String { one(of: Self.spans) }
  private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
  private mutating func chance(_ probability: Double) -> Bool { Double.random(in: 0..<1, using: &random) < probability }

  private mutating func one<Value>(of values: [Value]) -> Value {
    values[Int.random(in: 0..<values.count, using: &random)]
  }
}
