import Primitives
import Testing
import TextSignals

@Suite struct TextPlacesTests {
  @Test(arguments: [
    ("so I will hurt you now", "threat", "I will hurt you"), ("Кill yourself", "threat", "Кill yourself"),
    ("ok. I kn0w where you live!", "monitoring", "I kn0w where you live"), ("outside", "monitoring", "outside"),
    ("l e a v e me alone", "stop-request", "l e a v e me alone"),
    ("her number is 01632 960123", "doxxing", "01632 960123"),
    ("é call +44 1632 960 123", "doxxing", "+44 1632 960 123"),
    ("I would never hurt you but I will hurt you", "threat", "I will hurt you"),
  ])
  func `a mention has its place in the text as it was written`(text: String, set: String, expected: String) {
    let bytes = Array(text.utf8)
    var places = TextPlaces(TextSetReader.embedded())
    let found = places.places(in: bytes).first { $0.set.text == set }
    #expect(found.map { String(decoding: bytes[$0.bytes], as: UTF8.self) } == expected)
  }

  @Test func `a text without a mention has no places`() {
    var places = TextPlaces(TextSetReader.embedded())
    #expect(places.places(in: Array("purple jumper".utf8)).isEmpty && places.places(in: []).isEmpty)
  }
}
