import Primitives
import Testing

@testable import Reasons

@Suite struct StatementCheckerTests {
  private func problems(used: Set<String> = [], _ change: (inout StatementDraft) -> Void) -> [StatementProblem] {
    do throws(StatementProblems) {
      _ = try StatementOfReasons(
        Drafts.draft(Drafts.report(), change), vocabulary: Drafts.vocabulary, usedIDs: used)
      return []
    } catch { return error.problems }
  }

  private func words(_ count: Int) -> ScreenedText { Drafts.text(String(repeating: "é", count: count)) }

  @Test func `a good draft has no problem`() { #expect(problems { _ in } == []) }

  @Test func `each text has its limit, in characters`() {
    #expect(problems { $0.circumstances = words(5000) } == [])
    #expect(problems { $0.circumstances = words(5001) } == [.init(.circumstances, .tooLong(charactersMax: 5000))])
    #expect(problems { $0.ground = .illegal(legal: words(500), explanation: words(2000)) } == [])
    #expect(
      problems { $0.ground = .illegal(legal: words(501), explanation: words(2001)) } == [
        .init(.legalGround, .tooLong(charactersMax: 500)), .init(.legalExplanation, .tooLong(charactersMax: 2000)),
      ])
    #expect(
      problems { $0.ground = .incompatible(rule: words(501), explanation: words(0), isAlsoIllegal: nil) } == [
        .init(.contractGround, .tooLong(charactersMax: 500)), .init(.contractExplanation, .missing),
      ])
    #expect(
      problems { $0.restrictions.visibility = .init([.other(words(501))]) } == [
        .init(.visibilityOther, .tooLong(charactersMax: 500))
      ])
    #expect(
      problems { $0.restrictions.visibility = .init([.other(words(249)), .other(words(249))]) } == [],
      "joined with two characters they are 500")
    #expect(
      problems { $0.restrictions.visibility = .init([.other(words(400)), .other(words(400))]) } == [
        .init(.visibilityOther, .tooLong(charactersMax: 500))
      ])
    #expect(
      problems { $0.restrictions.visibility = .init([.other(words(0))]) } == [.init(.visibilityOther, .missing)])
    #expect(
      problems { $0.restrictions.monetary = .init(.other(words(0))) } == [.init(.monetaryOther, .missing)])
    #expect(problems { $0.nextStep = words(2001) } == [.init(.nextStep, .tooLong(charactersMax: 2000))])
  }

  @Test func `a decision restricts something`() {
    #expect(problems { $0.restrictions = .init() } == [.init(.restrictions, .missing)])
    #expect(problems { $0.restrictions = .init(visibility: .init([])) } == [.init(.restrictions, .missing)])
    #expect(
      problems { $0.restrictions = .init(visibility: .init([]), account: .init(.suspended)) } == [
        .init(.restrictions, .missing)
      ], "the database takes no empty list")
  }

  @Test func `an end is not before the start, and what is for good has none`() {
    let start = CalendarDate(daysSinceEpoch: 20_781)
    let early = CalendarDate(daysSinceEpoch: 20_780)
    #expect(problems { $0.restrictions.account = .init(.suspended, until: start) } == [])
    #expect(
      problems {
        $0.restrictions = .init(
          visibility: .init([.known(.removed)], until: early), monetary: .init(.known(.suspended), until: early),
          provision: .init(.suspended, until: early), account: .init(.suspended, until: early))
      } == [.visibilityEnd, .monetaryEnd, .serviceEnd, .accountEnd].map { .init($0, .before(start)) })
    #expect(
      problems {
        $0.restrictions = .init(
          monetary: .init(.known(.terminated), until: start), provision: .init(.partlyTerminated, until: start),
          account: .init(.terminated, until: start))
      } == [.accountEnd, .monetaryEnd, .serviceEnd].map { .init($0, .notAllowed) })
  }

  @Test func `days are not before the database's first`() {
    let report = Drafts.report { $0.contentDate = CalendarDate(daysSinceEpoch: 10_956) }
    let first = CalendarDate(daysSinceEpoch: 10_957)
    #expect(problems { $0.facts = CaseFacts(projecting: report) } == [.init(.contentDate, .before(first))])
    let early = 18_261 * 86_400
    #expect(
      problems {
        $0.startsAt = early
        $0.sentAt = early
      } == [.init(.start, .before(CalendarDate(daysSinceEpoch: 18_262)))])
  }

  @Test func `whoever is restricted is told when it starts or before`() {
    #expect(problems { $0.sentAt -= 3600 } == [])
    #expect(problems { $0.sentAt += 1 } == [.init(.sent, .sentAfterStart)])
  }

  @Test func `an id is plain, short and used once`() {
    #expect(problems { $0.id = Drafts.text("A-b_9") } == [])
    #expect(problems { $0.id = Drafts.text("a b") } == [.init(.id, .notAllowed)])
    #expect(problems { $0.id = Drafts.text("é") } == [.init(.id, .notAllowed)])
    #expect(problems { $0.id = Drafts.text("") } == [.init(.id, .missing)])
    let long = String(repeating: "a", count: 501)
    #expect(problems { $0.id = Drafts.text(long) } == [.init(.id, .tooLong(charactersMax: 500))])
    #expect(problems(used: ["st-2026-000123"]) { _ in } == [.init(.id, .usedBefore)])
  }

  @Test func `content, category, language and countries are said`() {
    let other = Drafts.report { $0.contentTypes = [.other] }
    #expect(problems { $0.facts = CaseFacts(projecting: other) } == [.init(.contentTypeOther, .missing)])
    #expect(problems { $0.otherContent = words(3) } == [.init(.contentTypeOther, .notAllowed)])
    let none = Drafts.report {
      $0.contentTypes = []
      $0.behaviours = []
    }
    #expect(
      problems { $0.facts = CaseFacts(projecting: none) } == [
        .init(.contentType, .missing), .init(.category, .missing),
      ])
    #expect(problems { $0.language = "en" } == [.init(.language, .notAllowed)])
    #expect(problems { $0.scope = [] } == [.init(.scope, .missing)])
  }

  @Test(arguments: [
    "http://service.example/rules", "https://service.example/rules?user=7", "https://a@service.example/", "https://x y",
    "javascript:alert(1)", "https://", "https://service.example/%6dina",
  ])
  func `the rule's page is public and the same for everybody`(_ address: String) {
    #expect(problems { $0.ruleAddress = Drafts.text(address) } == [.init(.ruleAddress, .notAllowed)])
  }

  @Test func `somebody or something decided`() {
    #expect(
      problems { $0.handling = .init(foundByMachine: true, steps: []) } == [.init(.automatedDecision, .missing)])
  }
}
