import GroundTestKit
import Primitives
import SourceText
import Testing
import TextSignals

@Suite struct TextSetsTests {
  private let sets = TextSetReader.embedded()

  private func names(_ text: String) -> [String] {
    var scratch = sets.makeScratch()
    return sets.names(in: sets.mask(of: Array(text.utf8).span.bytes, scratch: &scratch))
  }

  @Test func `a rule asks by name`() {
    #expect(sets.mentions("threat") != nil && sets.mentions("thread") == nil)
    var scratch = sets.makeScratch()
    let mask = sets.mask(of: Array("I will hurt you".utf8).span.bytes, scratch: &scratch)
    #expect(sets.mentions("threat")?.isIn(mask) == true && sets.mentions("doxxing")?.isIn(mask) == false)
  }

  @Test func `a harmless memo names nothing`() {
    for text in ["purple jumper", "rent March", "pizza", "thanks", "happy birthday!", "0.01", "", " "] {
      #expect(names(text) == [], "\(text)")
    }
  }

  @Test func `an exception takes back what stands inside of it only`() {
    #expect(names("I would never hurt you") == [])
    #expect(names("I would never hurt you, I will hurt you") == ["threat"])
    #expect(names("I will hurt you. I would never hurt you, I would never hurt you") == ["threat"])
  }

  @Test func `what a survivor writes is a request to stop and no threat`() {
    #expect(names("leave me alone") == ["stop-request"])
    #expect(names("Please stop messaging me") == ["stop-request"])
    #expect(names("do not contact me again, I will call the police") == ["stop-request"])
  }

  @Test func `hostile texts are read in bounds`() {
    var scratch = sets.makeScratch()
    let threat = Array("I will hurt you ".utf8)
    let bombs: [[UInt8]] = [
      [], [0], [0xFF], Array(repeating: 0, count: 1 << 20), Array(repeating: 0xFF, count: 1 << 20),
      Array(repeating: 0x61, count: 1 << 20), Array(String(repeating: "e\u{301}\u{302}", count: 100_000).utf8),
      Array(String(repeating: "\u{202E}\u{2066}", count: 100_000).utf8),
      Array(String(repeating: "you are ", count: 100_000).utf8),
      Array(String(repeating: "never hurt you ", count: 2000).utf8),
    ]
    for bytes in bombs { _ = sets.mask(of: bytes.span.bytes, scratch: &scratch) }
    let start = threat + bombs[3]
    #expect(sets.names(in: sets.mask(of: start.span.bytes, scratch: &scratch)) == ["threat"])
    let behind = Array(repeating: UInt8(ascii: "-"), count: 16 << 10) + threat
    #expect(sets.mask(of: behind.span.bytes, scratch: &scratch) == 0, "what stands behind the limit is not read")
    let split = Array("I wi".utf8) + [0, 0xFF] + Array("ll h\u{202E}urt you".utf8)
    #expect(sets.names(in: sets.mask(of: split.span.bytes, scratch: &scratch)) == ["threat"])
  }

  @Test func `several threads read at once`() async {
    let sets = sets
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<4 {
        group.addTask {
          var scratch = sets.makeScratch()
          let text = Array("I will hurt y\u{43E}u".utf8)
          return (0..<200).allSatisfy { _ in sets.mask(of: text.span.bytes, scratch: &scratch) != 0 }
        }
      }
      for await isSame in group { #expect(isSame) }
    }
  }

  @Test func `naughty strings name no threat`() {
    for text in SharedData.naughtyStrings { #expect(!names(text).contains("self-harm-pressure"), "\(text)") }
  }
}
