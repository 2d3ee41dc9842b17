import Sodium
import Testing

@testable import Sealing

@Suite struct KeyStoreTests {
  private struct Stored {
    var store = KeyStore()
    var commitments: [ItemPlace: [UInt8]] = [:]
    var sealed: [ItemPlace: [UInt8]] = [:]
  }

  private func stored(_ epoch: CaseEpoch, items: [UInt8] = [1, 2, 3]) throws -> Stored {
    var stored = Stored()
    for id in items {
      let item = try ItemKey.make(SealingFixture.item(id, in: epoch.place))
      stored.store.keep(try item.wrap(for: epoch.key, in: epoch.place), of: item.place, in: epoch.place)
      stored.commitments[item.place] = item.commitment
      stored.sealed[item.place] = try SealedText.seal([id].span.bytes, under: item)
    }
    return stored
  }

  @Test func `what is shredded cannot be opened, and the rest can`() throws {
    let team = try SealingFixture.Team()
    var stored = try stored(team.epoch)
    let (first, second) = (stored.store.shred(SealingFixture.item(2)), stored.store.shred(SealingFixture.item(2)))
    #expect(first && !second)
    #expect(stored.store[SealingFixture.item(2)] == nil && stored.store.count == 2)
    let rest = try #require(stored.store[SealingFixture.item(3)])
    #expect(rest.epoch == team.epoch.place)
  }

  @Test func `a whole case goes at once, and no other`() throws {
    let team = try SealingFixture.Team()
    let other = try SealingFixture.Team(SealingFixture.epoch(0, case: 8))
    var store = try stored(team.epoch).store
    let place = SealingFixture.item(1, in: other.epoch.place)
    store.keep([1], of: place, in: other.epoch.place)
    let foreign = store.shred(tenant: "other", caseID: team.epoch.place.caseID)
    let own = store.shred(tenant: "example", caseID: team.epoch.place.caseID)
    #expect(foreign == 0 && own == 3 && store.count == 1 && store[place] != nil)
  }

  @Test func `after a rotation the new holders read everything and the old ones nothing`() throws {
    let old = try SealingFixture.Team()
    let new = try SealingFixture.Team(old.epoch.place.next)
    var stored = try stored(old.epoch)
    let before = stored.store
    try stored.store.rotate(from: old.open(), to: new.epoch, commitments: stored.commitments)
    for (place, commitment) in stored.commitments {
      let kept = try #require(stored.store[place])
      #expect(kept.epoch == new.epoch.place && kept.wrap != before[place]?.wrap)
      let item = try ItemKey.unwrap(kept.wrap, of: place, with: new.open(), commitment: commitment)
      #expect(try SealedText.open(stored.sealed[place] ?? [], under: item)[0] == place.itemID[0])
      #expect(throws: SealingError.self) {
        _ = try ItemKey.unwrap(kept.wrap, of: place, with: old.open(), commitment: commitment)
      }
    }
  }

  @Test func `a rotation that fails changes nothing`() throws {
    let old = try SealingFixture.Team()
    let new = try SealingFixture.Team(old.epoch.place.next)
    var stored = try stored(old.epoch)
    let before = stored.store
    stored.commitments[SealingFixture.item(2)] = [UInt8](repeating: 0, count: 32)
    #expect(throws: SealingError.otherCommitment) {
      try stored.store.rotate(from: old.open(), to: new.epoch, commitments: stored.commitments)
    }
    stored.commitments[SealingFixture.item(2)] = nil
    #expect(throws: SealingError.otherCommitment) {
      try stored.store.rotate(from: old.open(), to: new.epoch, commitments: stored.commitments)
    }
    #expect(stored.store == before)
  }
}
