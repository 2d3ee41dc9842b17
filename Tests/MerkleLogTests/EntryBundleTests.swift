import GroundTestKit
import Testing

@testable import MerkleLog

@Suite struct EntryBundleTests {
  @Test func `entries come back`() {
    let entries: [[UInt8]] = [[], [1], [UInt8](repeating: 7, count: 300), [UInt8](repeating: 8, count: 65_535), []]
    let bytes = EntryBundle.bytes(of: entries)
    #expect(bytes.count == 300 + 65_536 + 10)
    #expect(EntryBundle.entries(bytes) == entries)
    #expect(EntryBundle.bytes(of: [[1, 2, 3]]) == [0, 3, 1, 2, 3])
  }

  @Test func `bytes cut anywhere inside an entry are none`() {
    let bytes = EntryBundle.bytes(of: [[1, 2], [3, 4, 5]])
    for count in 0...bytes.count {
      #expect((EntryBundle.entries(bytes.prefix(count)) != nil) == [0, 4, 9].contains(count), "\(count)")
    }
  }

  @Test func `random bytes are read or refused, and never more than there is`() {
    var random = SeededRandom(seed: 5)
    for _ in 0..<2_000 {
      let bytes = (0..<Int.random(in: 0..<40, using: &random)).map { _ in UInt8.random(in: 0...4, using: &random) }
      if let entries = EntryBundle.entries(bytes) { #expect(EntryBundle.bytes(of: entries) == bytes) }
    }
  }
}
