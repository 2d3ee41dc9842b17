internal import Primitives
internal import SourceText

/// Rules against each other.
extension PolicyChecker {
  mutating func contradictions() {
    for (index, one) in policy.rules.enumerated() {
      for other in policy.rules[(index + 1)...] {
        guard condition(one.clause) != nil, condition(other.clause) != nil else { continue }
        if let measure = Self.clash(one, other) {
          question(about: [one.clause, other.clause]) { $0.contradiction(one, other, measure, &$1) }
        }
        if Self.canCover(one, other) || Self.canCover(other, one)
          || scans[one.clause]?.uses == scans[other.clause]?.uses
        {
          question(about: [one.clause, other.clause]) { $0.twins(one, other, &$1) }
        }
      }
    }
  }

  /// A measure that one rule adds and the other forbids.
  private static func clash(_ one: PolicyRule, _ other: PolicyRule) -> Int? {
    switch (one.effect, other.effect) {
    case (.add(let added), .forbid(let forbidden)), (.forbid(let forbidden), .add(let added)):
      added.first(where: forbidden.contains)
    default: nil
    }
  }

  private mutating func contradiction(
    _ one: PolicyRule, _ other: PolicyRule, _ measure: Int, _ space: inout CaseSpace
  ) {
    var scratch = DecidingScratch()
    let both = space.first { facts in
      guard !isSpared(facts) else { return false }
      scratch.load(facts, policy.facts)
      return scratch.holds(condition(one.clause), policy.facts) && scratch.holds(condition(other.clause), policy.facts)
    }
    guard let both else { return }
    log.error(
      "policy/contradiction", at: other.places["when"],
      "\(one.id) and \(other.id) say opposite things about \(policy.measures[measure].id): both hold with "
        + space.words(both),
      hint: "make one of them hold only where the other does not",
      related: [.init(one.places["when"], "\(one.id) is here")])
  }

  /// Whether all that the first does is done where the second holds.
  private static func canCover(_ one: PolicyRule, _ other: PolicyRule) -> Bool {
    switch (one.effect, other.effect) {
    case (.add(let less), .add(let more)), (.forbid(let less), .forbid(let more)): Set(less).isSubset(of: more)
    case (.raise(let lower), .raise(let higher)): lower <= higher
    default: false
    }
  }

  /// Two rules that hold in the same cases, or one that holds only where another does the same.
  private mutating func twins(_ one: PolicyRule, _ other: PolicyRule, _ space: inout CaseSpace) {
    guard space.isExact else { return }
    var scratch = DecidingScratch()
    var holds = (false, false)
    var alone = (false, false)
    _ = space.first { facts in
      scratch.load(facts, policy.facts)
      let first = scratch.holds(condition(one.clause), policy.facts)
      let second = scratch.holds(condition(other.clause), policy.facts)
      holds = (holds.0 || first, holds.1 || second)
      alone = (alone.0 || (first && !second), alone.1 || (second && !first))
      return alone.0 && alone.1
    }
    // One that never holds is told as such.
    guard holds.0, holds.1 else { return }
    if !alone.0, !alone.1 {
      sameCases(one, other)
    } else if !alone.0, Self.canCover(one, other) {
      changesNothing(one, besides: other)
    } else if !alone.1, Self.canCover(other, one) {
      changesNothing(other, besides: one)
    }
  }

  private mutating func sameCases(_ one: PolicyRule, _ other: PolicyRule) {
    log.warning(
      "policy/same-cases", at: other.places["when"], "\(one.id) and \(other.id) hold in the same cases",
      hint: "join them into one rule", related: [.init(one.places["when"], "\(one.id) is here")])
  }

  private mutating func changesNothing(_ rule: PolicyRule, besides other: PolicyRule) {
    log.warning(
      "policy/changes-nothing", at: rule.places["when"],
      "\(rule.id) changes nothing: where it holds, \(other.id) does the same",
      hint: "take it out, or give it something more to do",
      related: [.init(other.places["when"], "\(other.id) is here")])
  }
}
