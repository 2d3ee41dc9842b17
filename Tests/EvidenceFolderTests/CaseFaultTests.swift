import Evidence
import EvidenceFolder
import Files
import Foundation
import GroundTestKit
import MerkleLog
import Testing

/// Each step of writing fails once, or the process is killed at it; then the case is opened again.
@Suite struct CaseFaultTests {
  /// A case with one item, in `path`, with its log beside it.
  private static func prepare(_ fixture: CaseFixture) throws {
    let log = try LocalLog(fixture.logPath)
    try CaseFixture.start(fixture.path, log)
    try CaseFixture.open(fixture.path, log).add(.bytes([1]), CaseFixture.label(), by: CaseFixture.actor)
  }

  private static func copy(_ fixture: CaseFixture, _ name: String) throws -> (case: String, log: String) {
    let (path, log) = (fixture.folder.path("case-\(name)"), fixture.folder.path("log-\(name)"))
    try FileManager.default.copyItem(atPath: fixture.path, toPath: path)
    try FileManager.default.copyItem(atPath: fixture.logPath, toPath: log)
    try FileManager.default.copyItem(atPath: fixture.logPath + "-second", toPath: log + "-second")
    return (path, log)
  }

  /// Adds one item and deletes the first.
  private static func act(_ path: String, _ log: LocalLog, _ faults: FaultPlan) throws {
    let folder = try CaseFixture.open(path, log, faults: faults)
    try folder.add(.bytes(CaseFixture.long), CaseFixture.label(), by: CaseFixture.actor)
    try folder.delete(1, for: .survivor, because: .survivorAsked, by: CaseFixture.actor)
  }

  /// Each thing is there or not, every leaf of the log has its entry, and what is deleted cannot be opened.
  private static func check(_ path: String, _ log: LocalLog, _ step: Int) throws {
    let folder = try CaseFixture.open(path, log)
    let size = try Checkpoint(text: SignedNote(folder.checkpoint().bytes).text).size
    #expect(folder.entries.map(\.index) == Array(0..<size), "step \(step)")
    #expect((1...3).contains(size) && !folder.isWaiting, "step \(step)")
    if size >= 2 { #expect(try CaseFixture.bytes(2, folder) == CaseFixture.long, "step \(step)") }
    if size < 3 { #expect(try CaseFixture.bytes(1, folder) == [1], "step \(step)") }
    let sealed = try FileManager.default.contentsOfDirectory(atPath: path + "/sealed")
    #expect(sealed.count == folder.present.count, "step \(step)")
    #expect(folder.present == [[1], [1, 2], [2]][size - 1], "step \(step)")
    let names = try FileManager.default.contentsOfDirectory(atPath: path)
    #expect(!names.contains("draft.json"), "step \(step)")
    try folder.hold(by: CaseFixture.actor)
  }

  private static func stepCount(_ fixture: CaseFixture) throws -> Int {
    let plan = FaultPlan(failingFrom: .max)
    let counted = try copy(fixture, "counted")
    try act(counted.case, LocalLog(counted.log), plan)
    return plan.stepCount
  }

  @Test func `a failing write, sync or rename at every step`() throws {
    let fixture = CaseFixture()
    try Self.prepare(fixture)
    let count = try Self.stepCount(fixture)
    #expect(count > 30)
    for step in 1...count {
      let made = try Self.copy(fixture, "\(step)")
      let log = try LocalLog(made.log)
      #expect(throws: CaseError.self, "step \(step)") {
        try Self.act(made.case, log, FaultPlan(failingFrom: step))
      }
      try Self.check(made.case, log, step)
    }
  }

  @Test func `kill -9 at every step of taking in and deleting`() async throws {
    let fixture = CaseFixture()
    try Self.prepare(fixture)
    for step in 1...(try Self.stepCount(fixture)) {
      let made = try Self.copy(fixture, "\(step)")
      await #expect(processExitsWith: .signal(SIGKILL)) {
        [path = made.case as String, log = made.log as String, step = step as Int] in
        try Self.act(path, LocalLog(log), FaultPlan(dyingAt: step))
      }
      try Self.check(made.case, LocalLog(made.log), step)
    }
  }

  @Test func `beginning a case fails at every step, and leaves no case`() throws {
    let fixture = CaseFixture()
    let log = try LocalLog(fixture.logPath)
    let plan = FaultPlan(failingFrom: .max)
    try CaseFixture.start(fixture.path, log, faults: plan)
    // The last step is the sync of the folder above, after the name.
    for step in 1..<plan.stepCount {
      let path = fixture.folder.path("other-\(step)")
      #expect(throws: CaseError.self) { try CaseFixture.start(path, log, faults: FaultPlan(failingFrom: step)) }
      #expect(!FileManager.default.fileExists(atPath: path))
    }
  }
}
