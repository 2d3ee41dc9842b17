import Detection
import DetectionTestKit
import SourceText
import Testing
import YAML

@Suite struct FactsReaderTests {
  private func read(_ text: String) -> (Facts?, [String]) {
    var log = Diagnostics()
    let node = YAMLParser.parse(SourceFile(name: "facts.yaml", text: text), into: &log)
    let language = RuleLanguage(.standard, text: .none)
    return (node.flatMap { FactsReader.read($0, language: language, into: &log) }, log.entries.map(\.code))
  }

  @Test func `whole facts are read`() throws {
    let (facts, codes) = read(RuleFixture.facts)
    #expect(codes == [])
    let read = try #require(facts)
    #expect(read.joined?.sighting.kinds == ["login"])
    #expect(read.joined?.who.field == "actor")
    #expect(read.link("device")?.with.field == "device")
    #expect(read.link("device")?.forget == 2_592_000_000)
    #expect(read.link("device")?.most == 3)
    #expect(read.relation("follows")?.since.to.field == "target")
    #expect(read.relation("follows")?.until?.sighting.kinds == ["unfollow"])
    #expect(read.link("card") == nil)
    #expect(self.read("bellbird: facts/1").0?.joined == nil)
    #expect(
      self.read("bellbird: facts/1\nlinks: { card: { on: a, who: actor, with: text, most: none } }").0?.links[0].most
        == nil)
  }

  @Test(arguments: [
    ("facts/1", "facts/2", "rule/other-kind"),
    ("joined: { on: login, who: actor }", "joined: { on: login }", "yaml/missing-field"),
    ("joined: { on: login, who: actor }", "joined: { on: login, who: amount }", "rule/not-an-identity"),
    ("joined: { on: login, who: actor }", "joined: { on: login, who: actor, where: text }", "rule/not-a-condition"),
    ("device: {", "Device: {", "facts/bad-name"),
    (", most: 3", "", "yaml/missing-field"),
    ("most: 3", "most: 1", "rule/not-a-number"),
    ("most: 3", "most: all", "rule/not-a-number"),
    ("forget: 30d", "forget: never", "rule/not-a-span"),
    ("with: device", "with: devise", "cel/undeclared"),
    ("until: {", "till: {", "yaml/unknown-field"),
    ("links:", "link:", "yaml/unknown-field"),
  ])
  func `a mistake is told by name`(_ from: String, _ to: String, _ code: String) {
    let wrong = RuleFixture.facts.replacing(from, with: to)
    #expect(wrong != RuleFixture.facts)
    let (facts, codes) = read(wrong)
    #expect(facts == nil)
    #expect(codes.contains(code), "\(codes)")
  }
}
