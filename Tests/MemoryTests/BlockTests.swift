import Memory
import Testing

@Suite struct BlockTests {
  @Test func `a new block is all zeroes, and keeps what is written`() {
    var block = Block<UInt64>(count: 1000)
    #expect(block[999] == 0)
    block[999] = 7
    block[0] += 3
    #expect(block[999] == 7 && block[0] == 3 && block[500] == 0)
  }

  @Test func `memory that a block leaves behind is cleared before the next one has it`() {
    for _ in 0..<3 {
      var block = Block<UInt64>(count: 1 << 14)
      for place in stride(from: 0, to: block.count, by: 100) {
        #expect(block[place] == 0)
        block[place] = .max
      }
    }
  }

  @Test func `a larger block begins with the same elements`() {
    var block = Block<UInt32>(count: 3)
    block[2] = 9
    block.grow()
    #expect(block.count == 6 && block[2] == 9 && block[5] == 0)
  }

  @Test func `bytes written out and read back are the same elements`() {
    var block = Block<Int64>(count: 5)
    for index in 0..<5 { block[index] = Int64(index) * -1_000_000_007 }
    var copy = Block<Int64>(count: 8)
    block.withBytes { copy.copy(bytes: $0) }
    #expect(copy[4] == -4_000_000_028 && copy[7] == 0)
  }

  @Test func `a block of nothing is allowed, and fetching ahead past the end does nothing`() {
    let block = Block<UInt8>(count: 0)
    block.prefetch(5)
    #expect(block.count == 0)
  }

  @Test func `reading past the end stops the program`() async {
    await #expect(processExitsWith: .failure) {
      let block = Block<UInt8>(count: 4)
      _ = block[4]
    }
  }
}
