import GroundTestKit
import Testing

@testable import RegularExpressions

@Suite struct RegularExpressionTests {
  @Test(arguments: [
    ("@u[0-9]+", "hello @u17", true), ("@u[0-9]+", "hello @ux", false), ("@u[0-9]+", "@u @u @u5", true),
    ("^a", "ba", false), ("^a", "ab", true), ("(?m)^b", "a\nb", true), ("a$", "ba", true), ("a$", "a\n", false),
    ("(?i)MEET", "let us meet", true), ("meet", "let us MEET", false), ("", "", true), ("", "anything", true),
    ("^$", "", true), ("^$", "x", false), (".", "\n", false), ("(?s).", "\n", true), ("^.$", "é", true),
    ("\\p{Greek}", "aβ", true), ("[^a]", "a", false), ("a{2,3}", "a", false), ("a{2,3}", "baab", true),
    ("\\Bfoo|fob", "xfoo", true), ("\\b!x|ab", "a!x", true), ("\\x00b", "a\0b", true),
  ])
  func `a text matches where a part of it does`(_ pattern: String, _ text: String, _ expected: Bool) throws {
    #expect(try RegularExpression(pattern).matches(text) == expected)
  }

  @Test(arguments: [
    ("@u[0-9]+", "@u"), ("^abc", "abc"), ("abc|abd", "ab"), ("(?i)abc", ""), ("abc*", "ab"), ("\\bab", ""),
    ("a+b", "a"), (".*a", ""), ("é", "é"), ("a?b", ""), ("^", ""), ("abc", "abc"),
  ])
  func `what every match starts with is known`(_ pattern: String, _ prefix: String) throws {
    #expect(try RegularExpression(pattern).requiredPrefix == prefix)
  }

  @Test func `a search for the prefix changes no answer`() throws {
    var random = SeededRandom(seed: 7)
    let atoms = [
      "a", "b", "ab", "(a|b)", "[ab]", "^", "$", "\\b", "\\B", "a*", "b+", "(?i)a", "c?", "!", "(?m:^)", "\n", ".",
    ]
    let letters = Array("ab!c\nA")
    for _ in 0..<3000 {
      let pattern = (0...Int.random(in: 0...4, using: &random)).map { _ in
        atoms[Int.random(in: atoms.indices, using: &random)] + (Int.random(in: 0...4, using: &random) == 0 ? "|" : "")
      }.joined()
      // A group that may be empty hides the prefix from the computation and changes nothing else.
      let quick = try RegularExpression(pattern)
      let plain = try RegularExpression("(?:(?:\\b|\\B))(?:\(pattern))")
      #expect(plain.requiredPrefix.isEmpty)
      for _ in 0..<4 {
        let text = String(
          (0..<Int.random(in: 0...8, using: &random)).map { _ in letters.randomElement(using: &random) ?? "a" })
        #expect(quick.matches(text) == plain.matches(text), "\(pattern) in \(text.debugDescription)")
        #expect(quick.firstRange(in: text.utf8.span.bytes) == plain.firstRange(in: text.utf8.span.bytes), "\(pattern)")
      }
    }
  }

  @Test func `a part of a buffer is a text of its own`() throws {
    let buffer = Array("xx meet me xx".utf8)
    let part = buffer.span.bytes.extracting(3..<7)
    #expect(try RegularExpression("^meet$").matches(part))
    #expect(try !RegularExpression("me x").matches(buffer.span.bytes.extracting(3..<10)))
    #expect(try !RegularExpression("^meet").matches(buffer.span.bytes))
  }

  @Test func `bytes that are not UTF-8 are no fault`() throws {
    let bytes: [UInt8] = [0xFF, 0x61, 0xC3]
    #expect(try RegularExpression("a").matches(bytes.span.bytes))
    #expect(try !RegularExpression("é").matches(bytes.span.bytes))
  }

  @Test func `groups have numbers and names`() throws {
    let expression = try RegularExpression("(?P<day>[0-9]+)-([a-z]+)")
    #expect(expression.groupCount == 2)
    #expect(expression.groupNames == ["day", nil])
  }

  @Test func `time grows with the text, not with the pattern's ways`() throws {
    let text = String(repeating: "a", count: 100_000)
    #expect(try !RegularExpression("(a*)*(a*)*(a|a)*b").matches(text))
    #expect(try !RegularExpression("(?:a?){60}a{60}c").matches(text))
  }

  @Test func `a pattern that is large when written out is refused before it runs`() {
    for pattern in ["[^x]{500}y", "(?:[ab]{50}){20}[ab]{600}", "(.{0,300}a){3}", "\\p{L}{1,20}", "(a|b)*a(a|b){1000}!"]
    {
      do throws(RegularExpressionError) {
        _ = try RegularExpression(pattern)
        Issue.record("\(pattern) is accepted")
      } catch {
        guard case .programTooLarge(let size, max: 1_500) = error.reason else {
          Issue.record("\(error)")
          continue
        }
        #expect(size > 1_500)
        #expect(error.message == "written out, the pattern has \(size) parts, and may have 1500")
      }
    }
    #expect(throws: RegularExpressionError.self) { try RegularExpression("\\pL{1000}") }
  }

  @Test func `a pattern's size is known`() throws {
    #expect(try RegularExpression("abc").programSize < 10)
    #expect(try RegularExpression("[ab]{50}").programSize > 50)
  }

  @Test func `every naughty string is matched by itself`() throws {
    for text in SharedData.naughtyStrings {
      let quoted = text.unicodeScalars.map { $0.isASCII ? "\\x{\(String($0.value, radix: 16))}" : String($0) }.joined()
      #expect(try RegularExpression("^\(quoted)$").matches(text))
      _ = try? RegularExpression(text).matches(text)
    }
  }
}
