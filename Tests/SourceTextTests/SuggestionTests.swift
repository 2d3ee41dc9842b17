import GroundTestKit
import Testing

@testable import SourceText

@Suite struct SuggestionTests {
  /// The definition, as slow as it is plain: the fewest insertions, deletions, replacements and neighbour swaps, where
  /// no part is changed twice.
  private func plainDistance(_ left: ArraySlice<Unicode.Scalar>, _ right: ArraySlice<Unicode.Scalar>) -> Int {
    guard let last = left.last else { return right.count }
    guard let other = right.last else { return left.count }
    var distance = min(
      plainDistance(left.dropLast(), right) + 1,
      plainDistance(left, right.dropLast()) + 1,
      plainDistance(left.dropLast(), right.dropLast()) + (last == other ? 0 : 1))
    if left.count > 1, right.count > 1, last == right.dropLast().last, left.dropLast().last == other {
      distance = min(distance, plainDistance(left.dropLast(2), right.dropLast(2)) + 1)
    }
    return distance
  }

  private func word(upTo length: Int, of letters: String, using random: inout SeededRandom) -> String {
    String((0..<Int.random(in: 0...length, using: &random)).compactMap { _ in letters.randomElement(using: &random) })
  }

  @Test func `the distance is that of the plain definition`() {
    var random = SeededRandom(seed: 3)
    for _ in 0..<1500 {
      let left = Array(word(upTo: 6, of: "abc", using: &random).unicodeScalars)
      let right = Array(word(upTo: 6, of: "abc", using: &random).unicodeScalars)
      let (fast, plain) = (Suggestion.editDistance(left, right), plainDistance(left[...], right[...]))
      guard fast == plain, fast == Suggestion.editDistance(right, left) else {
        Issue.record("\(left) to \(right): \(fast), and should be \(plain)")
        return
      }
    }
  }

  @Test(arguments: [
    ("", "", 0), ("", "abc", 3), ("abc", "", 3), ("abc", "abc", 0), ("abc", "acb", 1), ("ca", "abc", 3),
    ("kitten", "sitting", 3), ("format", "fromat", 1), ("é", "e", 1), ("aaa", "aaaa", 1),
  ])
  func `known distances`(_ left: String, _ right: String, _ expected: Int) {
    #expect(Suggestion.editDistance(Array(left.unicodeScalars), Array(right.unicodeScalars)) == expected)
  }

  @Test(arguments: [
    ("colour", "color"), ("fromat", "format"), ("foramt", "format"), ("FORMAT", "format"), ("formatt", "format"),
    ("ormat", "format"), ("i", "id"), ("colours", "color"),
  ])
  func `a slip is understood`(_ typed: String, _ meant: String) {
    #expect(Suggestion.nearest(to: typed, in: ["banana", "color", "format", "id"]) == meant)
  }

  @Test(arguments: ["", "pqrst", "formidable", "xyz", "fmt", String(repeating: "a", count: 100)])
  func `nothing is suggested for a word that is far from all`(_ typed: String) {
    #expect(Suggestion.nearest(to: typed, in: ["banana", "color", "format"]) == nil)
  }

  @Test func `no candidates, no suggestion`() {
    #expect(Suggestion.nearest(to: "a", in: []) == nil)
  }

  @Test func `of equally near words the first in the alphabet is taken, whatever their order`() {
    #expect(Suggestion.nearest(to: "cat", in: ["rat", "bat", "hat"]) == "bat")
    #expect(Suggestion.nearest(to: "cat", in: ["hat", "rat", "bat"]) == "bat")
    #expect(Suggestion.nearest(to: "cat", in: ["bat", "cats", "Cat"]) == "Cat")
  }

  @Test func `a third of the word may differ and no more`() {
    #expect(Suggestion.nearest(to: "abcdef", in: ["abcdxy"]) == "abcdxy")
    #expect(Suggestion.nearest(to: "abcdef", in: ["abcxyz"]) == nil)
    #expect(Suggestion.nearest(to: "abc", in: ["abx"]) == "abx")
    #expect(Suggestion.nearest(to: "abc", in: ["axy"]) == nil)
  }

  @Test func `words of 64 characters are compared and longer ones are not`() {
    let word = String(repeating: "a", count: 64)
    #expect(Suggestion.nearest(to: word.dropLast() + "b", in: [word]) == word)
    #expect(Suggestion.nearest(to: word + "b", in: [word]) == nil)
    #expect(Suggestion.nearest(to: word, in: [word + "b"]) == nil)
  }

  @Test func `the nearest is the one that comparing all by definition finds`() {
    var random = SeededRandom(seed: 4)
    for _ in 0..<150 {
      let typed = word(upTo: 5, of: "ab", using: &random)
      let candidates = (0..<6).map { _ in word(upTo: 6, of: "abc", using: &random) }
      let near = candidates.map { candidate in
        (plainDistance(Array(typed.unicodeScalars)[...], Array(candidate.unicodeScalars)[...]), candidate)
      }.filter { $0.0 <= max(1, max(typed.count, $0.1.count) / 3) }
      let expected = typed.isEmpty ? nil : near.min { $0 < $1 }?.1
      #expect(Suggestion.nearest(to: typed, in: candidates) == expected, "\(typed) in \(candidates)")
    }
  }

  @Test func `a hint asks, or says the other words`() {
    #expect(Suggestion.hint(for: "colour", in: ["color"], otherwise: "see --help") == "did you mean \"color\"?")
    #expect(Suggestion.hint(for: "banana", in: ["color"], otherwise: "see --help") == "see --help")
  }
}
