import Evidence
import Testing

@Suite struct UTCTimeTests {
  @Test(arguments: [
    (0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"), (1_764_028_899, "2025-11-25T00:01:39Z"),
    (951_782_400, "2000-02-29T00:00:00Z"), (7_258_118_399, "2199-12-31T23:59:59Z"),
    (-2_208_988_800, "1900-01-01T00:00:00Z"),
  ])
  func `seconds and text`(_ seconds: Int, _ text: String) {
    #expect(UTCTime.text(seconds) == text)
    #expect(UTCTime.seconds(text) == seconds)
  }

  @Test(arguments: [
    "", "2025-11-25", "2025-11-25T00:01:39", "2025-11-25 00:01:39Z", "2025-11-25T24:00:00Z", "2025-11-25T00:60:00Z",
    "2025-11-25T00:00:60Z", "2025-02-29T00:00:00Z", "2025-11-25T+1:01:39Z", "2025-11-25T00:01:39z",
    "1899-12-31T00:00:00Z",
  ])
  func `nothing else is read`(_ text: String) { #expect(UTCTime.seconds(text) == nil) }

  @Test func `far away ends stay within the calendar`() {
    #expect(UTCTime.text(.max) == "2199-12-31T23:59:59Z")
    #expect(UTCTime.text(.min) == "1900-01-01T00:00:00Z")
  }
}
