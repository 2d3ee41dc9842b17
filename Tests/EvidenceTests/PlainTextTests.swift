import Evidence
import GroundTestKit
import Testing

@Suite struct PlainTextTests {
  @Test(arguments: ["AB-1", "AB/1", "J. Smith", "مريم ٢", "Ngô 3", "1"])
  func `a mark is letters, digits and signs`(_ text: String) { #expect(Exhibit.isMark(text)) }

  @Test(arguments: [
    "", " AB", "AB ", "-1", "=A", "A<b>", "A\n1", "A\u{202E}1", "A,1", "a\"b", String(repeating: "A", count: 33),
  ])
  func `other marks are refused`(_ text: String) { #expect(!Exhibit.isMark(text)) }

  @Test(arguments: ["=1", "+1", "-1", "@x", "a\tb", "a\rb", "a\u{0}b", "a\u{2028}b", " a", ""])
  func `a reason that a spreadsheet or terminal would take for something else is refused`(_ text: String) {
    #expect(!CustodyEntry.isWhy(text))
  }

  @Test func `what strangers wrote is shown without what hides`() {
    #expect(PlainText.shown("a\u{202E}gpj.exe") == "a[U+202E]gpj.exe")
    #expect(PlainText.shown("line\nbreak") == "line[U+A]break")
    #expect(PlainText.shown("سلام") == "سلام")
    for text in SharedData.naughtyStrings {
      let shown = PlainText.shown(text)
      #expect(PlainText.shown(shown) == shown)
    }
  }

  @Test func `actors are a role and perhaps a name`() {
    #expect(Actor(text: "survivor")?.name == nil)
    #expect(Actor(text: "caseworker/AB")?.text == "caseworker/AB")
    for text in ["", "king", "survivor/", "caseworker/=1", "Survivor", "/AB"] { #expect(Actor(text: text) == nil) }
  }

  @Test func `names of kinds and reasons come back`() {
    for kind in Leaf.Kind.allCases { #expect(Leaf.Kind(name: kind.name) == kind) }
    for reason in Reason.allCases { #expect(Reason(name: reason.name) == reason) }
  }

  @Test func `paths of working copies`() throws {
    #expect(WorkingCopy.file(exhibit: 12, copy: 3, ending: "png") == "data/working/0012-03.png")
    #expect(!WorkingCopy.isEnding("PNG") && !WorkingCopy.isEnding("") && WorkingCopy.isEnding("mp4"))
  }
}
