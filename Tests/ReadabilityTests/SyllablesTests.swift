import Readability
import Testing

@Suite struct SyllablesTests {
  @Test(arguments: [
    1:
      "a the you phone shared called makes ways eyes friend can't won't who's whole league screens walked stopped 000 42",
    2:
      "table safely safety isn't people caller being create business houses changes someone lawyer household PC page's",
    3: "account-led location anyone employee idea paying-out specialist created video PDF behaviour two-factor",
    4: "technology security information everybody relationship television independent situation",
    5: "organisation's determination",
  ])
  func `a word has the syllables that one hears`(count: Int, words: String) {
    for word in words.split(separator: " ") { #expect(Readability.syllables(in: String(word)) == count, "\(word)") }
  }

  @Test func `letters outside ASCII do no harm`() {
    for word in ["é", "naïve", "ß", "ʼ", "日本", "I’m", "'"] { #expect(Readability.syllables(in: word) >= 0) }
  }
}
