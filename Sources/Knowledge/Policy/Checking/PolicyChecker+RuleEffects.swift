internal import Primitives
internal import SourceText

/// What a rule does on its own, beside the grid and interim protection.
extension PolicyChecker {
  mutating func rulesThatChangeNothing() {
    for rule in policy.rules {
      switch rule.effect {
      case .raise(let severity): raises(rule, to: severity)
      case .forbid(let measures): forbids(rule, measures)
      case .add: continue
      }
    }
  }

  private mutating func raises(_ rule: PolicyRule, to severity: Int) {
    let all = policy.behaviours.flatMap(\.severity) + policy.conduct.severity
    guard all.allSatisfy({ $0.severity >= severity }) else { return }
    log.error(
      "policy/raises-nothing", at: rule.places["raise"],
      severity == 0
        ? "\(rule.id) raises to the lowest severity, so it raises nothing"
        : "\(rule.id) raises nothing: nothing is less than \(policy.severities[severity].id)",
      hint: "name a higher one, or take the rule out")
  }

  private mutating func forbids(_ rule: PolicyRule, _ measures: [Int]) {
    let idle = measures.filter { !givenMeasures.contains($0) && !interimMeasures.contains($0) }
    if !idle.isEmpty {
      log.error(
        "policy/changes-nothing", at: rule.places["forbid"],
        "\(rule.id) forbids \(English.list(names(idle))), which nothing gives",
        hint: "take it out, or name the measure that is meant")
    }
    let given = measures.filter(givenMeasures.contains)
    guard !given.isEmpty else { return }
    question(about: [rule.clause]) { checker, space in
      guard checker.holdsAlways(rule.clause, &space) else { return }
      checker.log.error(
        "policy/always-forbidden", at: rule.places["when"],
        "\(rule.id) forbids \(English.list(checker.names(given))) in every case, whatever the grid and other rules give",
        hint: "take the measure out of the grid, or ask for something that not every case has")
    }
  }

  /// What the grid, a rule or a return gives.
  private var givenMeasures: Set<Int> {
    var given = Set(policy.linkedAccounts.measures)
    for rule in policy.rules {
      if case .add(let measures) = rule.effect { given.formUnion(measures) }
    }
    for cell in (policy.itemGrid.rows + policy.conductGrid.rows).joined() { given.formUnion(cell.measures) }
    return given
  }

  private var interimMeasures: Set<Int> { Set(policy.interim.flatMap(\.measures)) }

  /// Whether a clause holds in every case that can bring a penalty.
  func holdsAlways(_ clause: Int, _ space: inout CaseSpace) -> Bool {
    guard space.isExact else { return false }
    var scratch = DecidingScratch()
    return space.first { facts in
      guard !isSpared(facts) else { return false }
      scratch.load(facts, policy.facts)
      return !scratch.holds(condition(clause), policy.facts)
    } == nil
  }

  /// Interim protection is for the time before anybody knows enough to forbid it.
  mutating func rulesAgainstProtection() {
    for rule in policy.rules {
      guard case .forbid(let measures) = rule.effect else { continue }
      for interim in policy.interim {
        let both = interim.measures.filter(measures.contains)
        guard !both.isEmpty else { continue }
        log.error(
          "policy/forbids-protection", at: rule.places["forbid"],
          "\(rule.id) forbids \(English.list(names(both))), which interim protection \(interim.id) gives all the same",
          hint: "no rule takes protection away; make interim.\(interim.id) hold in fewer cases where it should not",
          related: [.init(interim.places["add"], "\(interim.id) is here")])
      }
    }
  }
}
