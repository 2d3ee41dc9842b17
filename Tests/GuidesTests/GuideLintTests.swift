import Guides
import Primitives
import TestKit
import Testing

/// Each rule with a guide that breaks it, and all that a terminal shows of it.
@Suite struct GuideLintTests {
  @Test func `a good guide is left alone`() { #expect(Sample.told([:]) == "") }

  @Test func `G1: the safety notice comes first`() {
    #expect(
      Sample.told("## Before you start {#safety}", "## Who this is for {#who}") == """
        warning[guide/g1-safety-first]: the guide has no safety notice
         --> guides/en/location-check.md:4:8
          |
        4 | title: Check who can see where you are
          |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          hint: start it with ## Before you start {#safety}, and say who may notice and where to get help first

        """)
    #expect(
      Sample.told("## Before you start {#safety}", "## Who this is for {#who}\n\n## Before you start {#safety}") == """
        warning[guide/g1-safety-first]: the safety notice does not come first
          --> guides/en/location-check.md:21:1
           |
        21 | ## Before you start {#safety}
           | ^
          hint: move it above the block "Who this is for"

        """)
  }

  @Test func `G2: a step says who learns of it`() {
    let quiet = Sample.guide.replacing("They get a message", with: "That is all")
    #expect(
      Sample.told(["en/location-check.md": quiet]) == """
        warning[guide/g2-unsaid]: somebody may learn of the step "End the sharing", and its text does not say so
          --> guides/en/location-check.md:36:1
           |
        36 | ### End the sharing
           | ^
          hint: say in one sentence who gets a message or can see the change

        """)
    // The reader is told to see; nobody is said to.
    let told = Sample.guide.replacing("They get a message", with: "See the settings. That is all they are")
    #expect(Sample.told(["en/location-check.md": told]).contains("g2-unsaid"))
  }

  @Test func `G3: proof is saved before it is lost`() {
    #expect(
      Sample.told("captures: true", "captures: false") == """
        warning[guide/g3-evidence]: the step "End the sharing" loses proof, and none is saved before it
          --> guides/en/location-check.md:36:1
           |
        36 | ### End the sharing
           | ^
          hint: put a step with captures: true above it, or say in capture_skip: why nothing needs saving

        """)
    let skipped = Sample.guide.replacing("captures: true", with: "captures: false").replacing(
      "depends_on: [picture]", with: "capture_skip: The list holds nothing but names.")
    #expect(Sample.told(["en/location-check.md": skipped]) == "")
  }

  @Test func `G4: year 8 is enough to read it`() {
    let hard = """
      Organisational administrators occasionally authenticate unfamiliar peripherals, notwithstanding contradictory
      documentation concerning identification, authorisation and accountability requirements.
      """
    #expect(
      Sample.told("Take your time.", hard) == """
        warning[guide/g4-reading-level]: the guide needs year 8.6 of school, and should need year 8 or less
          --> guides/en/location-check.md:22:1
           |
        22 | ## Steps {#steps}
           | ^
          hint: write shorter sentences and shorter words; "Steps" is the hardest part

        """)
  }

  @Test func `G5: nobody is blamed or pushed`() {
    #expect(
      Sample.told("Take your time.", "You can **just turn it off**.") == """
        warning[guide/g5-blame]: "just turn" can sound like blame or like an order
          --> guides/en/location-check.md:23:11
           |
        23 | You can **just turn it off**.
           |           ^^^^^^^^^
          hint: say what it takes and who may notice; such a step is rarely simple

        """)
    for phrase in [
      "Why don’t you stop?", "You should leave.", "Get offline.", "It is your own fault.", "Simply press it.",
    ] {
      #expect(Sample.told("Take your time.", phrase).contains("guide/g5-blame"), "\(phrase)")
    }
  }

  @Test func `G6: nobody is sent to the person who does harm`() {
    #expect(
      Sample.told("Take your time.", "Look at the list. Then ask the other person why.") == """
        warning[guide/g6-contact]: "ask the other person" sends the reader to the person who does harm
          --> guides/en/location-check.md:23:24
           |
        23 | Look at the list. Then ask the other person why.
           |                        ^^^^^^^^^^^^^^^^^^^^
          hint: say what the reader can do alone or with a specialist; a talk with that person can be dangerous

        """)
    #expect(Sample.told("Take your time.", "The abuser may call. Tell him to stop.").contains("guide/g6-contact"))
    for order in [
      "You can confront your partner.", "Reach out to the other person.", "Sit down with your partner.",
      "Give them a call.", "Go home and confront him.", "Take your time, and tell the other person.",
      "You could get in touch with your ex.", "Give the other person a ring.",
    ] {
      #expect(Sample.told("Take your time.", order).contains("guide/g6-contact"), "\(order)")
    }
    for fine in [
      "You can ask a friend.", "Do not ask the other person.", "Ask them for a safe time.",
      "If you call your ex, plan first.", "Do not go home and confront him.", "Reach out to a friend.",
      "They may see it and call the other person.",
    ] {
      #expect(Sample.told("Take your time.", fine) == "", "\(fine)")
    }
  }

  @Test func `G7: numbers are dialled, proved and fresh`() {
    #expect(
      Sample.told(["helplines.yaml": Sample.helplines.replacing("1234 567", with: "CALL US")]) == """
        warning[guide/g7-helplines]: "CALL US" of A line cannot be dialled
         --> guides/helplines.yaml:8:9
          |
        8 |       - { id: line, name: A line, number: CALL US, text: They listen., source: { url: "htt…
          |         ^
          hint: write 2 to 15 digits, with spaces between groups

        """)
    let changes = [
      ("https://help.example", "http://help.example"), ("2026-11-01", "2025-01-01"), ("2026-11-01", "2027-01-01"),
      ("number: 1234 567, ", ""), ("languages: [en, ar]", "languages: [ar]"),
      ("They listen.", "They listen on 0458 737 732."), ("They listen.", "Send a text to 88788."),
      ("number: 1234 567,", "number: 1234 567, others: [{ how: by text, number: CALL US }],"),
    ]
    for (old, new) in changes {
      let told = Sample.told(["helplines.yaml": Sample.helplines.replacing(old, with: new)])
      #expect(told.contains("warning[guide/g7-helplines]"), "\(new)")
    }
    let more = Sample.helplines.replacing("1234 567,", with: "1234 567, others: [{ how: by text, number: 88788 }],")
    #expect(Sample.told(["helplines.yaml": more]) == "")
    #expect(Sample.told("Take your time.", "Call 1234 567 890.").contains("a number stands in the text"))
  }

  @Test func `G8: steps say for which systems they hold`() {
    #expect(
      Sample.told(
        "Take your time.",
        "Take your time.\n\n### On an iPhone\n```step\nid: phone\nnotifies: [nobody]\nvisible_to: [nobody]\nevidence_loss: none\nreversible: \"yes\"\n```\nOn an iPhone, look."
      )
        == """
        warning[guide/g8-versions]: the step "On an iPhone" names iPhone, and the guide no versions of iOS
          --> guides/en/location-check.md:25:1
           |
        25 | ### On an iPhone
           | ^
          hint: add { system: iOS, from: "…", to: "…" } to versions:

        """)
    #expect(Sample.told("2026-11-01", "2025-01-01").contains("the guide was last reviewed on 2025-01-01"))
    #expect(
      Sample.told("versions: []", "versions: [{ system: iOS, from: \"26\", to: \"17\" }]").contains(
        "no range of versions"))
    let two = "versions: [{ system: iOS, from: \"16\", to: \"17\" }, { system: iOS, from: \"20\", to: \"26\" }]"
    #expect(Sample.told("versions: []", two).contains("checked up to iOS 17; other guides know 26"))
    func behind(_ version: Int) -> String {
      let ranges = "{ system: iOS, from: \"16\", to: \"\(version)\" }, { system: iOS, from: \"20\", to: \"26\" }"
      return Sample.told("versions: []", "versions: [\(ranges)]")
    }
    #expect(behind(24) == "", "two versions may have come since")
    #expect(behind(23).contains("checked up to iOS 23; other guides know 26"))
  }

  @Test func `G10: titles give nothing away`() {
    #expect(
      Sample.told("Settings, part 3", "Stalking, part 3") == """
        warning[guide/g10-discreet-title]: the short title is none of the site's neutral titles, and stands in the browser's history
         --> guides/en/location-check.md:5:14
          |
        5 | short_title: Stalking, part 3
          |              ^^^^^^^^^^^^^^^^
          hint: write "Settings, part 3" or "Notes, part 3", or leave short_title: out

        """)
    for title in ["Break-up and bruises 3", "Is he watching me 3", "Where you check 3", "Notes on him, part 3"] {
      #expect(Sample.told("Settings, part 3", title).contains("g10-discreet-title"), "\(title)")
    }
    #expect(Sample.told("Settings, part 3", "Notes, part 3") == "")
  }

  @Test(arguments: [
    ("site", "Safety guide"), ("page_title", "Is he watching me, page {number}"), ("notes_title", "Bruises {number}"),
  ])
  func `G10: the site's own titles give nothing away`(_ word: String, _ title: String) {
    let words = Sample.lines("en").map { $0.hasPrefix("  \(word):") ? "  \(word): \"\(title)\"" : $0 }
    let told = Sample.told(["words/en.yaml": Sample.words("en", words)])
    #expect(told.contains("g10-discreet-title") && told.contains("nobody has looked at \"\(word)\" of \"en\""))
  }

  @Test(arguments: ["العنف المنزلي 5", "Settings, part 3"])
  func `G10: a translation has a neutral title in its own language`(_ title: String) {
    let hash = Sample.read().library?.guides[0].hash ?? ""
    func told(_ title: String) -> String {
      let text = Sample.translation().replacing("HASH", with: hash).replacing(
        "title: Arabic", with: "title: Arabic\nshort_title: \"\(title)\"")
      return Sample.told(["ar/location-check.md": text, "words/ar.yaml": Sample.words("ar")])
    }
    #expect(told(title).contains("g10-discreet-title"))
    #expect(told("الإعدادات، الجزء 3") == "")
  }

  @Test func `G11: pictures and films have words`() {
    #expect(
      Sample.told("Take your time.", "![](map.png)") == """
        error[guide/g11-alt-text]: a picture has no words in its place
          --> guides/en/location-check.md:23:1
           |
        23 | ![](map.png)
           | ^
          hint: say in the text what the picture shows

        """)
    #expect(Sample.told("Take your time.", "[A film](https://x.example/a.mp4)").contains("guide/g11-alt-text"))
    #expect(Sample.told("Take your time.", "[A film with captions](https://x.example/a.mp4)") == "")
  }

  @Test func `G12: translations keep up`() {
    let words = Sample.words("ar")
    #expect(
      Sample.told(["ar/location-check.md": Sample.translation(), "words/ar.yaml": words]) == """
        warning[guide/g12-stale]: the English guide has changed since this was translated
         --> guides/ar/location-check.md:6:14
          |
        6 | source_hash: "HASH"
          |              ^^^^^^
          hint: compare it with guides/en/location-check.md, then write source_hash: \(Sample.read().library?.guides[0].hash ?? "")

        """)
    let hash = Sample.read().library?.guides[0].hash ?? ""
    let other = Sample.translation().replacing("HASH", with: hash).replacing(
      "notifies: [the-other-person]", with: "notifies: [nobody]")
    #expect(
      Sample.told(["ar/location-check.md": other, "words/ar.yaml": words]).contains(
        "warning[guide/g12-stale]: the translation does not have the parts of the English guide"))
  }

  @Test func `G15: every guide leads to a specialist`() {
    #expect(
      Sample.told("Talk with {helpline}.", "You are not alone.") == """
        warning[guide/g15-advocate]: the guide leads to no specialist
          --> guides/en/location-check.md:52:1
           |
        52 | ## Help {#help}
           | ^
          hint: end it with ## Help {#help}, and write {helpline} or link to guide:talk-to-a-specialist

        """)
  }
}
