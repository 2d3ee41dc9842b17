import GroundTestKit
import SourceText
import Testing

@testable import Reasons

@Suite struct ScreeningTests {
  private func told(_ text: String, _ report: ReportRecord = Drafts.report()) -> [String] {
    var screening = Screening(of: report)
    var log = Diagnostics()
    let passed = screening.pass(text, field: "decision_facts", into: &log)
    #expect((passed == nil) == log.hasErrors)
    #expect(passed == nil || passed?.text == text)
    return log.entries.map { "\($0.code) \($0.location.line):\($0.location.column)" }
  }

  @Test(arguments: [
    "You sent many messages to a person who does not want them.",
    "On 2026-11-02 and 2026-11-03 you sent 214 messages, 1,200 in all.",
    "He writes every day although we asked.", "The sum was 0.01 AUD, 45 times.", "Rule 4.2 of 2026", "", "@ work",
    "5 of 10 cases", "v1.2.3", "491 570", "a, b, c and d",
  ])
  func `words that anybody could write pass`(_ text: String) {
    #expect(told(text) == [])
  }

  @Test(arguments: [
    ("write to mina@mail.example", ["reasons/reporter 1:10", "reasons/address 1:14"]),
    ("She is @mina_o here", ["reasons/address 1:8", "reasons/reporter 1:9"]),
    ("somebody@else.example", ["reasons/address 1:9"]),
    ("call 0491 570 006", ["reasons/number 1:6"]),
    ("call (04) 9157-0156", ["reasons/number 1:7"]), ("call 491 5706", ["reasons/number 1:6"]),
    ("call o491 57o 156", ["reasons/number 1:7"]), ("M i n a told us", ["reasons/reporter 1:1"]),
    ("it was O.k.a.f.o.r", ["reasons/reporter 1:8"]),
    ("from 203.0.113.7", ["reasons/number 1:6"]),
    ("see https://a.example", ["reasons/link 1:10"]),
    ("Told by Mina", ["reasons/reporter 1:9"]),
    ("first line\nthen ＭＩＮＡ again", ["reasons/reporter 2:6"]),
    ("mi\u{200B}na", ["reasons/reporter 1:1"]),
    ("He writes every night although I asked", ["reasons/quotation 1:1"]),
    ("he WRITES, every night – although", ["reasons/quotation 1:1"]),
    ("see r-88412", ["reasons/reporter 1:5", "reasons/reporter 1:7"]),
  ])
  func `what points at a person is refused with its place`(_ text: String, _ expected: [String]) {
    #expect(told(text) == expected)
  }

  @Test(arguments: [
    ("Bo", "The person called bo was afraid.", "reasons/reporter 1:19"),
    ("Li Wei", "Li told us.", "reasons/reporter 1:1"),
    ("Anna Smith", "You wrote to annasmith again.", "reasons/reporter 1:14"),
    ("Anna Smith", "Sie haben Annas Kamera benutzt.", "reasons/reporter 1:11"),
    ("李娜", "你给李娜发了很多信息。", "reasons/reporter 1:3"),
    ("さくら", "さくらさんに連絡しました。", "reasons/reporter 1:1"),
    ("김지영", "김지영이 신고했습니다.", "reasons/reporter 1:1"),
    ("มานี", "คุณโทรหามานีทุกคืน", "reasons/reporter 1:9"),
  ])
  func `a name is found in every way to write it`(_ name: String, _ text: String, _ expected: String) {
    let report = Drafts.report { $0.reporter.name = name }
    #expect(told(text, report) == [expected])
  }

  @Test func `a name that is also a small word leaves the language usable`() {
    let report = Drafts.report { $0.reporter.name = "An Do" }
    #expect(told("You do this to an adult.", report) == [])
    #expect(told("It was An Do.", report) == ["reasons/reporter 1:8"])
  }

  @Test func `a quotation is found where words have no spaces`() {
    let report = Drafts.report { $0.narrative = "他每天晚上都在我家门口等着不肯走" }
    #expect(told("你每天晚上都在我家门口等着。", report) == ["reasons/quotation 1:2"])
    #expect(told("你每天晚上去了别人的家。", report) == [])
  }

