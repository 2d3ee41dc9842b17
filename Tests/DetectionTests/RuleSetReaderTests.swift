import Detection
import DetectionTestKit
import GroundTestKit
import SourceText
import Testing
import YAML

@Suite struct RuleSetReaderTests {
  private static let rule = RuleFixture.counting(
    "on: message\nas: { sender: actor, receiver: target }\ncount: { at_least: 3, within: 1h }\nkey: [sender]\nreason: r"
  )

  private func codes(_ texts: [String]) -> [String] { RuleFixture.read(texts).log.entries.map(\.code) }

  @Test func `two rules of one id, two maps and two fact files are told`() {
    #expect(codes([Self.rule, Self.rule.replacing("a-rule", with: "other")]) == [])
    #expect(codes([Self.rule, Self.rule]) == ["rule/duplicate-rule"])
    let map = "bellbird: event-map/1\ntime: ts\nkind: kind\nfields: { actor: actor, target: target }"
    #expect(codes([map, map, Self.rule]) == ["rule/second-file"])
    #expect(codes([RuleFixture.facts, RuleFixture.facts]) == ["rule/second-file"])
    #expect(codes(["bellbird: product/1"]) == ["yaml/not-a-choice"])
    #expect(codes(["[]"]) == ["rule/no-kind"])
  }

  @Test func `more rules than the limit are told`() {
    let texts = (0...1_000).map { Self.rule.replacing("a-rule", with: "r-\($0)") }
    #expect(codes(texts) == ["rule/too-many-rules"])
  }

  @Test func `patterns that are too large together are told once`() {
    let large = "count: { at_least: 3, within: 1h }\nwhere: text.matches(\"[ab]{400}\")"
    let texts = (0..<1_000).map { number in
      Self.rule.replacing("a-rule", with: "r-\(number)").replacing("count: { at_least: 3, within: 1h }", with: large)
    }
    let log = RuleFixture.read(texts).log
    #expect(
      DiagnosticRenderer().render(log) == """
        error[rule/patterns-too-large]: up to here the patterns of all rules have more than 50000 parts
         --> t.yaml:9:8
          |
        9 | where: text.matches("[ab]{400}")
          |        ^^^^^^^^^^^^^^^^^^^^^^^^^
          hint: put words and phrases into a set and write text.mentions("set"); in a pattern repeat less

        """)
  }

  @Test func `rules are read with what map and facts say`() {
    let map = "bellbird: event-map/1\ntime: ts\nkind: kind\nfields: { actor: actor }"
    #expect(codes([map, Self.rule]) == ["cel/undeclared"])
  }

  /// Nothing that stands in a file may end the program.
  @Test func `hostile files give diagnostics`() {
    let whole = [RuleFixture.facts, Self.rule]
    var random = SeededRandom(seed: 11)
    for text in SharedData.naughtyStrings + ["{", "[", "}", "\u{0}", "key: [[[[", "? x", "as: {a: {b: {c: d}}}"] {
      _ = RuleFixture.read([text])
      _ = RuleFixture.read([Self.rule.replacing("sender", with: text)])
      _ = RuleFixture.read([RuleFixture.facts.replacing("30d", with: text), Self.rule])
    }
    for _ in 0..<600 {
      let text = whole.randomElement(using: &random) ?? ""
      var bytes = Array(text.utf8)
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.removeSubrange(place..<min(bytes.count, place + 7))
        default: bytes.insert(contentsOf: Array("{[:]}\n - ".utf8), at: place)
        }
        if bytes.isEmpty { bytes = [32] }
      }
      let log = RuleFixture.read([String(decoding: bytes, as: UTF8.self)]).log
      for entry in log.entries { #expect(!entry.hint.isEmpty) }
    }
  }
}
