import Detection
import DetectionTestKit
import HTML
import Testing

@testable import Reports

@Suite struct BacktestReportTests {
  private static func alert(_ rule: String, _ key: String, _ time: String) -> BacktestAlert {
    BacktestAlert(
      Alert(
        rule: rule, key: [.text(key), .number(3)], roles: [], time: EventText.time(time), events: [.number(1)],
        reason: "\(key) wrote", pattern: "p"))
  }

  private let report: BacktestReport = {
    let old = [alert("R1", "ana", "1h"), alert("R1", "ben", "1d")]
    let new =
      [alert("R1", "ana", "1h"), alert("R2", "<script>\u{202E}", "2d5s")]
      + (0..<12).map {
        alert("R2", "p\($0)", "2d6s")
      }
    let backtest = Backtest(
      old: old, new: new, ruleIDs: ["R1", "R2"], span: EventText.start...EventText.time("3d"))
    return BacktestReport(backtest, new: "new", old: "old", log: "log.ndjson", events: 1)
  }()

  @Test func `a terminal sees counts, jumps and examples`() {
    let text = BacktestText.render(report, colour: false)
    #expect(
      text.hasPrefix(
        """
        new against old
        1 event of log.ndjson, 2026-01-01 to 2026-01-04 UTC

        Alerts  13 gained, 1 lost, 1 unchanged; 2 before, 14 now

          rule      before       now    gained      lost unchanged
          R1             2         1         0         1         1
          R2             0        13        13         0         0

          day (UTC)       before       now    gained      lost unchanged
          2026-01-01           1         1         0         0         1
          2026-01-02           1         0         0         1         0
          2026-01-03           0        13        13         0         0

        Jumps

          R2: 0 before, 13 now
          R2: 0 in the first half of the log's time, 13 in the second
          R2: 13 on 2026-01-03, 0 on other days

        Gained (first 10 of 13)

          R2, 2026-01-03 00:00:05: <script>\\u{202E}, 3
            <script>\\u{202E} wrote
          R2, 2026-01-03 00:00:06: p0, 3
            p0 wrote

        """))
    #expect(text.hasSuffix("Lost\n\n  R1, 2026-01-02 00:00:00: ben, 3\n    ben wrote\n\n"))
  }

  @Test func `programs read the same bytes each time`() throws {
    let text = String(decoding: BacktestJSON.render(report), as: UTF8.self)
    #expect(BacktestJSON.render(report) == BacktestJSON.render(report))
    #expect(text.contains(#""total": {\#n    "before": 2,\#n    "now": 14,\#n    "gained": 13,"#))
    #expect(text.ranges(of: "\"reason\"").count == 11)
    #expect(text.contains(#""between": "2026-01-03","#))
  }

  @Test func `a page has bars and no script`() {
    let text = String(decoding: BacktestPage.render(report), as: UTF8.self)
    #expect(!text.contains("<script") && !text.contains("\u{202E}"))
    #expect(text.contains("&lt;script&gt;\\u{202E}"))
    // All rules, and each of the two that changed: four days with two bars.
    #expect(text.ranges(of: "<rect").count == 3 * 8)
  }

  @Test func `years of days are joined into few bars`() {
    let days = DayBars(
      title: "t", days: [0: .init(gained: 3, lost: 0, unchanged: 0), 80000: .init()], range: 0...80000)
    let count = HTMLWriter.fragment(days.svg).ranges(of: "<rect").count
    #expect(count > 60 && count <= 120)
  }
}
