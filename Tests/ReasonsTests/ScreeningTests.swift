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
    "5 of 10 cases", "v1.2.3",
  ])
  func `words that anybody could write pass`(_ text: String) {
    #expect(told(text) == [])
  }

  @Test(arguments: [
    ("write to mina@mail.example", ["reasons/reporter 1:10", "reasons/address 1:14"]),
    ("She is @mina_o here", ["reasons/address 1:8", "reasons/reporter 1:9"]),
    ("somebody@else.example", ["reasons/address 1:9"]),
    ("call 0491 570 006", ["reasons/number 1:6"]),
    ("call (04) 9157-0156", ["reasons/number 1:7"]),
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
