import Testing

@testable import RegularExpressions

@Suite struct MatchesTests {
  @Test func `the first match has its place and its groups`() throws {
    let text = "to @u17 and @u4"
    let found = try RegularExpression("@(u)([0-9]+)(x)?").firstMatch(in: text.utf8.span.bytes)
    #expect(found == .init(range: 3..<7, groups: [4..<5, 5..<7, nil]))
  }

  @Test func `an empty group is not a missing one`() throws {
    #expect(try RegularExpression("a(b*)").firstMatch(in: "a".utf8.span.bytes)?.groups == [1..<1])
    #expect(try RegularExpression("()").firstMatch(in: [UInt8]().span.bytes) == .init(range: 0..<0, groups: [0..<0]))
  }

  @Test func `an extract is the first group, or the match without groups`() throws {
    let text = "to @u17"
    #expect(try RegularExpression("@(u[0-9]+)").firstExtract(in: text.utf8.span.bytes) == 4..<7)
    #expect(try RegularExpression("@u[0-9]+").firstExtract(in: text.utf8.span.bytes) == 3..<7)
    #expect(try RegularExpression("@(x)?u").firstExtract(in: text.utf8.span.bytes) == nil)
    #expect(try RegularExpression("@(y)").firstExtract(in: text.utf8.span.bytes) == nil)
  }

  @Test func `a search may start further on and still sees what stands before`() throws {
    let text = "aba"
    #expect(try RegularExpression("a").firstRange(in: text.utf8.span.bytes, from: 1) == 2..<3)
    #expect(try RegularExpression("^a").firstRange(in: text.utf8.span.bytes, from: 2) == nil)
    #expect(try RegularExpression("\\ba").firstRange(in: text.utf8.span.bytes, from: 2) == nil)
    #expect(try RegularExpression("$").firstRange(in: text.utf8.span.bytes, from: 3) == 3..<3)
  }

  @Test(arguments: [
    ("a", "banana", [1..<2, 3..<4, 5..<6]), ("ana", "banana", [1..<4]), ("a*", "baac", [0..<0, 1..<3, 4..<4]),
    ("", "é!", [0..<0, 2..<2, 3..<3]), ("^a", "aaa", [0..<1]), ("x", "", []),
  ])
  func `all matches come from left to right and do not overlap`(
    _ pattern: String, _ text: String, _ expected: [Range<Int>]
  ) throws {
    #expect(try RegularExpression(pattern).allMatches(in: text.utf8.span.bytes).map(\.range) == expected)
  }

  @Test func `the number of matches can be limited`() throws {
    #expect(try RegularExpression("a").allMatches(in: "aaaa".utf8.span.bytes, max: 2).count == 2)
    #expect(try RegularExpression("a").allMatches(in: "aaaa".utf8.span.bytes, max: 0).isEmpty)
  }

  @Test func `more than thirty-one groups are cut off, not overrun`() throws {
    let pattern = String(repeating: "(a)", count: 40)
    let found = try RegularExpression(pattern).firstMatch(in: String(repeating: "a", count: 40).utf8.span.bytes)
    #expect(found?.range == 0..<40)
    #expect(found?.groups.count == 31)
  }
}
