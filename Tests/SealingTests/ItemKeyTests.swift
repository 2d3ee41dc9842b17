import Sodium
import Testing

@testable import Sealing

@Suite struct ItemKeyTests {
  @Test func `a wrapped key opens under its epoch with its commitment`() throws {
    let team = try SealingFixture.Team()
    let item = try ItemKey.make(SealingFixture.item())
    let wrap = try item.wrap(for: team.epoch.key, in: team.epoch.place)
    let again = try ItemKey.unwrap(wrap, of: item.place, with: team.open(), commitment: item.commitment)
    #expect(again.commitment == item.commitment)
  }

  @Test func `a wrap of another item, epoch or case is refused`() throws {
    let team = try SealingFixture.Team()
    let item = try ItemKey.make(SealingFixture.item())
    let wrap = try item.wrap(for: team.epoch.key, in: team.epoch.place)
    for place in [
      SealingFixture.item(2), SealingFixture.item(kind: .file), SealingFixture.item(in: SealingFixture.epoch(1)),
    ] {
      #expect(throws: SealingError.sodium(.notAuthentic)) {
        _ = try ItemKey.unwrap(wrap, of: place, with: team.open(), commitment: item.commitment)
      }
    }
    let other = try SealingFixture.Team(SealingFixture.epoch(0, case: 8))
    #expect(throws: SealingError.sodium(.notAuthentic)) {
      _ = try ItemKey.unwrap(wrap, of: item.place, with: other.open(), commitment: item.commitment)
    }
  }

  /// An insider seals another key for the same item: it opens, and it is not what was received.
  @Test func `a key that was put in place of the first is refused`() throws {
    let team = try SealingFixture.Team()
    let (place, first) = (SealingFixture.item(), try ItemKey.make(SealingFixture.item()).commitment)
    let wrap = try ItemKey.make(place).wrap(for: team.epoch.key, in: team.epoch.place)
    #expect(throws: SealingError.otherCommitment) {
      _ = try ItemKey.unwrap(wrap, of: place, with: team.open(), commitment: first)
    }
  }

  @Test func `files go through in pieces`() throws {
    let item = try ItemKey.make(SealingFixture.item(kind: .file))
    let file = [UInt8](repeating: 5, count: 100_000)
    var (sealed, opened) = ([UInt8](), [UInt8]())
    var sealing = try item.sealingStream(into: &sealed)
    sealing.add(file.span.bytes, into: &sealed)
    sealing.finish(into: &sealed)
    var opening = try item.openingStream()
    try opening.add(sealed) { opened += $0.withUnsafeBytes { Array($0) } }
    try opening.finish { opened += $0.withUnsafeBytes { Array($0) } }
    #expect(opened == file)
  }
}