  @Test(arguments: [
    ("call ٠٤٩١٥٧٠٠٠٦", "reasons/number 1:6"), ("call ०४९१५७०००६ now", "reasons/number 1:6"),
    ("see service.example/p/abc", "reasons/link 1:12"),
  ])
  func `numbers of every script and links without a beginning are found`(_ text: String, _ expected: String) {
    #expect(told(text) == [expected])
  }

  @Test func `a diagnostic shows the place and not the words`() {
    var screening = Screening(of: Drafts.report())
    var log = Diagnostics()
    _ = screening.pass("It was Okafor who told us.", field: "decision_facts", into: &log)
    #expect(
      DiagnosticRenderer().render(log) == """
        error[reasons/reporter]: this is in the report and belongs to one person
         --> decision_facts:1:8
          hint: leave it out, or say it in general words

        """)
  }

  @Test func `a short report is quoted by three words already`() {
    let report = Drafts.report { $0.narrative = "He owns cameras" }
    #expect(told("It says: he owns cameras.", report) == ["reasons/reporter 1:10"])
    #expect(told("It says that he owns something.", report) == [])
  }

  @Test func `a name is found letter by letter`() {
    let report = Drafts.report { $0.reporter.name = "José Li" }
    #expect(told("It was J o s é.", report) == ["reasons/reporter 1:8"])
    #expect(told("It was J.o.s.é.", report) == ["reasons/reporter 1:8"])
    #expect(told("It was J_O_S_É.", report) == ["reasons/reporter 1:8"])
    #expect(told("Points a b c d, e f.", report) == [])
  }

  @Test func `what caseworkers noted is no quotation either`() {
    let report = Drafts.report { $0.notes = "Seems calm, works at the harbour school since May." }
    #expect(told("You know she works at the harbour school.", report) == ["reasons/quotation 1:14"])
  }

  private func told(address: String, _ report: ReportRecord = Drafts.report()) -> [String] {
    var screening = Screening(of: report)
    var log = Diagnostics()
    let passed = screening.pass(address: address, field: "decision_ground_reference_url", into: &log)
    #expect((passed == nil) == log.hasErrors)
    #expect(passed == nil || passed?.text == address)
    return log.entries.map { "\($0.code) \($0.location.line):\($0.location.column)" }
  }

  @Test func `an address is a page that is the same for everybody`() {
    #expect(told(address: "https://service.example/rules/4") == [])
    #expect(
      told(address: "https://service.example/cases/r-88412/mina.okafor") == [
        "reasons/reporter 1:31", "reasons/reporter 1:33", "reasons/reporter 1:39", "reasons/reporter 1:44",
      ])
    #expect(told(address: "https://service.example/complain?report=7") == ["reasons/page 1:1"])
    #expect(told(address: "https://service.example/%6dina") == ["reasons/page 1:1"])
    #expect(told(address: "service.example/rules") == ["reasons/page 1:1"])
    #expect(told(address: "https://service.example/m/0491570156") == ["reasons/number 1:27"])
  }

  @Test func `a service's own name is nobody's, and a person's own name never is a service's`() {
    let report = Drafts.report {
      $0.reporter.handle = "@mina@social.example"
      $0.reporter.email = "mina@okafor.example"
    }
    #expect(told(address: "https://social.example/complain", report) == [])
    #expect(told(address: "https://mina.social.example/", report) == ["reasons/reporter 1:9"])
    #expect(told(address: "https://okafor.example/", report) == ["reasons/reporter 1:9"])
    #expect(told(address: "https://social.example/social", report) == ["reasons/reporter 1:24"])
    #expect(told("She is at social, not here.", report) == ["reasons/reporter 1:11"])
  }

  @Test func `a long text is read to its end`() {
    let filler = String(repeating: "é word ", count: 4000)
    #expect(told(filler + "Okafor") == ["reasons/reporter 1:28001"])
  }

  @Test func `hostile texts are read without a crash`() {
    for text in SharedData.naughtyStrings {
      var screening = Screening(of: Drafts.report { $0.narrative = text })
      var log = Diagnostics()
      _ = screening.pass(text, field: "decision_facts", into: &log)
    }
  }
}
