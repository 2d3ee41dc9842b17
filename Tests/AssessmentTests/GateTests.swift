import Assessment
import Catalogue
import Primitives
import Product
import TestKit
import Testing

@Suite struct GateTests {
  private let map = "  - { id: map, title: Map, capabilities: [location.share], subject: member, viewer: organiser }"
  private let chat = "  - { id: chat, title: Chat, capabilities: [message.direct], subject: member, viewer: organiser }"

  private func findings(_ features: String...) -> [Finding] {
    Fixture.assess(Fixture.model(features.joined(separator: "\n"))).findings
  }

  private func baseline(_ findings: [Finding], as level: Level? = nil, _ outcome: Finding.Outcome? = nil) -> Baseline {
    Baseline(
      findings.map {
        .init(
          fingerprint: $0.fingerprint, outcome: outcome ?? $0.outcome, level: level ?? $0.rating.level,
          pattern: $0.pattern.id.text, feature: $0.feature.id.text, story: $0.story)
      })
  }

  private func stops(_ gate: Gate, _ findings: [Finding]) -> Int { gate.stops(findings, acceptances: .none).count }

  @Test func `without a baseline every open finding counts`() {
    let found = findings(map)
    let open = found.filter { $0.isOpen && $0.rating.level >= .high }.count
    #expect(open > 0)
    #expect(stops(Gate(level: .high, baseline: nil, lockedVersion: nil), found) == open)
  }

  @Test func `with a baseline only what is new counts`() {
    let old = baseline(findings(map))
    let gate = Gate(level: .note, baseline: old, lockedVersion: nil)
    #expect(stops(gate, findings(map)) == 0)
    let new = findings(map, chat)
    #expect(stops(gate, new) == new.filter { $0.feature.id == "chat" }.count)
  }

  @Test func `what got worse counts too`() {
    let found = findings(map)
    #expect(stops(Gate(level: .high, baseline: baseline(found, as: .low), lockedVersion: nil), found) == found.count)
    #expect(stops(Gate(level: .high, baseline: baseline(found, .pass), lockedVersion: nil), found) == found.count)
  }

  @Test func `a pattern that is newer than the lock does not count`() {
    let gate = Gate(level: .note, baseline: nil, lockedVersion: CatalogueVersion("0.9.0"))
    #expect(stops(gate, findings(map)) == 0)
  }

  @Test func `states are named as in SARIF`() throws {
    let old = findings(map)
    let first = try #require(old.first)
    #expect(baseline(old).state(of: first) == .unchanged)
    #expect(baseline(old, as: .low).state(of: first) == .updated)
    #expect(Baseline([]).state(of: first) == .new)
    #expect(baseline(old).absent(from: []).count == old.count)
  }
}
