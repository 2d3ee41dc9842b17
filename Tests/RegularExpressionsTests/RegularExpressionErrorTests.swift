import Testing

@testable import RegularExpressions

@Suite struct RegularExpressionErrorTests {
  private func error(_ pattern: String, _ limits: RegularExpression.Limits = .init()) -> RegularExpressionError? {
    do throws(RegularExpressionError) {
      _ = try RegularExpression(pattern, limits: limits)
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [
    ("a(b", 0, "a “(” is not closed by “)”: a(b"),
    ("ab)", 0, "a “)” closes nothing: ab)"),
    ("a[b", 1, "a “[” is not closed by “]”: [b"),
    ("x[b-a]", 2, "this is no range or class of characters; a range runs upwards: b-a"),
    ("[[:nope:]]", 1, "this is no range or class of characters; a range runs upwards: [:nope:]"),
    ("ab\\y", 2, "this escape has no meaning: \\y"),
    ("ab\\", nil, "the pattern ends in a backslash that escapes nothing"),
    ("*a", 0, "there is nothing before this for it to repeat: *"),
    ("a{1001}", 1, "this number of repetitions is not allowed; the most is 1000: {1001}"),
    ("a**", 1, "a repetition cannot be repeated: **"),
    ("x(?=a)", 1, "this kind of group does not exist; look-around and back-references are not part of RE2: (?="),
    ("(?P<n&>a)", 0, "this is not the name of a group; names are letters, digits and “_”: (?P<n&>"),
    ("(a)\\1", 3, "this escape has no meaning: \\1"),
  ])
  func `a mistake is told in words, with its place`(_ pattern: String, _ offset: Int?, _ message: String) {
    let found = error(pattern)
    #expect(found?.message == message)
    #expect(found?.offset == offset)
  }

  @Test func `a pattern has a limit on its length`() {
    #expect(error("[" + String(repeating: "a", count: 9_998) + "]") == nil)
    #expect(
      error(String(repeating: "a", count: 10_001))
        == .init(reason: .patternTooLong(bytesMax: 10_000), fragment: "", offset: nil))
  }

  @Test(arguments: ["((a{100}){100}){100}", "(?:\\pL{1000}){100}", "(((((x{30}){30}){30}){30}){30})"])
  func `a small pattern for a large program is refused`(_ pattern: String) {
    let reason = error(pattern)?.reason
    #expect(reason == .tooLarge || reason == .badRepetitionCount, "\(pattern)")
  }

  @Test func `memory is limited`() {
    let pattern = "\\pL+"
    #expect(error(pattern) == nil)
    #expect(error(pattern, .init(memoryBytes: 10_000))?.message == "the pattern needs more memory than is allowed")
  }

  @Test func `deep nesting is refused or accepted, not a crash`() {
    _ = error(String(repeating: "(", count: 10_000))
    _ = error(String(repeating: "(", count: 5000) + String(repeating: ")", count: 5000))
  }
}
