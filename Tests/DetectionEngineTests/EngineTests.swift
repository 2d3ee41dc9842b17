import CELRecords
import Detection
import DetectionTestKit
import Files
import Foundation
import GroundTestKit
import JSONLines
import Testing

@testable import DetectionEngine

/// The fast evaluator and the plain one raise the same alerts, byte for byte, on random rules and random logs.
@Suite struct EngineTests {
  struct Mentions: TextFunction {
    let set: String

    func callAsFunction(_ text: RawSpan) -> Bool {
      let text = String(
        decoding: (0..<text.byteCount).map { text.unsafeLoad(fromByteOffset: $0, as: UInt8.self) }, as: UTF8.self)
      return RuleFixture.text.mentions(text, set)
    }
  }

  static let functions = [
    TextFunctionFamily(
      "mentions", Dictionary(uniqueKeysWithValues: RuleFixture.text.setNames.map { ($0, Mentions(set: $0)) }))
  ]

  struct Run {
    var alerts: [Alert] = []
    var counts = EngineCounts()
  }

  static func engine(_ rules: RuleSet) throws -> Engine {
    try #require(Engine(rules, functions: functions, seed: 1))
  }

  static func run(_ rules: RuleSet, _ lines: [String], chunkBytes: Int = 1 << 12) throws -> Run {
    let folder = TemporaryFolder()
    try folder.write(lines.joined(separator: "\n"), to: "log")
    let engine = try engine(rules)
    let reader = try #require(LineReader(engine.format, chunkBytes: chunkBytes))
    let input = try InputFile.open(folder.path("log"))
    var run = Run()
    while try reader.read(from: input) { run.alerts += engine.process(reader) }
    run.alerts += engine.finish()
    run.counts = engine.counts
    return run
  }

  static func text(_ alerts: [Alert]) -> [String] { alerts.map { String(decoding: $0.line, as: UTF8.self) } }

  /// How many pairs of rules and log: more where the environment asks for it.
  static let seeds: Range<UInt64> =
    1..<(ProcessInfo.processInfo.environment["BELLBIRD_RANDOM_PAIRS"].flatMap { UInt64($0) } ?? 250) + 1

  private static func isMirrored(_ rule: DetectionRule) -> Bool {
    guard case .count(let form) = rule.form else { return false }
    return Mirroring.applies(to: form, key: rule.keyRoles.count)
  }

  @Test func `both evaluators raise the same alerts`() throws {
    var alertCount = 0
    var mirrored: [DetectionRule] = []
    for seed in Self.seeds {
      let rules = RuleFixture.rules(RandomRules.texts(seed: seed))
      let lines = RandomLog.lines(seed: seed, map: rules.eventMap)
      let log = RandomLog.events(lines, map: rules.eventMap)
      let outcome = PlainEvaluator(rules).run(log.events)
      let run = try Self.run(rules, lines, chunkBytes: seed % 3 == 0 ? 200 : 1 << 12)
      let (fast, plain) = (Self.text(run.alerts), Self.text(outcome.alerts))
      #expect(fast.count == plain.count, "seed \(seed)")
      for (one, other) in zip(fast, plain) { #expect(one == other, "seed \(seed)") }
      #expect(run.counts.late == outcome.late.count, "seed \(seed)")
      // An empty line is no event, and is not wrong either.
      let refused = log.malformed.filter { !lines[Int($0) - 1].isEmpty }
      #expect(run.counts.refused == refused.count, "seed \(seed)")
      alertCount += outcome.alerts.count
      mirrored += rules.rules.filter(Self.isMirrored)
    }
    #expect(alertCount > 250)
    // Rules that the engine counts in a way of its own occur, and some let both people be one.
    #expect(mirrored.count > 5)
    #expect(mirrored.contains { !$0.same.isEmpty })
  }

  @Test func `what somebody says to themselves clears what they said before`() throws {
    let rules = RuleFixture.rules([
      RuleFixture.counting(
        """
        on: message
        as: { sender: actor, receiver: target }
        same: [sender, receiver]
        count: { at_least: 2, within: 10s }
        reset: { on: message, as: { sender: target, receiver: actor } }
        key: [sender, receiver]
        again: 1s
        reason: "{count}"
        """)
    ])
    let pairs = [("a", "a"), ("a", "a"), ("b", "a"), ("b", "a"), ("b", "b"), ("b", "b")]
    let lines = pairs.enumerated().map { second, pair in
      #"{"ts":\#(second + 1)000,"kind":"message","actor":"\#(pair.0)","target":"\#(pair.1)"}"#
    }
    let log = RandomLog.events(lines, map: rules.eventMap)
    let fast = try Self.run(rules, lines).alerts
    #expect(fast.map(\.key) == [[.text("b"), .text("a")]])
    #expect(Self.text(fast) == Self.text(PlainEvaluator(rules).run(log.events).alerts))
  }
}
