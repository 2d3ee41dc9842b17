import Primitives
import Testing

@testable import Policy

@Suite struct PolicySpanTests {
  @Test(arguments: [("72h", 72, "72 hours"), ("1d", 24, "1 day"), ("6m", 4320, "6 months"), ("2y", 17520, "2 years")])
  func `a span is a number and a unit`(text: String, hours: Int, words: String) throws {
    let span = try #require(PolicySpan(text))
    #expect(span.hours == hours)
    #expect(span.words == words)
    #expect(span.description == text)
  }

  @Test(arguments: ["", "h", "0d", "-1d", "12345d", "1w", "1.5h", "1 d", "１d"])
  func `other texts are none`(text: String) { #expect(PolicySpan(text) == nil) }

  @Test func `hours end with the last day that they touch`() throws {
    let day = try #require(CalendarDate("2026-01-31"))
    #expect(PolicySpan("25h")?.end(from: day).description == "2026-02-02")
    #expect(PolicySpan("1m")?.end(from: day).description == "2026-02-28")
    #expect(PolicySpan("1y")?.end(from: day).description == "2027-01-31")
  }
}
