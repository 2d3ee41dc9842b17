import Readability
import Testing

@Suite struct WordsTests {
  @Test(arguments: [
    ("one two  three", 3), ("well-known", 1), ("apps—and phones", 3), ("and/or", 2), ("“Yes,” (no) … –", 2), ("000", 1),
    ("& * -", 0),
  ])
  func `words stand between spaces and dashes`(text: String, count: Int) {
    #expect(Readability(of: text).words == count)
  }
}
