import Detection
import DetectionTestKit
import Foundation
import GroundTestKit
import JSON
import Testing

/// The six rules of the reference benchmark, on its log, against a program that was written without Bellbird.
@Suite struct ReferenceRulesTests {
  private static let canRun =
    SharedData.has("../bench/gen.py") && status("python3", ["-c", "import numpy"]) == 0

  private static func status(_ program: String, _ arguments: [String]) -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      return -1
    }
    process.waitUntilExit()
    return process.terminationStatus
  }

  @Test(.enabled(if: canRun, "needs the reference log's generator and numpy"), arguments: [(42, 20_000), (7, 5_000)])
  func `the plain evaluator finds what the reference program finds`(_ seed: Int, _ count: Int) throws {
    let folder = TemporaryFolder()
    let bench = SharedData.url("../bench")
    func run(_ script: String, _ arguments: [String]) {
      #expect(Self.status("python3", [bench.appending(path: script).path()] + arguments) == 0)
    }
    run("gen.py", ["\(count)", folder.path("log.ndjson"), folder.path("truth.jsonl"), "\(seed)"])
    run("plain.py", [folder.path("log.ndjson"), folder.path("expected.jsonl"), "json"])

    let rules = RuleFixture.folder("benchmarks/reference")
    let reader = EventReader(rules.eventMap)
    let lines = try folder.text(of: "log.ndjson").utf8.split(separator: UInt8(ascii: "\n"))
    let events = try lines.enumerated().map { try reader.event(line: Array($1), number: Int64($0 + 1)) }
    let outcome = PlainEvaluator(rules).run(events)
    #expect(outcome.late == [])

    let expected = Set(
      try folder.text(of: "expected.jsonl").split(separator: "\n").map { String($0).replacing(" ", with: "") })
    let found = outcome.alerts.map { alert in
      let key = alert.key.map { value in
        switch value {
        case .text(let text): "\"\(text)\""
        case .number(let number): "\(number)"
        }
      }
      return "[\"\(alert.rule)\",\(key.joined(separator: ","))]"
    }
    #expect(Set(found).count == found.count)
    #expect(Set(found).symmetricDifference(expected).sorted() == [])
    #expect(Set(outcome.alerts.map(\.rule)) == ["R1", "R2", "R3", "R4", "R5", "R6"])
  }
}
