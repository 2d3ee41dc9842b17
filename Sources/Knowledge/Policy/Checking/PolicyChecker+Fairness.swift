internal import Catalogue
internal import Primitives
internal import SourceText

/// Equal facts and unequal outcomes by rules, and counts of reports by another name.
extension PolicyChecker {
  /// A rule that takes an account or a feature away, or raises, for only one of two behaviours of one pattern.
  mutating func rulesForOneOfTwo() {
    for rule in policy.rules where isWeighty(rule) {
      guard let scan = scans[rule.clause], scan.uses.contains(policy.facts.behaviours),
        let asked = scan.words(of: policy.facts.behaviours)
      else { continue }
      var told: Set<[Int]> = []
      for group in sharedGroups {
        // The rule cannot tell those apart that it does not ask for, so one of them stands for all.
        let unasked = group.places.first { !asked.contains(Int64($0)) }
        for one in group.places where asked.contains(Int64(one)) {
          let others = unasked.map { [$0] } ?? group.places.filter { $0 != one }
          for other in others where told.insert([one, other]).inserted {
            question(about: [rule.clause]) { $0.oneOfTwo(rule, one, other, group.pattern, &$1) }
          }
        }
      }
    }
  }

  private func isWeighty(_ rule: PolicyRule) -> Bool {
    switch rule.effect {
    case .add(let measures): measures.contains { Self.heavy.contains(policy.measures[$0].kind) }
    case .raise: true
    case .forbid: false
    }
  }

  /// Behaviours of one track that share a pattern, by their places.
  private var sharedGroups: [(pattern: AbusePattern.ID, places: [Int])] {
    var groups: [(pattern: AbusePattern.ID, places: [Int])] = []
    for track in Behaviour.Track.allCases {
      var places: [AbusePattern.ID: [Int]] = [:]
      for (place, behaviour) in policy.behaviours.enumerated() where behaviour.track == track {
        for pattern in behaviour.patterns { places[pattern.id, default: []].append(place) }
      }
      groups += places.filter { $0.value.count > 1 }.sorted { $0.value.lexicographicallyPrecedes($1.value) }
        .map { ($0.key, $0.value) }
    }
    return groups
  }

  private mutating func oneOfTwo(
    _ rule: PolicyRule, _ one: Int, _ other: Int, _ pattern: AbusePattern.ID, _ space: inout CaseSpace
  ) {
    let (oneBit, otherBit) = (Int64(1) << Int64(one), Int64(1) << Int64(other))
    var scratch = DecidingScratch()
    let found = space.first { facts in
      let has = facts[policy.facts.behaviours]
      guard has & oneBit != 0, has & otherBit == 0, !isSpared(facts) else { return false }
      scratch.load(facts, policy.facts)
      guard scratch.holds(condition(rule.clause), policy.facts) else { return false }
      var swapped = facts
      swapped[policy.facts.behaviours] = has & ~oneBit | otherBit
      scratch.load(swapped, policy.facts)
      return !scratch.holds(condition(rule.clause), policy.facts)
    }
    guard let found else { return }
    log.error(
      "policy/unequal", at: rule.places["when"],
      "equal facts have unequal outcomes: \(rule.id) holds for \(policy.behaviours[one].id) and not for "
        + "\(policy.behaviours[other].id), both \(pattern), with \(space.words(found))",
      hint: "name the pattern in one behaviour only, or let the rule ask for both",
      related: [.init(policy.behaviours[other].places["patterns"], "the other one is here")])
  }

  // MARK: Counts of reports by another name

  private static let countingWords = ["report", "complain", "flag"]

  /// A number of one's own may be a number of reports, which no clause may read.
  mutating func countsByAnotherName() {
    let suspects = policy.facts.facts.indices.filter { isSuspect(policy.facts.facts[$0]) }
    guard !suspects.isEmpty else { return }
    for clause in weightyClauses {
      guard let condition = condition(clause), let place = condition.uses.first(where: suspects.contains) else {
        continue
      }
      log.warning(
        "policy/counts-reports", at: condition.location,
        "\(policy.clauses[clause].id) acts on \(policy.facts.facts[place].name), which reads like a number of reports",
        hint: "ask for evidence instead; if it counts something else, say so in its name and text")
    }
  }

  private func isSuspect(_ fact: Fact) -> Bool {
    guard case .int = fact.kind, fact.location != nil else { return false }
    let words = (fact.name + " " + fact.text).lowercased().split { !$0.isLetter }
    return words.contains { word in Self.countingWords.contains { word.hasPrefix($0) } }
  }

  /// Clauses that set or raise a severity, or take an account or a feature away.
  private var weightyClauses: [Int] {
    (policy.behaviours.flatMap(\.severity) + policy.conduct.severity).map(\.clause)
      + policy.rules.filter(isWeighty).map(\.clause)
  }
}
