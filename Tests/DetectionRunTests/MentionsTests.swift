import CELRecords
import DetectionRun
import Testing
import TextSignals

@Suite struct MentionsTests {
  private static let family = Mentions.embedded()

  private func mentions(_ text: String, _ set: String) throws -> Bool {
    let function = try #require(Self.family[set])
    let bytes = Array(text.utf8)
    return function(bytes.span.bytes)
  }

  @Test func `each set of the program can be asked for`() {
    #expect(Self.family.name == "mentions")
    #expect(Self.family.memberNames == TextSetReader.embeddedNames)
    #expect(Self.family["no-such-set"] == nil)
  }

  @Test func `a text has the answers that the sets give, in whatever order they are asked`() throws {
    let sets = TextSetReader.embedded()
    var scratch = sets.makeScratch()
    #expect(sets.sets.map { "\($0.id)" } == TextSetReader.embeddedNames)
    let texts = [
      "i will kill you", "i will kill you", "", "see you at six", "i am outside",
      String(repeating: "i am outside ", count: 900),
    ]
    for text in texts + texts.reversed() {
      let bytes = Array(text.utf8)
      let mask = sets.mask(of: bytes.span.bytes, scratch: &scratch)
      for name in TextSetReader.embeddedNames {
        let expected = try #require(sets.mentions(name)).isIn(mask)
        #expect(try mentions(text, name) == expected, "\(text.prefix(40)) \(name)")
      }
    }
    #expect(try mentions("i will kill you", "threat"))
  }
}
