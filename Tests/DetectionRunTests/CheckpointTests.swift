import DetectionRun
import DetectionTestKit
import Files
import Foundation
import GroundTestKit
import Testing

/// A run that breaks off anywhere, and is started again in the same way, writes what an unbroken run writes.
@Suite struct CheckpointTests {
  private static let lateMap = """
    bellbird: event-map/1
    time: ts
    kind: kind
    lateness: 5s
    fields: { actor: actor, target: target }
    """

  /// The file of alerts after as many runs as it takes, each of which fails at a later step than the one before.
  private func brokenRuns(_ scene: Scene, firstFailure: Int) throws -> (text: String, runs: Int) {
    var runs = 0
    while runs < 10_000 {
      runs += 1
      var settings = scene.keptSettings()
      let faults = FaultPlan(failingFrom: firstFailure + runs)
      settings.faults = faults
      switch try scene.failure(settings) {
      case nil: return (try scene.folder.text(of: "state/alerts.ndjson"), runs)
      case .storage?: continue
      case let error?:
        Issue.record("\(error)")
        return ("", runs)
      }
    }
    return ("", runs)
  }

  @Test func `whichever step fails, the alerts are those of an unbroken run`() throws {
    let scene = try Scene(log: Scene.log(events: 60, seed: 4))
    let whole = try scene.run(scene.settings()).told
    #expect(whole.split(separator: "\n").count > 1)
    let counting = FaultPlan(failingFrom: .max)
    var settings = scene.keptSettings()
    settings.faults = counting
    try scene.run(settings)
    #expect(counting.stepCount > 30)
    for step in 1...counting.stepCount {
      try FileManager.default.removeItem(atPath: scene.folder.path("state"))
      var settings = scene.keptSettings()
      settings.faults = FaultPlan(failingFrom: step)
      guard case .storage? = try scene.failure(settings) else {
        Issue.record("step \(step) did not fail")
        continue
      }
      try scene.run(scene.keptSettings())
      #expect(try scene.folder.text(of: "state/alerts.ndjson") == whole, "step \(step)")
    }
  }

  @Test func `a run that fails again and again comes to its end`() throws {
    for lateness in [0, 4_000] {
      let rules = lateness > 0 ? [Scene.rule, Self.lateMap] : [Scene.rule]
      let scene = try Scene(rules: rules, log: Scene.log(events: 300, seed: 2, lateness: lateness))
      let whole = try scene.run(scene.settings()).told
      let (text, runs) = try brokenRuns(scene, firstFailure: 10)
      #expect(text == whole)
      #expect(runs > 10)
    }
  }

  @Test func `a log that has grown goes on as if it had never ended`() throws {
    let scene = try Scene(rules: [Scene.rule, Self.lateMap], log: Scene.log(events: 2_000, lateness: 4_000))
    let log = try scene.folder.text(of: "log")
    let whole = try scene.run(scene.settings()).told
    for part in [0, 1, 700, 1_999, 2_000] {
      try scene.folder.write(log.split(separator: "\n").prefix(part).map { $0 + "\n" }.joined(), to: "log")
      try scene.run(scene.keptSettings())
    }
    #expect(try scene.folder.text(of: "state/alerts.ndjson") == whole)
  }

  @Test func `an alert that was told before a run broke off is not told again`() throws {
    let scene = try Scene(log: Scene.log(events: 800))
    let whole = try scene.run(scene.settings()).told
    let told = Scene.Told()
    for step in [60, 200, 300, Int.max] {
      var settings = scene.keptSettings()
      settings.faults = FaultPlan(failingFrom: step)
      // What an earlier run wrote behind its last checkpoint was told then.
      try? DetectionRun(settings) { bytes throws(FileError) in
        told.bytes += bytes
        return true
      }.run()
    }
    #expect(told.text == whole)
  }

  @Test func `a checkpoint with any byte changed or cut off is refused`() throws {
    let scene = try Scene(log: Scene.log(events: 50))
    try scene.run(scene.keptSettings())
    let path = try #require(newest(scene))
    let good = try Data(contentsOf: URL(filePath: path))
    for place in stride(from: 0, to: good.count, by: max(1, good.count / 40)) {
      var bad = good
      bad[place] ^= 1
      try bad.write(to: URL(filePath: path))
      #expect(try scene.failure(scene.keptSettings()) == .checkpoint(.damaged, path: path), "byte \(place)")
    }
    for count in [0, 10, 31, 32, 33, good.count / 2, good.count - 1] {
      try good.prefix(count).write(to: URL(filePath: path))
      #expect(try scene.failure(scene.keptSettings()) == .checkpoint(.damaged, path: path))
    }
    // The one before it is good, and its hint says so.
    try FileManager.default.removeItem(atPath: path)
    try scene.run(scene.keptSettings())
    #expect(try scene.folder.text(of: "state/alerts.ndjson") == scene.run(scene.settings()).told)
  }

  @Test func `two checkpoints are kept`() throws {
    let scene = try Scene(log: Scene.log(events: 500))
    try scene.run(scene.keptSettings())
    let names = try FileManager.default.contentsOfDirectory(atPath: scene.folder.path("state"))
    #expect(names.count { $0.hasSuffix(".checkpoint") } == 2)
    #expect(!names.contains("draft"))
  }

  @Test func `a checkpoint of other rules, another log or other alerts is refused`() throws {
    var scene = try Scene(log: Scene.log(events: 500))
    let log = try scene.folder.text(of: "log")
    try scene.run(scene.keptSettings())
    let path = try #require(newest(scene))

    scene.texts[0] += "\n# changed\n"
    #expect(try scene.failure(scene.keptSettings()) == .checkpoint(.otherRules, path: path))
    scene.texts = [Scene.rule]

    try scene.folder.write(Scene.log(events: 500, seed: 9), to: "log")
    #expect(try scene.failure(scene.keptSettings()) == .checkpoint(.otherLog, path: path))
    try scene.folder.write(String(log.prefix(100)), to: "log")
    #expect(try scene.failure(scene.keptSettings()) == .checkpoint(.otherLog, path: path))
    try scene.folder.write(log, to: "log")

    var settings = scene.keptSettings()
    settings.out = scene.folder.path("other")
    #expect(try scene.failure(settings) == .checkpoint(.otherOutput, path: path))
    try scene.folder.write(String(repeating: "somebody's letter\n", count: 100_000), to: "other")
    #expect(try scene.failure(settings) == .checkpoint(.otherOutput, path: path))
    #expect(try scene.folder.text(of: "other").utf8.count == 1_800_000)
    #expect(try scene.failure(scene.keptSettings()) == nil)
  }

  @Test func `two runs do not work on one folder`() throws {
    let scene = try Scene(log: Scene.log(events: 50))
    do {
      let first = try DetectionRun(scene.keptSettings()) { _ in true }
      guard case .storage(.failed(_, "another run is using it"))? = try scene.failure(scene.keptSettings()) else {
        Issue.record("the folder is in use")
        return
      }
      try first.run()
    }
    #expect(try scene.failure(scene.keptSettings()) == nil)
  }

  private func newest(_ scene: Scene) -> String? {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: scene.folder.path("state"))) ?? []
    let numbers = names.filter { $0.hasSuffix(".checkpoint") }.compactMap { Int($0.dropLast(".checkpoint".count)) }
    return numbers.max().map { scene.folder.path("state") + "/\($0).checkpoint" }
  }
}
