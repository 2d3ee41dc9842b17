import Primitives
import SourceText
import Vocabulary

@testable import Reasons

/// Drafts that are right, for tests that make one thing wrong.
enum Drafts {
  static let vocabulary = VocabularyReader.embedded()
  /// 2026-11-24, noon.
  static let start = 20_781 * 86_400 + 43_200

  static func report(_ change: (inout ReportRecord) -> Void = { _ in }) -> ReportRecord {
    var report = ReportRecord(
      id: "r-88412", reporter: .init(name: "Mina Okafor", email: "mina.okafor@mail.example", phone: "+61 491 570 156"),
      narrative: "He writes every night although I asked him to stop.", notice: .article16,
      behaviours: ["repeated-unwanted-contact"], about: .women, contentTypes: [.text],
      contentDate: CalendarDate(daysSinceEpoch: 20_770))
    change(&report)
    return report
  }

  static func text(_ text: String) -> ScreenedText { ScreenedText(passed: text) }

  static let redress = Redress(
    complaintAddress: text("https://service.example/complain"), bodyAddress: text("https://body.example"))

  static func draft(_ report: ReportRecord = report(), _ change: (inout StatementDraft) -> Void = { _ in })
    -> StatementDraft
  {
    var draft = StatementDraft(
      facts: CaseFacts(projecting: report), id: text("st-2026-000123"),
      restrictions: .init(
        visibility: .init([.known(.interactionRestricted)], until: CalendarDate(daysSinceEpoch: 20_871)),
        account: .init(.suspended, until: CalendarDate(daysSinceEpoch: 20_788))),
      ground: .incompatible(
        rule: text("Rule 4: stop when somebody asks you to stop"),
        explanation: text("You kept on writing after you had been asked to stop."), isAlsoIllegal: nil),
      ruleAddress: text("https://service.example/rules/4"), account: .personal, language: "EN", scope: Country.union,
      startsAt: start, sentAt: start, circumstances: text("You sent many messages to a person who does not want them."),
      nextStep: text("Do not write to this person again, also not from another account or through friends."),
      handling: .init(foundByMachine: false, steps: [.person, .person]))
    change(&draft)
    return draft
  }

  static func statement(_ draft: StatementDraft = draft()) throws(StatementProblems) -> StatementOfReasons {
    try StatementOfReasons(draft, vocabulary: vocabulary)
  }
}
