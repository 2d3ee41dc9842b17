import Foundation
import GroundTestKit
import Policy
import Primitives
import Testing

/// What no policy may do to a survivor, held over random cases: thousands here, a million in the full check.
@Suite struct SurvivorTests {
  private static let count = Int(ProcessInfo.processInfo.environment["BELLBIRD_RANDOM_CASES"] ?? "") ?? 5_000
  private static let day = CalendarDate(daysSinceEpoch: 20_781)
  private static let policies = ["harbour-messenger", "lantern-home", "wattle-bank"]

  /// Any value for each fact.
  private static func random(_ table: FactTable, _ random: inout SeededRandom) -> CaseFacts {
    var facts = CaseFacts(table)
    for (place, fact) in table.facts.enumerated() {
      switch fact.kind {
      case .bool: facts[place] = Int64.random(in: 0...1, using: &random)
      case .int(let max): facts[place] = Int64([0, 1, 2, 3, 9, 40, max].randomElement(using: &random) ?? 0)
      case .choice(let words): facts[place] = Int64.random(in: 0..<Int64(words.count), using: &random)
      case .set(let words): facts[place] = Int64.random(in: 0..<(1 << Int64(words.count)), using: &random)
      }
    }
    return facts
  }

  private func set(_ name: String, _ word: String, _ facts: inout CaseFacts, _ table: FactTable) throws {
    let place = try #require(table.place(of: name))
    facts[place] = Int64(try #require(table.facts[place].words.firstIndex(of: word)))
  }

  @Test(arguments: policies)
  func `who is the survivor, or acted under coercion, gets no measure`(name: String) throws {
    let policy = try Examples.policy(name)
    let decider = Decider(policy)
    var random = SeededRandom(seed: 11)
    var scratch = DecidingScratch()
    for turn in 0..<Self.count {
      var facts = Self.random(policy.facts, &random)
      if turn.isMultiple(of: 2) {
        try set("role", "survivor", &facts, policy.facts)
      } else {
        try set("coercion", "shown", &facts, policy.facts)
      }
      let decision = decider.decide(facts, on: Self.day, scratch: &scratch)
      try #require(decision.measures.isEmpty && decision.interim.isEmpty && decision.shield != nil)
      try #require(!decision.support.isEmpty)
    }
  }

  /// The claim may be a survivor's or an abuser's: nobody gets a penalty before it is settled, and nobody in danger loses
  /// protection because of it.
  @Test(arguments: policies)
  func `a claim of coercion keeps penalties away and takes no protection`(name: String) throws {
    let policy = try Examples.policy(name)
    let decider = Decider(policy)
    var random = SeededRandom(seed: 15)
    var scratch = DecidingScratch()
    var protected = 0
    for _ in 0..<Self.count {
      var facts = Self.random(policy.facts, &random)
      try set("role", "respondent", &facts, policy.facts)
      try set("coercion", "none", &facts, policy.facts)
      let without = decider.decide(facts, on: Self.day, scratch: &scratch)
      try set("coercion", "possible", &facts, policy.facts)
      let claimed = decider.decide(facts, on: Self.day, scratch: &scratch)
      try #require(claimed.measures.isEmpty)
      try #require(claimed.interim == without.interim)
      try #require(claimed.interim.allSatisfy { policy.measures[$0.measure].kind == .protection })
      try #require(Set(claimed.support).isSuperset(of: without.support))
      try #require(claimed.steps.contains(.askAboutCoercion))
      try #require(claimed.police == without.police)
      protected += claimed.interim.isEmpty ? 0 : 1
    }
    #expect(protected > Self.count / 10, "the random cases show nothing")
  }

  @Test(arguments: policies)
  func `nobody gets a measure while it is unclear who harms whom`(name: String) throws {
    let policy = try Examples.policy(name)
    let decider = Decider(policy)
    var random = SeededRandom(seed: 12)
    var scratch = DecidingScratch()
    for _ in 0..<Self.count / 5 {
      var facts = Self.random(policy.facts, &random)
      try set("role", "unclear", &facts, policy.facts)
      let decision = decider.decide(facts, on: Self.day, scratch: &scratch)
      try #require(decision.measures.isEmpty)
      try #require(decision.shield != nil || decision.steps.contains(.findOutWhoHarms))
    }
  }

  /// Many reports, blocking or screenshots of a survivor are no fact but the number of reports, and that changes nothing.
  @Test(arguments: policies, ["reports", "reporters", "prominent", "paying"])
  func `what nobody may look at changes nothing`(name: String, fact: String) throws {
    let policy = try Examples.policy(name)
    let place = try #require(policy.facts.place(of: fact))
    let decider = Decider(policy)
    var random = SeededRandom(seed: 13)
    var scratch = DecidingScratch()
    for _ in 0..<Self.count / 4 {
      var facts = Self.random(policy.facts, &random)
      facts[place] = 0
      let few = decider.decide(facts, on: Self.day, scratch: &scratch)
      facts[place] = ["reports", "reporters"].contains(fact) ? 10_000 : 1
      try #require(decider.decide(facts, on: Self.day, scratch: &scratch) == few)
    }
  }

  @Test(arguments: policies) func `more evidence or danger never takes a measure away`(name: String) throws {
    let policy = try Examples.policy(name)
    let decider = Decider(policy)
    let evidence = try #require(policy.facts.place(of: "evidence"))
    let danger = try #require(policy.facts.place(of: "danger"))
    var grown = 0
    var random = SeededRandom(seed: 14)
    var scratch = DecidingScratch()
    func rung(_ decision: Decision) -> Int { decision.measures.compactMap { policy.measures[$0].kind.rung }.max() ?? 0 }
    for _ in 0..<Self.count / 5 {
      var facts = Self.random(policy.facts, &random)
      let all = (Int64(1) << Int64(policy.evidence.count)) - 1
      let less = decider.decide(facts, on: Self.day, scratch: &scratch)
      facts[evidence] = all
      let more = decider.decide(facts, on: Self.day, scratch: &scratch)
      try #require(rung(more) >= rung(less))
      facts[danger] = 0
      let calm = decider.decide(facts, on: Self.day, scratch: &scratch)
      try set("danger", "immediate", &facts, policy.facts)
      let worse = decider.decide(facts, on: Self.day, scratch: &scratch)
      try #require(rung(worse) >= rung(calm))
      try #require(Set(worse.interim.map(\.measure)).isSuperset(of: calm.interim.map(\.measure)))
      grown += worse.interim.count > calm.interim.count ? 1 : 0
    }
    #expect(grown > 0, "danger changes nothing")
  }
}
