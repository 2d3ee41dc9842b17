import Detection
import DetectionEngine
import DetectionTestKit
import Files
import GroundTestKit
import JSONLines
import Testing

/// A run that is stopped anywhere and goes on from its saved state raises what an unbroken run raises.
@Suite struct SavingTests {
  /// Saves and restores between every two batches.
  private static func brokenRun(_ rules: RuleSet, _ lines: [String]) throws -> [Alert] {
    let folder = TemporaryFolder()
    try folder.write(lines.joined(separator: "\n"), to: "log")
    var saved: [UInt8]?
    var done: (lines: UInt64, bytes: Int) = (0, 0)
    var alerts: [Alert] = []
    while true {
      let engine = try EngineTests.engine(rules)
      if let state = saved { try restore(engine, state) }
      let reader = try #require(LineReader(engine.format, chunkBytes: 300))
      reader.resume(lineCount: done.lines, byteCount: done.bytes)
      let input = try InputFile.open(folder.path("log"))
      try input.skip(to: done.bytes)
      guard try reader.read(from: input) else { return alerts + engine.finish() }
      alerts += engine.process(reader)
      done = (reader.lineCount, reader.byteCount)
      saved = try save(engine)
    }
  }

  private static func save(_ engine: Engine) throws -> [UInt8] {
    let state = State()
    try engine.save { bytes in
      for place in 0..<bytes.byteCount { state.bytes.append(bytes.unsafeLoad(fromByteOffset: place, as: UInt8.self)) }
    }
    return state.bytes
  }

  private static func restore(_ engine: Engine, _ bytes: [UInt8]) throws {
    let state = State()
    state.bytes = bytes
    try engine.restore { count in
      guard state.place + count <= state.bytes.count else { return nil }
      defer { state.place += count }
      return Array(state.bytes[state.place..<state.place + count])
    }
  }

  private final class State {
    var bytes: [UInt8] = []
    var place = 0
  }

  @Test func `a run that is stopped and goes on raises the same alerts`() throws {
    for seed in UInt64(1)...15 {
      let rules = RuleFixture.rules(RandomRules.texts(seed: seed))
      let lines = RandomLog.lines(seed: seed, map: rules.eventMap)
      let whole = try EngineTests.run(rules, lines)
      #expect(try EngineTests.text(Self.brokenRun(rules, lines)) == EngineTests.text(whole.alerts), "seed \(seed)")
    }
  }

  @Test func `a state that is cut off is refused`() throws {
    let rules = RuleFixture.rules(RandomRules.texts(seed: 3))
    let state = try Self.save(try EngineTests.engine(rules))
    for count in [0, 7, 8, 100, state.count / 2, state.count - 1] {
      let engine = try EngineTests.engine(rules)
      #expect(throws: StateError.damaged) { try Self.restore(engine, Array(state.prefix(count))) }
    }
  }
}
