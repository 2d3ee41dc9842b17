import GroundTestKit
import Readability
import Testing

@Suite struct ReadabilityTests {
  @Test func `the grade follows from sentences, words and syllables`() {
    let text = Readability(of: "The cat sat on the mat. It was fun for all of us.")
    #expect(text == Readability(sentences: 2, words: 13, syllables: 13))
    #expect(abs(text.grade - (0.39 * 6.5 + 11.8 - 15.59)) < 1e-9)
  }

  @Test func `long words and long sentences raise the grade`() {
    let plain = Readability.grade(of: "You can stop here. You can come back.")
    let longer = Readability.grade(of: "You can stop here and you can come back when you want to and when it is safe.")
    let harder = Readability.grade(of: "Discontinue immediately. Subsequently reconsider participation.")
    #expect(plain < longer)
    #expect(longer < harder)
  }

  @Test(arguments: ["", " \n\t", "—", "- \n1. \n#", "...", "*** ---"])
  func `a text without words has grade 0`(text: String) {
    #expect(Readability(of: text).grade == 0)
  }

  @Test func `hostile texts are counted without harm`() {
    let texts =
      SharedData.naughtyStrings + [
        String(repeating: "a", count: 200_000), String(repeating: ". ", count: 100_000),
        String(repeating: "- \n", count: 100_000), String(repeating: "e-", count: 100_000), "\u{0}\u{FEFF}’t's", "n't",
      ]
    for text in texts {
      let counts = Readability(of: text)
      #expect(counts.syllables >= counts.words || counts.words == 0)
      #expect(counts.words >= counts.sentences)
      #expect(counts.grade.isFinite)
    }
  }
}
