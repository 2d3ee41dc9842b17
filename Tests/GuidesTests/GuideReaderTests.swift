import GroundTestKit
import Guides
import Primitives
import SourceText
import TestKit
import Testing

@Suite struct GuideReaderTests {
  @Test func `a guide is read with everything in it`() throws {
    let (library, log) = Sample.read()
    #expect(log.entries.isEmpty)
    let guide = try #require(library?.guides.first)
    #expect(guide.page == 3)
    #expect(guide.situations == [.livingTogether, .notSure])
    #expect(guide.sections.map(\.kind) == [.safety, .steps, .help])
    #expect(guide.steps.map(\.id.text) == ["picture", "end"])
    let end = guide.steps[1]
    #expect(end.menu == "location.share")
    #expect(end.notifies == [.theOtherPerson])
    #expect(end.evidenceLoss?.plain == "The list is gone.")
    #expect(end.dependsOn == ["picture"])
    #expect(end.livingTogether?.plain == "Wait until you have a plan.")
    #expect(end.text.plain == "Open {menu} in {product}. They get a message.\n\nChoose one person.\n\nPress stop.")
    #expect(guide.steps[0].isNoticed)
    #expect(guide.steps[0].undo == nil)
  }

  @Test func `a step's mistake is told at its line`() {
    let (_, log) = Sample.read("notifies: [the-other-person]", "notifies: [the-other-persn]")
    #expect(
      Fixture.rendered(log) == """
        error[yaml/not-a-choice]: notifies cannot be "the-other-persn"
          --> guides/en/location-check.md:40:12
           |
        40 | notifies: [the-other-persn]
           |            ^^^^^^^^^^^^^^^
          hint: did you mean "the-other-person"?

        """)
  }

  @Test(arguments: [
    ("## Before you start {#safety}", "## Before you start {#safty}", "guide/unknown-section", 19),
    ("## Before you start {#safety}", "## Before you start", "guide/no-section-id", 19),
    ("## Help {#help}", "## Steps {#steps}", "guide/section-twice", 52),
    ("```step\nid: picture", "```yaml\nid: picture", "guide/no-step-block", 25),
    ("id: end", "id: picture", "guide/duplicate-step", 36),
    ("depends_on: [picture]", "depends_on: [pictures]", "guide/unknown-step", 36),
    ("menu: location.share", "menu: location.shair", "guide/unknown-capability", 39),
    ("topics: [location-check]", "topics: [location-chek]", "guide/unknown-topic", 6),
    ("sources: [nnedv-plan]", "sources: [nnedv]", "guide/unknown-source", 14),
    ("related: []", "related: [locaton-check]", "guide/unknown-guide", 15),
    ("guide:location-check)", "guide:location)", "guide/unknown-guide", 34),
    ("guide:location-check)", "http://example.org)", "guide/link", 34),
    ("{product}", "{produkt}", "guide/unknown-placeholder", 47),
    ("Take your time.", "Take `your` time.", "guide/markdown", 23),
    ("Take your time.", "<b>Take</b> your time.", "guide/markdown", 23),
    ("Take your time.", "<div>", "guide/markdown", 23),
    ("Take your time.", "> Take your time.", "guide/markdown", 23),
    ("Take your time.", "![A map](map.png)", "guide/markdown", 23),
    ("Take your time.", "# Take your time", "guide/markdown", 23),
    ("short_title: Settings, part 3", "page: 0", "guide/page", 5),
    ("short_title: Settings, part 3", "short_title: Settings", "guide/page", 2),
    ("id: location-check", "id: location", "guide/other-name", 2),
    ("bellbird: guide/1", "bellbird: guide/2", "guide/other-kind", 2),
    ("audience: [survivor]", "audience: []", "guide/empty", 8),
    ("products: any", "colour: red\nproducts: any", "yaml/unknown-field", 9),
    ("---\nbellbird", "bellbird", "guide/no-front-matter", 1),
    ("\nid: end\n", "\n  id: end\n  }\n", "yaml/syntax", 39),
  ])
  func `a mistake is told at its line`(old: String, new: String, code: String, line: Int) throws {
    let (_, log) = Sample.read(old, new)
    let found = try #require(log.entries.first { $0.code == code }, "\(Fixture.rendered(log))")
    #expect(found.location.line == line)
    #expect(!found.hint.isEmpty)
  }

  @Test func `hostile files end with diagnostics`() {
    let many = String(repeating: "### s\n```step\nid: a\n```\n", count: 500)
    let texts =
      SharedData.naughtyStrings + [
        "---\n", "---\n---\n", "---\r\n---\r\n",
        "---\nbellbird: guide/1\n---\n" + String(repeating: "> ", count: 60_000),
        "---\nbellbird: guide/1\n---\n" + String(repeating: "a", count: 200_000), Sample.guide + many,
        Sample.guide.replacing("\n", with: "\r\n"), "\u{FEFF}" + Sample.guide,
      ]
    for text in texts {
      let (_, log) = Sample.read(["en/location-check.md": text])
      if text.contains("bellbird: guide/1"), text.contains("They listen") || !text.contains("topics") {
        #expect(!log.entries.isEmpty)
      }
    }
    #expect(Sample.read(["en/location-check.md": Sample.guide.replacing("\n", with: "\r\n")]).log.entries.isEmpty)
  }

  @Test func `random damage never breaks the reader`() {
    var random = SeededRandom(seed: 11)
    let guide = Array(Sample.guide.utf8)
    for _ in 0..<300 {
      var bytes = guide
      for _ in 0..<3 {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      _ = Sample.read(["en/location-check.md": String(decoding: bytes, as: UTF8.self)])
    }
  }
}
