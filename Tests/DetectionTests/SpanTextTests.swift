import Detection
import Testing

@Suite struct SpanTextTests {
  @Test(
    arguments: [
      ("24h", 86_400_000), ("7d", 604_800_000), ("90m", 5_400_000), ("1d12h", 129_600_000), ("0s", 0), ("5s", 5_000),
      ("1d1h1m1s", 90_061_000), ("400d", 34_560_000_000), ("999999999d", 86_399_999_913_600_000),
    ] as [(String, Milliseconds)])
  func `a span is read`(_ text: String, _ milliseconds: Milliseconds) {
    #expect(SpanText.parse(text) == milliseconds)
  }

  @Test(arguments: ["", "7", "d", "7 d", "12h1d", "1d1d", "-1d", "1.5h", "1w", "1D", "1000000000d", "٣d", "1d ", "ten"])
  func `what is no span is refused`(_ text: String) {
    #expect(SpanText.parse(text) == nil)
  }

  @Test(
    arguments: [
      (0, "0s"), (999, "0s"), (1_000, "1s"), (5_400_000, "1h30m"), (129_600_000, "1d12h"), (90_061_999, "1d1h1m1s"),
    ] as [(Milliseconds, String)])
  func `a span is written in all its units`(_ milliseconds: Milliseconds, _ text: String) {
    #expect(SpanText.text(milliseconds) == text)
  }
}

@Suite struct ExactSpanTests {
  @Test(
    arguments: [
      (0, "0s"), (1_000, "1s"), (250, "0.250s"), (5, "0.005s"), (1_250, "1.250s"), (62_005, "1m2.005s"),
      (60_001, "1m0.001s"),
      (90_061_000, "1d1h1m1s"),
    ] as [(Milliseconds, String)])
  func `a span has its milliseconds where it has some`(_ span: Milliseconds, _ text: String) {
    #expect(SpanText.exactText(span) == text)
  }
}
