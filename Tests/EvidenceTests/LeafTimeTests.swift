import Testing

@testable import Evidence

@Suite struct LeafTimeTests {
  private func time(_ seconds: Int, _ counter: Int = 0) -> LeafTime {
    LeafTime(seconds: seconds, counter: counter, status: .free)
  }

  @Test(arguments: [0, -1, 1, Int(Int32.max), Int(Int32.max) + 1, Int(UInt32.max) + 1, .min, .max])
  func `any second comes back, before 1970 and after 2106 too`(_ seconds: Int) {
    let time = time(seconds, 3)
    #expect(LeafTime(time.bytes[...]) == time)
  }

  @Test func `a clock that moves with the counter has not jumped`() {
    let start = time(1_000, 0)
    #expect(!time(1_060, 60_000_000_000).hasJumped(since: start))
    #expect(!time(1_061, 60_000_000_000).hasJumped(since: start))
  }

  @Test(arguments: [1_062, 1_058, 1_060 + 86_400, 1_060 - 86_400, 0, Int(Int32.max), .max, .min])
  func `a clock that moves otherwise has`(_ seconds: Int) {
    #expect(time(seconds, 60_000_000_000).hasJumped(since: time(1_000, 0)))
  }

  @Test func `bytes that are no time`() {
    #expect(LeafTime([]) == nil)
    #expect(LeafTime([UInt8](repeating: 0, count: 17)[...]) == nil)
    #expect(LeafTime(([UInt8](repeating: 0, count: 8) + [0x80] + [UInt8](repeating: 0, count: 7) + [1])[...]) == nil)
  }
}
