import Testing

@testable import Sealing

@Suite struct PlaceTests {
  @Test func `every part of a place tells it from others`() {
    let places = [
      SealingFixture.item(), SealingFixture.item(2), SealingFixture.item(kind: .message),
      SealingFixture.item(in: SealingFixture.epoch(1)), SealingFixture.item(in: SealingFixture.epoch(0, case: 8)),
      SealingFixture.item(in: SealingFixture.epoch(tenant: "other")),
    ]
    #expect(Set(places.map(\.bytes)).count == places.count)
    let wraps =
      places.map { $0.wrapBytes(in: SealingFixture.epoch(5)) } + [places[0].wrapBytes(in: SealingFixture.epoch(6))]
    #expect(Set(wraps).count == places.count + 1)
    #expect(Set(wraps).isDisjoint(with: places.map(\.bytes)))
  }

  /// Without lengths, a name that runs into the next part would be another place in the same bytes.
  @Test func `parts do not run into each other`() {
    #expect(PlaceBytes.of("a", [[1], [2, 3]]) != PlaceBytes.of("a", [[1, 2], [3]]))
    #expect(PlaceBytes.of("a", [[], [1]]) != PlaceBytes.of("a", [[1], []]))
    #expect(PlaceBytes.of("ab", []) != PlaceBytes.of("a", [Array("b".utf8)]))
  }
}
