import Detection
import Testing

@Suite struct ReasonTemplateTests {
  @Test func `a reason is filled in`() {
    let template = ReasonTemplate(
      parts: [
        .role("who"), .text(" wrote "), .count, .text(" times in "), .elapsed, .text(" of "), .window, .role("x"),
      ])
    let text = template.fill(role: { $0 == "who" ? "u1" : nil }, count: 30, elapsed: 5_400_000, window: "24h")
    #expect(text == "u1 wrote 30 times in 1h30m of 24h")
  }
}
