import Testing

@testable import Sodium

@Suite struct PaddingTests {
  @Test func `never shorter, at most an eighth longer, and growing`() {
    var last = 0
    for count in 0..<100_000 {
      let padded = Padding.paddedCount(count, minimum: 1)
      #expect(padded >= count && padded >= last)
      #expect(Double(padded) <= Double(count) * 1.12 + 1)
      last = padded
    }
  }

  // By hand from the definition: 9 = 1001b keeps two of four bits less, 1,000,000 keeps its upper five.
  @Test(arguments: [(8, 8), (9, 10), (11, 12), (100, 104), (1_000, 1_024), (1_000_000, 1_015_808), (2, 2), (1, 1)])
  func `known lengths`(_ count: Int, _ padded: Int) {
    #expect(Padding.paddedCount(count, minimum: 1) == padded)
  }

  @Test func `everything short looks alike`() {
    #expect(Set((0...256).map { Padding.paddedCount($0, minimum: 256) }) == [256])
  }

  @Test func `a million lengths have few looks`() {
    #expect(Set((1...1_000_000).map { Padding.paddedCount($0, minimum: 256) }).count < 300)
  }

  @Test func `a padded length stays as it is`() {
    for count in stride(from: 1, to: 1 << 40, by: 7_919_000_003) {
      let padded = Padding.paddedCount(count, minimum: 1)
      #expect(Padding.paddedCount(padded, minimum: 1) == padded)
    }
  }
}
