import Testing

@testable import RegularExpressions

@Suite struct ReplacementTests {
  private func replace(_ text: String, _ pattern: String, _ replacement: String, max: Int = .max) throws -> String {
    let bytes = try RegularExpression(pattern).replacing(
      in: text.utf8.span.bytes, with: Replacement(replacement), max: max)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("banana", "ana", "x", "bxna"), ("banana", "a", "[\\0]", "b[a]n[a]n[a]"),
    ("foo bar", "(fo+) (ba+)", "\\2 \\1", "ba foor"),
    ("abc", "x", "y", "abc"), ("ab", "", "-", "-a-b-"), ("a", "(b)?a", "<\\1>", "<>"), ("a", "a", "\\\\", "\\"),
    ("é", "", ".", ".é."), ("", "^$", "new", "new"),
  ])
  func `matches give way to the new text`(_ text: String, _ pattern: String, _ new: String, _ expected: String) throws {
    #expect(try replace(text, pattern, new) == expected)
  }

  @Test func `only the first ones give way when a number is given`() throws {
    #expect(try replace("aaa", "a", "b", max: 2) == "bba")
    #expect(try replace("aaa", "a", "b", max: 0) == "aaa")
  }

  @Test(arguments: [("a\\", 1), ("\\x", 0), ("ab\\ 1", 2)])
  func `a backslash stands before a digit or a backslash`(_ text: String, _ offset: Int) {
    #expect(throws: Replacement.BadEscape(offset: offset)) { try Replacement(text) }
  }

  @Test func `a group that does not exist is refused`() {
    #expect(throws: ReplacementError.noSuchGroup(2)) { try replace("a", "(a)", "\\2") }
  }

  @Test func `the new text has a limit`() throws {
    let expression = try RegularExpression("a")
    let text = String(repeating: "a", count: 100)
    let replacement = try Replacement(String(repeating: "b", count: 100))
    #expect(throws: ReplacementError.tooLong(bytesMax: 9999)) {
      try expression.replacing(in: text.utf8.span.bytes, with: replacement, bytesMax: 9999)
    }
    #expect(try expression.replacing(in: text.utf8.span.bytes, with: replacement, bytesMax: 10_000).count == 10_000)
  }
}
