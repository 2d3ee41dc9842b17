import GroundTestKit
import Testing

@testable import Evidence

@Suite struct LeafTests {
  private let time = LeafTime(seconds: 1_800_000_000, counter: 5, status: .synchronised)
  private let bytes32 = [UInt8](repeating: 7, count: 32)

  private var full: Leaf {
    Leaf(
      .item, at: time, sealedDigest: bytes32, content: Commitment(bytes32), keyCommitment: bytes32,
      chain: Commitment(bytes32), reason: .survivorAsked)
  }

  @Test func `every kind comes back from its bytes`() {
    for kind in Leaf.Kind.allCases {
      for leaf in [Leaf(kind, at: time), Leaf(kind, at: time, reason: .legalHold), full] {
        #expect(Leaf(leaf.bytes) == leaf)
        #expect(leaf.bytes.count <= Leaf.byteCountMax)
      }
    }
    #expect(full.bytes.count == 16 + 1 + 17 + 4 * 35 + 4)
  }

  @Test func `bytes in another form are no leaf`() {
    let bytes = full.bytes
    for count in 0..<bytes.count where ![34, 69, 104, 139, 174].contains(count) {
      #expect(Leaf(Array(bytes.prefix(count))) == nil, "\(count)")
    }
    #expect(Leaf(bytes + [0]) == nil && Leaf(bytes + bytes) == nil)
    // An unknown field, a field twice, fields out of order, and fields of another length.
    let head = Array(bytes.prefix(34))
    let field1 = [1, 0, 32] + bytes32, field3 = [3, 0, 32] + bytes32
    for fields in [
      [9, 0, 1, 1], field1 + field1, field3 + field1, [1, 0, 31] + bytes32.dropLast(), [5, 0, 2, 1, 1], [5, 0, 1, 99],
      [2, 0, 0], [0, 0, 0],
    ] as [[UInt8]] {
      #expect(Leaf(head + fields) == nil, "\(fields)")
    }
    #expect(Leaf(head + field1 + field3) != nil)
  }

  @Test func `random changes are refused or are another leaf`() {
    var random = SeededRandom(seed: 2)
    for _ in 0..<3_000 {
      var bytes = full.bytes
      bytes[Int.random(in: 0..<bytes.count, using: &random)] ^= UInt8.random(in: 1...255, using: &random)
      if let leaf = Leaf(bytes) { #expect(leaf != full && leaf.bytes == bytes) }
    }
    #expect(Leaf([UInt8](repeating: 0, count: 5_000)) == nil)
  }
}
