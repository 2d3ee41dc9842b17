import GroundTestKit
import Memory
import Testing

/// Each random history is played on the table and on a dictionary.
@Suite struct PairTableTests {
  private struct Key: Hashable {
    let key: UInt64
    let tag: UInt32
  }

  @Test(arguments: 0..<20) func `it behaves like a dictionary`(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    var table = PairTable<Int32>(capacity: 16)
    var model: [Key: Int32] = [:]
    for step in 0..<3000 {
      let key = Key(key: UInt64.random(in: 0..<200, using: &random), tag: UInt32.random(in: 0..<3, using: &random))
      switch Int.random(in: 0..<10, using: &random) {
      case 0..<6:
        if table.needsRoom { table.makeRoom { _, _, _ in true } }
        let (place, isNew) = table.place(key.key, tag: key.tag, initial: 0)
        #expect(isNew == (model[key] == nil))
        table[place: place] += Int32(step)
        model[key, default: 0] += Int32(step)
      case 6..<9:
        if let place = table.find(key.key, tag: key.tag) { table.remove(at: place) }
        model[key] = nil
      default:
        table.makeRoom { _, _, value in value % 7 != 0 }
        model = model.filter { $0.value % 7 != 0 }
      }
      #expect(table.count == model.count)
    }
    for (key, value) in model { #expect(table.find(key.key, tag: key.tag).map { table[place: $0] } == value) }
  }

  @Test func `what was written out is the same table again`() {
    var table = PairTable<Int32>(capacity: 16)
    for key in 0..<9 { table[place: table.place(UInt64(key), tag: 1, initial: 0).place] = Int32(key * key) }
    let restored = table.withBytes { PairTable<Int32>.restored(from: $0) }
    guard let copy = restored else {
      Issue.record("the table was refused")
      return
    }
    #expect(copy.count == 9)
    #expect(copy.find(8, tag: 1).map { copy[place: $0] } == 64)
  }

  @Test func `bytes that are no table are refused`() {
    for count in [0, 15, 16, 17 * 16, 16 * 16 + 1] {
      let bytes = [UInt8](repeating: 0xFF, count: count)
      let isNothing = PairTable<Int32>.restored(from: bytes.span.bytes) == nil
      #expect(isNothing)
    }
  }
}
