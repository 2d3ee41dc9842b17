import Testing

@testable import Timestamping

@Suite struct TroubleTests {
  @Test func `it waits a minute, then twice as long each time, up to an hour`() {
    var (trouble, now, waits): (Trouble?, Int, [Int]) = (nil, 1_000, [])
    for _ in 0..<9 {
      let next = Trouble.after(trouble, reason: "no", seconds: now)
      waits.append(next.nextTry - now)
      #expect(next.waits(at: now) && next.waits(at: next.nextTry - 1) && !next.waits(at: next.nextTry))
      (trouble, now) = (next, next.nextTry)
    }
    #expect(waits == [60, 120, 240, 480, 960, 1_920, 3_600, 3_600, 3_600])
    #expect(trouble?.since == 1_000 && trouble?.failures == 9)
  }

  @Test func `a clock that was set back a year does not make it wait a year`() {
    let trouble = Trouble.after(nil, reason: "no", seconds: 100_000_000)
    #expect(!trouble.waits(at: 100_000_000 - 31_536_000))
  }

  @Test func `it comes back from its text, on one line and not endless`() throws {
    let trouble = Trouble.after(nil, reason: "a\nb\u{1B}[2J" + String(repeating: "ä", count: 1_000), seconds: -5)
    #expect(Trouble(text: trouble.text) == trouble)
    #expect(trouble.reason.hasPrefix("a b [2J") && trouble.reason.utf8.count <= 500)
    for text in ["", "1 2 3", "1 2\nx\n", "1 2 x\ny\n", "1 2 3\ny\nz\n"] { #expect(Trouble(text: text) == nil) }
  }
}
