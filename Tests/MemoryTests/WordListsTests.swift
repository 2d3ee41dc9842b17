import GroundTestKit
import Memory
import Testing

@Suite struct WordListsTests {
  @Test(arguments: 0..<20) func `lists behave like arrays`(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    var lists = WordLists()
    var names = [UInt32](repeating: 0, count: 12)
    var model = [[UInt32]](repeating: [], count: 12)
    for step in 0..<4000 {
      let which = Int.random(in: 0..<12, using: &random)
      switch Int.random(in: 0..<20, using: &random) {
      case 0:
        lists.drop(names[which])
        names[which] = 0
        model[which] = []
      case 1:
        lists.clear(names[which])
        model[which] = []
      case 2 where !model[which].isEmpty:
        let index = Int.random(in: 0..<model[which].count, using: &random)
        lists.remove(at: index, from: names[which])
        model[which].remove(at: index)
      default:
        lists.append(UInt32(step), to: &names[which])
        model[which].append(UInt32(step))
      }
    }
    for which in 0..<12 {
      #expect(lists.count(of: names[which]) == model[which].count)
      #expect((0..<model[which].count).map { lists[names[which], $0] } == model[which])
    }
  }

  @Test func `dropped lists are used again`() {
    var lists = WordLists()
    var name: UInt32 = 0
    for _ in 0..<100_000 {
      for word in 0..<20 { lists.append(UInt32(word), to: &name) }
      lists.drop(name)
      name = 0
    }
    #expect(lists.byteCount < 1 << 16)
  }

  @Test func `what was written out is the same lists again`() {
    var lists = WordLists()
    var name: UInt32 = 0
    for word in 0..<30 { lists.append(UInt32(word * 3), to: &name) }
    let restored = lists.withBytes { WordLists.restored(words: $0, used: $1, free: $2) }
    guard let copy = restored else {
      Issue.record("the lists were refused")
      return
    }
    #expect(copy.count(of: name) == 30 && copy[name, 29] == 87)
  }
}
