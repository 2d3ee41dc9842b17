import Detection
import DetectionEngine
import DetectionTestKit
import Files
import GroundTestKit
import JSONLines
import Testing

/// Facts that no rule can see any more make room for new ones.
@Suite struct FactStateTests {
  private static let rules = RuleFixture.rules([
    """
    bellbird: facts/1
    links:
      device: { on: login, who: actor, with: device, forget: 1h, most: 3 }
    """,
    """
    bellbird: rule/1
    id: shared
    title: Contact from a shared device
    pattern: coordinated-pile-on
    level: low
    on: message
    as: { sender: actor, receiver: target }
    linked: { device: [sender, receiver] }
    count: { at_least: 1, within: 1h }
    key: [sender, receiver]
    reason: "{sender} and {receiver} share a device."
    """,
  ])

  private static func login(_ second: Int, _ actor: String, _ device: String) -> String {
    #"{"ts":\#(second)000,"kind":"login","actor":"\#(actor)","device":"\#(device)"}"#
  }

  private static func message(_ second: Int, _ actor: String, _ target: String) -> String {
    #"{"ts":\#(second)000,"kind":"message","actor":"\#(actor)","target":"\#(target)"}"#
  }

  @Test func `forgotten sightings are dropped, and the others still link`() throws {
    var lines = [Self.login(0, "old-1", "shared-1"), Self.login(0, "old-2", "shared-1")]
    lines += (1...40_000).map { Self.login($0, "a\($0 % 50)", "d\($0)") }
    lines += [Self.login(40_001, "new-1", "shared-2"), Self.login(40_001, "new-2", "shared-2")]
    lines += [Self.message(40_002, "old-1", "old-2"), Self.message(40_002, "new-1", "new-2")]
    let folder = TemporaryFolder()
    try folder.write(lines.joined(separator: "\n"), to: "log")
    let engine = try EngineTests.engine(Self.rules)
    let reader = try #require(LineReader(engine.format))
    let input = try InputFile.open(folder.path("log"))
    var alerts: [Alert] = []
    while try reader.read(from: input) { alerts += engine.process(reader) }
    #expect(alerts.map(\.key) == [[.text("new-1"), .text("new-2")]])
    // Of 40,000 sightings 3,600 are remembered at a time.
    let facts = try #require(engine.stateBytes.first { $0.name == "facts" })
    #expect(facts.bytes < 2_000_000, "\(facts.bytes)")
  }
}
