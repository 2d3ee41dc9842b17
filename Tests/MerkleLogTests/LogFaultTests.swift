import Files
import Foundation
import GroundTestKit
import Testing

@testable import MerkleLog

/// Every step of writing fails once, or the process is killed at it; then the log is opened again.
@Suite struct LogFaultTests {
  /// Batches with a settling between them, so that every kind of step is taken.
  private static let batches = [1, 300, 2, 1, 7]

  /// Creates a log and adds the batches; tells after each how many entries were acknowledged.
  private static func run(_ fixture: LogFixture, faults: FaultPlan, acknowledged: (Int, SignedNote) throws -> Void)
    throws
  {
    let log = try fixture.create(faults: faults)
    try acknowledged(0, log.note)
    for (number, count) in batches.enumerated() {
      _ = try log.append(LogFixture.entries(log.size..<log.size + count))
      try acknowledged(log.size, log.note)
      if number == 2 { try log.publish() }
    }
  }

  private static let sizes = batches.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1) }

  /// Nothing that was acknowledged is lost, nothing is half there, and what was signed still holds.
  private static func check(_ fixture: LogFixture, acknowledged: Int, notes: [SignedNote], _ step: Int) throws {
    let signer = try LogFixture.signer()
    let log: LogFolder
    do throws(LogError) {
      log = try LogFolder.open(fixture.path, secondPlace: fixture.secondPlace, signer: signer)
    } catch {
      #expect(acknowledged == 0 && notes.isEmpty, "step \(step): \(error.message)")
      _ = try fixture.create()
      return
    }
    #expect(log.size >= acknowledged && sizes.contains(log.size), "step \(step): \(log.size) of \(acknowledged)")
    try LogFixture.check(log, entries: LogFixture.entries(0..<log.size))
    for note in notes {
      let old = try Checkpoint(text: note.text)
      try log.consistencyProof(from: old.size, to: log.size).verify(fromRoot: old.root, toRoot: log.checkpoint.root)
    }
    // And it goes on.
    _ = try log.append([[1, 2, 3]])
    #expect(log.scrub().isEmpty)
  }

  @Test func `a failing write, sync or rename at every step`() throws {
    let plan = FaultPlan(failingFrom: .max)
    try Self.run(LogFixture(), faults: plan) { _, _ in }
    #expect(plan.stepCount > 60)
    for step in 1...plan.stepCount {
      let fixture = LogFixture()
      var (acknowledged, notes) = (0, [SignedNote]())
      #expect(throws: LogError.self, "step \(step)") {
        try Self.run(fixture, faults: FaultPlan(failingFrom: step)) {
          acknowledged = $0
          notes.append($1)
        }
      }
      try Self.check(fixture, acknowledged: acknowledged, notes: notes, step)
    }
  }

  @Test func `after an error nothing more is taken`() throws {
    let fixture = LogFixture()
    let plan = FaultPlan(failingFrom: .max)
    _ = try fixture.create(faults: plan)
    let log = try fixture.open(faults: FaultPlan(failingFrom: 9))
    var errors: [LogError] = []
    for _ in 0..<5 {
      do throws(LogError) { _ = try log.append([[1]]) } catch { errors.append(error) }
    }
    #expect(errors.count >= 3 && errors.dropFirst().allSatisfy { $0 == .stopped })
  }

  /// The process ends by SIGKILL at each step of an append to a log that exists, with settling before it.
  @Test func `kill -9 at every step of an append`() async throws {
    let made = LogFixture()
    do {
      let log = try made.create()
      _ = try log.append(LogFixture.entries(0..<300))
    }
    let plan = FaultPlan(failingFrom: .max)
    let counted = made.folder.path("counted")
    try FileManager.default.copyItem(atPath: made.path, toPath: counted)
    try FileManager.default.copyItem(atPath: made.secondPlace, toPath: counted + "-second")
    do {
      let log = try LogFolder.open(counted, secondPlace: counted + "-second", signer: LogFixture.signer(), faults: plan)
      try log.publish()
      _ = try log.append(LogFixture.entries(300..<303))
    }
    for step in 1...plan.stepCount {
      let (path, second) = (made.folder.path("\(step)"), made.folder.path("\(step)-second"))
      try FileManager.default.copyItem(atPath: made.path, toPath: path)
      try FileManager.default.copyItem(atPath: made.secondPlace, toPath: second)
      await #expect(processExitsWith: .signal(SIGKILL)) {
        [path = path as String, second = second as String, step = step as Int] in
        let log = try LogFolder.open(
          path, secondPlace: second, signer: LogFixture.signer(), faults: FaultPlan(dyingAt: step))
        try log.publish()
        _ = try log.append(LogFixture.entries(300..<303))
      }
      let log = try LogFolder.open(path, secondPlace: second, signer: LogFixture.signer())
      #expect(log.size == 300 || log.size == 303, "step \(step)")
      try LogFixture.check(log, entries: LogFixture.entries(0..<log.size))
      #expect(log.scrub().isEmpty)
    }
  }
}
