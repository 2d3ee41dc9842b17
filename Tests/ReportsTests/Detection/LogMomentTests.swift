import DetectionTestKit
import Testing

@testable import Reports

@Suite struct LogMomentTests {
  @Test func `a time is as exact as the log`() {
    #expect(LogMoment.text(EventText.time("1h2m3s")) == "2026-01-01 01:02:03")
    #expect(LogMoment.text(EventText.time("0s+7")) == "2026-01-01 00:00:00.007")
    #expect(LogMoment.text(7_258_118_399_999) == "2199-12-31 23:59:59.999")
  }
}
