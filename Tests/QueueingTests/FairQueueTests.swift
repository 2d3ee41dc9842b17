import GroundTestKit
import Queueing
import Testing

@Suite struct FairQueueTests {
  @Test func `who asks once does not wait behind who asks often`() {
    var queue = FairQueue<String, Int>(countMax: 100, countMaxPerKey: 50)
    for number in 0..<50 { _ = queue.add(number, for: "often") }
    for (number, key) in [(1_000, "once"), (2_000, "twice"), (2_001, "twice")] { _ = queue.add(number, for: key) }
    let first = (0..<7).compactMap { _ in queue.next() }
    #expect(first == [0, 1_000, 2_000, 1, 2_001, 2, 3])
  }

  @Test func `it grows to its limits and no further`() {
    var queue = FairQueue<Int, Int>(countMax: 10, countMaxPerKey: 4)
    let taken = (0..<8).map { queue.add($0, for: 0) } + (0..<8).map { queue.add($0, for: 1) }
    #expect(taken.map { $0 ? 1 : 0 } == [1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0])
    let more = (2..<5).map { queue.add(0, for: $0) }
    #expect(more == [true, true, false] && queue.count == 10)
    _ = queue.next()
    let last = queue.add(0, for: 4)
    #expect(last && queue.count == 10)
  }

  @Test func `everything comes out once, and each key's in its order`() {
    var random = SeededRandom(seed: 5)
    var queue = FairQueue<Int, Int>(countMax: 200, countMaxPerKey: 20)
    var (added, taken): ([Int: [Int]], [Int: [Int]]) = ([:], [:])
    for number in 0..<5_000 {
      let key = Int.random(in: 0..<30, using: &random)
      if Bool.random(using: &random) {
        if queue.add(key * 100_000 + number, for: key) { added[key, default: []].append(key * 100_000 + number) }
      } else if let element = queue.next() {
        taken[element / 100_000, default: []].append(element)
      }
    }
    while let element = queue.next() { taken[element / 100_000, default: []].append(element) }
    #expect(queue.count == 0 && taken == added && added.count == 30)
  }
}
