import DetectionTestKit
import Testing

@testable import Reports

@Suite struct TimeAxisTests {
  private func labels(_ length: String) -> [String] {
    TimeAxis(EventText.start...EventText.time(length), from: 0, to: 700).ticks.map { tick in
      tick.label + (tick.day.map { " \($0)" } ?? "")
    }
  }

  @Test func `ticks stand at round times`() {
    #expect(labels("14d").count == 8 && labels("14d")[1] == "2026-01-03")
    #expect(labels("1h30m") == ["00:00 2026-01-01", "00:15", "00:30", "00:45", "01:00", "01:15", "01:30"])
    #expect(labels("20s") == ["00:00:00 2026-01-01", "00:00:05", "00:00:10", "00:00:15", "00:00:20"])
    #expect(labels("1d12h")[4] == "00:00 2026-01-02")
  }

  @Test func `all at one moment is one tick in the middle`() {
    let axis = TimeAxis(EventText.start...EventText.start, from: 0, to: 700)
    #expect(axis.ticks.map(\.x) == [350])
    #expect(axis.x(EventText.start) == 350)
  }
}
