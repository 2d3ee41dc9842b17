import GroundTestKit
import Testing

@testable import Logkeeping

@Suite struct LogReportTests {
  @Test func `it comes back from its text`() {
    for report in [
      LogReport(started: 1, seen: 2, entries: 3),
      LogReport(
        started: -1, seen: 2, entries: 3, scrubbed: 4, tiles: 5, damages: ["tile/0/000, entry 7", "a b"],
        hasReserve: false),
    ] {
      #expect(LogReport(text: report.text) == report)
    }
  }

  @Test func `anything else is none`() {
    for text in ["", "started 1\n", "started x\nseen 1\nentries 1\nreserve 1\n", "started\n", "started 1\nstarted 1\n"]
    {
      #expect(LogReport(text: text) == nil)
    }
  }

  @Test func `it is written beside the log`() throws {
    let folder = TemporaryFolder()
    let report = LogReport(started: 1, seen: 2, entries: 3)
    try report.write(folder.path)
    #expect(try LogReport.read(folder.path) == report)
  }
}
