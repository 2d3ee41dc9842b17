import Testing

@testable import CELRecords

@Suite struct FixedOffsetTests {
  @Test(
    arguments: [
      ("UTC", 0), ("", 0), ("Z", 0), ("+05:30", 19800), ("-08:00", -28800), ("05:30", 19800), ("+00:00", 0),
      ("Europe/Vienna", nil), ("+5:30", nil), ("+24:00", nil), ("+05:60", nil), ("+05:3x", nil), ("--05:30", nil),
    ] as [(String, Int?)])
  func `a zone without summer time is a number of seconds`(_ text: String, _ seconds: Int?) {
    #expect(FixedOffset.seconds(text) == seconds)
  }
}
