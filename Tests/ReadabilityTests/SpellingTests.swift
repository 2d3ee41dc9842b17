import Readability
import Testing

@Suite struct SpellingTests {
  @Test(arguments: [
    ("silent at the end", "safe", 1), ("not silent", "maple", 2), ("a form of a verb", "waited", 2),
    ("a form of a verb", "moved", 1), ("more than one", "boxes", 2), ("more than one", "notes", 1),
    ("silent before an ending", "careful", 2), ("silent in a compound", "homeless", 2), ("apart", "radio", 3),
    ("apart", "violent", 3), ("together", "station", 2), ("together", "special", 2), ("apart", "doing", 2),
    ("y between vowels", "employee", 3), ("a hidden vowel", "racism", 3),
  ])
  func `rules of spelling`(rule: String, word: String, count: Int) {
    #expect(Readability.syllables(in: word) == count, "\(rule): \(word)")
  }
}
