import Detection
import DetectionTestKit
import GroundTestKit
import Testing

@testable import DetectionRun

@Suite struct BacktestRunTests {
  private let folder = TemporaryFolder()
  private let rules = RuleFixture.rules([
    RuleFixture.counting(
      """
      on: message
      as: { sender: actor, receiver: target }
      count: { at_least: 1, within: 1h }
      key: [sender, receiver]
      reason: "{sender} wrote"
      """)
  ])

  private func log(_ times: [Int]) throws -> String {
    let lines = times.map { #"{"ts":\#($0),"kind":"message","actor":"a\#($0)","target":"b"}"# }
    try folder.write(lines.joined(separator: "\n"), to: "log")
    return folder.path("log")
  }

  @Test func `a run has every alert, and the span of events in time`() throws {
    let run = try BacktestRun(rules, log: log([50, 7, 60, 90]))
    #expect(run.alerts.map(\.time) == [50, 60, 90])
    #expect(run.span == 50...90)
    #expect(run.events == 4)
  }

  @Test func `a log without events has no span`() throws {
    #expect(try BacktestRun(rules, log: log([])).span == nil)
  }

  @Test func `more alerts than anybody compares end it`() throws {
    let log = try log([1, 2, 3])
    #expect(throws: BacktestRun.Problem.self) { try BacktestRun(rules, log: log, alertsMax: 2) }
    #expect(throws: BacktestRun.Problem.self) { try BacktestRun(rules, log: folder.path("none")) }
  }
}
