import RegularExpressions
import Testing

@Suite struct RegularExpressionSetTests {
  private func matches(_ set: RegularExpressionSet, _ text: String) -> [Int32] {
    var found = [Int32](repeating: -1, count: set.count)
    let count = set.matches(in: Array(text.utf8).span.bytes, into: &found)
    return found[..<count].sorted()
  }

  @Test func `all patterns of a text are found at once`() throws {
    let set = try RegularExpressionSet(["a+", "b", "(?i:c)", "d|e"])
    #expect(matches(set, "xaaC") == [0, 2])
    #expect(matches(set, "e b") == [1, 3])
    #expect(matches(set, "x").isEmpty && matches(set, "").isEmpty)
  }

  @Test func `a place is the leftmost and there the longest`() throws {
    let set = try RegularExpressionSet(["ab|abc", "z"])
    let text = Array("éabcabc".utf8)
    #expect(set.firstPlace(of: 0, in: text.span.bytes) == 2..<5)
    #expect(set.firstPlace(of: 1, in: text.span.bytes) == nil)
  }

  @Test func `a text is bytes`() throws {
    let set = try RegularExpressionSet(["^..$", "é"])
    #expect(matches(set, "é") == [0, 1])
    var found: [Int32] = [0, 0]
    #expect(set.matches(in: [UInt8](arrayLiteral: 0x00, 0xFF).span.bytes, into: &found) == 1)
  }

  @Test func `what is no pattern is refused by its place`() {
    let problem = #expect(throws: RegularExpressionSet.Problem.self) { try RegularExpressionSet(["a", "("]) }
    #expect(problem?.index == 1 && problem?.reason == "missing ): (")
    #expect(throws: RegularExpressionSet.Problem.self) {
      try RegularExpressionSet((0..<50).map { "(\($0)[a-f]{200}){20}" }, memoryBytes: 1 << 16)
    }
  }

  @Test func `too little memory for matching makes it slow and not wrong`() throws {
    let set = try RegularExpressionSet(["x[ab]{12}y", "q"], memoryBytes: 1 << 15)
    let text = String(repeating: "xabbabaabab", count: 500) + "xababababababy"
    #expect(matches(set, text) == [0])
  }
}
