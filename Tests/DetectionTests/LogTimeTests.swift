import Detection
import Testing

@Suite struct LogTimeTests {
  @Test(
    arguments: [
      ("1970-01-01T00:00:00Z", 0), ("2026-01-01T00:00:00Z", 1_767_225_600_000_000_000),
      ("2026-01-01t01:30:00.25+01:30", 1_767_225_600_250_000_000),
      ("2025-12-31T23:59:59.999999999z", 1_767_225_599_999_999_999),
      ("2025-12-31T23:59:59.9999999999Z", 1_767_225_599_999_999_999),
      ("2025-12-31T14:00:00-10:00", 1_767_225_600_000_000_000),
      ("2199-12-31T23:59:59Z", 7_258_118_399_000_000_000),
    ] as [(String, Int64)])
  func `a moment is read`(_ text: String, _ nanoseconds: Int64) {
    #expect(LogTime.nanoseconds(rfc3339: text.utf8) == nanoseconds)
  }

  @Test(arguments: [
    "", "2026-01-01", "2026-01-01T00:00:00", "2026-01-01 00:00:00Z", "2026-02-30T00:00:00Z", "2026-01-01T24:00:00Z",
    "2026-01-01T00:60:00Z", "2026-06-30T23:59:60Z", "2026-01-01T00:00:00.Z", "2026-01-01T00:00:00Z ",
    "1969-12-31T23:59:59Z",
    "1970-01-01T00:00:00+00:01", "2199-12-31T23:59:59-00:01", "2026-01-01T00:00:00+24:00", "2026-01-01T00:00:00+0100",
    "+026-01-01T00:00:00Z", "2026-1-01T00:00:00Z",
    "2026-01-01T00:00:00.000000000000000000000000000000000000000000000Z",
  ])
  func `what is no moment is refused`(_ text: String) {
    #expect(LogTime.nanoseconds(rfc3339: text.utf8) == nil)
  }

  @Test func `numbers are read in their unit`() {
    #expect(LogTime.nanoseconds(1, in: .milliseconds) == 1_000_000)
    #expect(LogTime.nanoseconds(1, in: .seconds) == 1_000_000_000)
    #expect(LogTime.nanoseconds(1, in: .microseconds) == 1_000)
    #expect(LogTime.nanoseconds(1, in: .rfc3339) == nil)
    #expect(LogTime.nanoseconds(-1, in: .seconds) == nil)
    #expect(LogTime.nanoseconds(7_258_118_400, in: .seconds) == nil)
    #expect(LogTime.nanoseconds(.max, in: .seconds) == nil)
    #expect(LogTime.span(-5, in: .seconds) == -5_000_000_000)
    #expect(LogTime.span(.max, in: .milliseconds) == nil)
  }
}
