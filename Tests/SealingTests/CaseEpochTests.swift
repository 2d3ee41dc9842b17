import Sodium
import Testing

@testable import Sealing

@Suite struct CaseEpochTests {
  @Test func `each holder opens it, and nobody else`() throws {
    let reporter = try AgreementKey.generate()
    let holder = Holder(.reporter, id: "", key: reporter.publicKey)
    let team = try SealingFixture.Team(others: [holder])
    let one = try team.epoch.open(as: team.holder, with: team.key)
    let other = try team.epoch.open(as: holder, with: reporter)
    #expect(one.publicKey == other.publicKey && one.publicKey == team.epoch.key)
    let stranger = try AgreementKey.generate()
    #expect(throws: SealingError.sodium(.notAuthentic)) { _ = try team.epoch.open(as: holder, with: stranger) }
    let unknown = Holder(.staff, id: "staff-2", key: stranger.publicKey)
    #expect(throws: SealingError.noHolder) { _ = try team.epoch.open(as: unknown, with: stranger) }
  }

  @Test func `who can open it can let somebody in`() throws {
    let team = try SealingFixture.Team()
    let advocate = try AgreementKey.generate()
    let holder = Holder(.advocate, id: "a", key: advocate.publicKey)
    var epoch = team.epoch
    try epoch.add(holder, by: team.open())
    #expect(try epoch.open(as: holder, with: advocate).publicKey == epoch.key)
    // The opened key of another case lets nobody in.
    let foreign = try SealingFixture.Team(SealingFixture.epoch(0, case: 9))
    var copy = team.epoch
    #expect(throws: SealingError.noHolder) { try copy.add(holder, by: foreign.open()) }
  }

  /// Somebody who can write the records swaps wraps between holders, epochs and cases, or the public key.
  @Test func `swapped wraps and keys are refused`() throws {
    let team = try SealingFixture.Team()
    let wrap = try #require(team.epoch.wraps[team.holder])
    let elsewhere = [SealingFixture.epoch(1), SealingFixture.epoch(0, case: 8), SealingFixture.epoch(tenant: "other")]
    for place in elsewhere {
      let moved = CaseEpoch(place: place, key: team.epoch.key, wraps: [team.holder: wrap])
      #expect(throws: SealingError.sodium(.notAuthentic)) { _ = try moved.open(as: team.holder, with: team.key) }
    }
    let promoted = Holder(.recovery, id: "staff-1", key: team.holder.key)
    let renamed = Holder(.staff, id: "staff-2", key: team.holder.key)
    for holder in [promoted, renamed] {
      let moved = CaseEpoch(place: team.epoch.place, key: team.epoch.key, wraps: [holder: wrap])
      #expect(throws: SealingError.sodium(.notAuthentic)) { _ = try moved.open(as: holder, with: team.key) }
    }
    let attacker = try AgreementKey.generate()
    let redirected = CaseEpoch(place: team.epoch.place, key: attacker.publicKey, wraps: team.epoch.wraps)
    #expect(throws: SealingError.otherCommitment) { _ = try redirected.open(as: team.holder, with: team.key) }
  }
}
