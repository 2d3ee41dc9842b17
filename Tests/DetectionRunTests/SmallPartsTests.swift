import SourceText
import Testing

@testable import DetectionRun

@Suite struct ByteTextTests {
  @Test func `sizes are read`() {
    #expect(ByteText.parse("2G") == 2 << 30)
    #expect(ByteText.parse("512M") == 512 << 20)
    #expect(ByteText.parse("1K") == 1_024)
    for text in ["", "G", "2", "2g", "-1G", "1.5G", "9999999G", "²G", "1 G"] { #expect(ByteText.parse(text) == nil) }
  }

  @Test func `sizes are shown`() {
    #expect(ByteText.text(0) == "0 bytes")
    #expect(ByteText.text(2_048) == "2.0 kB")
    #expect(ByteText.text(3 << 19) == "1.5 MB")
    #expect(ByteText.text(5 << 30) == "5.0 GB")
  }
}

@Suite struct RunPositionTests {
  @Test func `a position is read back from its numbers`() {
    var position = RunPosition(ruleCount: 2)
    (position.inputBytes, position.inputLines, position.alertBytes) = (1, 2, 3)
    (position.refusedBytes, position.refusedLines, position.alertsOfRules) = (4, 5, [6, 7])
    #expect(position.numbers == [1, 2, 3, 4, 5, 6, 7])
    #expect(RunPosition(position.numbers, ruleCount: 2) == position)
    #expect(RunPosition(position.numbers, ruleCount: 3) == nil)
    #expect(RunPosition([.max, 0, 0, 0, 0], ruleCount: 0) == nil)
  }
}

@Suite struct RunProgressTests {
  @Test func `progress says how much is left where the length is known`() {
    let start = RunProgress(bytes: 0, ofBytes: 200, events: 0)
    #expect(RunProgress(bytes: 50, ofBytes: 200, events: 40).text(since: start, seconds: 2) == "25 %, 20 events/s")
    #expect(RunProgress(bytes: 50, ofBytes: nil, events: 40).text(since: start, seconds: 0) == "40 events, 0 events/s")
  }
}

@Suite struct RuleDigestTests {
  private func file(_ text: String) -> SourceFile { SourceFile(name: "a", text: text) }

  @Test func `order and names do not matter, and any other byte does`() {
    let one = RuleDigest.digest([file("a"), file("b")])
    #expect(one.count == 32)
    #expect(one == RuleDigest.digest([file("b"), file("a")]))
    #expect(one != RuleDigest.digest([file("b"), file("aa")]))
    #expect(one != RuleDigest.digest([file("ab")]))
  }

  @Test func `phrases are made ready only where a rule asks`() {
    #expect(RuleDigest.asksForPhrases([file("mm"), file("when: text.mentions(\"threat\")")]))
    #expect(!RuleDigest.asksForPhrases([file("when: amount < 5.0 # mention")]))
  }
}
