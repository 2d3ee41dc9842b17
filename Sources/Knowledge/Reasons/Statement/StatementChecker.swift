internal import Primitives

/// Holds a draft against the fields and limits of the transparency database (schema of 1 July 2025).
struct StatementChecker {
  private(set) var problems: [StatementProblem] = []
  private let draft: StatementDraft

  /// The database's earliest days.
  private static let contentDateMin = CalendarDate("2000-01-01") ?? CalendarDate(daysSinceEpoch: 10_957)
  private static let startMin = CalendarDate("2020-01-01") ?? CalendarDate(daysSinceEpoch: 18_262)
  static let wordsMax = 500
  static let explanationMax = 2000
  static let factsMax = 5000

  static func problems(with draft: StatementDraft, usedIDs: Set<String>, categoryCount: Int) -> [StatementProblem] {
    var checker = StatementChecker(draft: draft)
    checker.checkRestrictions()
    checker.checkGround()
    checker.checkContent(categoryCount)
    checker.checkTimes()
    checker.checkIdentity(usedIDs)
    return checker.problems
  }

  private init(draft: StatementDraft) { self.draft = draft }

  private mutating func add(_ field: StatementProblem.Field, _ reason: StatementProblem.Reason) {
    problems.append(StatementProblem(field, reason))
  }

  private mutating func check(_ field: StatementProblem.Field, _ text: ScreenedText, most: Int) {
    if text.isBlank { add(field, .missing) }
    checkLength(field, text.text, most: most)
  }

  /// The database counts Unicode characters.
  private mutating func checkLength(_ field: StatementProblem.Field, _ text: String, most: Int) {
    if text.unicodeScalars.count > most { add(field, .tooLong(charactersMax: most)) }
  }

  private mutating func checkRestrictions() {
    let restrictions = draft.restrictions
    if restrictions.isEmpty || restrictions.visibility?.measure.isEmpty == true { add(.restrictions, .missing) }
    for case .other(let text) in restrictions.visibility?.measure ?? [] where text.isBlank {
      add(.visibilityOther, .missing)
    }
    checkLength(.visibilityOther, restrictions.visibilityOthers ?? "", most: Self.wordsMax)
    if case .other(let text)? = restrictions.monetary?.measure { check(.monetaryOther, text, most: Self.wordsMax) }
    let ends: [(StatementProblem.Field, CalendarDate?)] = [
      (.visibilityEnd, restrictions.visibility?.until), (.monetaryEnd, restrictions.monetary?.until),
      (.serviceEnd, restrictions.provision?.until), (.accountEnd, restrictions.account?.until),
    ]
    for (field, end) in ends {
      if let end, end < draft.startDay { add(field, .before(draft.startDay)) }
    }
    // What is taken away for good has no last day.
    if draft.restrictions.account?.measure == .terminated, restrictions.account?.until != nil {
      add(.accountEnd, .notAllowed)
    }
    if restrictions.monetary?.measure == .known(.terminated), restrictions.monetary?.until != nil {
      add(.monetaryEnd, .notAllowed)
    }
    let provision = restrictions.provision
    if provision?.measure == .terminated || provision?.measure == .partlyTerminated, provision?.until != nil {
      add(.serviceEnd, .notAllowed)
    }
  }

  private mutating func checkGround() {
    switch draft.ground {
    case .illegal(let legal, let explanation):
      check(.legalGround, legal, most: Self.wordsMax)
      check(.legalExplanation, explanation, most: Self.explanationMax)
    case .incompatible(let rule, let explanation, _):
      check(.contractGround, rule, most: Self.wordsMax)
      check(.contractExplanation, explanation, most: Self.explanationMax)
    }
    if let address = draft.ruleAddress, !PublicPage.isOne(address.text) { add(.ruleAddress, .notAllowed) }
    check(.circumstances, draft.circumstances, most: Self.factsMax)
    check(.nextStep, draft.nextStep, most: Self.explanationMax)
  }

  private mutating func checkContent(_ categoryCount: Int) {
    let facts = draft.facts
    if facts.contentTypes.isEmpty { add(.contentType, .missing) }
    if facts.contentTypes.contains(.other) {
      if let other = draft.otherContent {
        check(.contentTypeOther, other, most: Self.wordsMax)
      } else {
        add(.contentTypeOther, .missing)
      }
    } else if draft.otherContent != nil {
      add(.contentTypeOther, .notAllowed)
    }
    if categoryCount == 0 { add(.category, .missing) }
    if let language = draft.language,
      language.utf8.count != 2
        || !language.utf8.allSatisfy({ (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) })
    {
      add(.language, .notAllowed)
    }
    if draft.scope.isEmpty { add(.scope, .missing) }
  }

  private mutating func checkTimes() {
    if draft.facts.contentDate < Self.contentDateMin { add(.contentDate, .before(Self.contentDateMin)) }
    if draft.startDay < Self.startMin { add(.start, .before(Self.startMin)) }
    if draft.sentAt > draft.startsAt { add(.sent, .sentAfterStart) }
    if draft.handling.steps.isEmpty { add(.automatedDecision, .missing) }
  }

  private mutating func checkIdentity(_ usedIDs: Set<String>) {
    let id = draft.id.text
    if id.isEmpty { add(.id, .missing) }
    if id.unicodeScalars.count > Self.wordsMax { add(.id, .tooLong(charactersMax: Self.wordsMax)) }
    let isPlain = id.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
        true
      default: false
      }
    }
    if !isPlain { add(.id, .notAllowed) }
    if usedIDs.contains(id) { add(.id, .usedBefore) }
  }
}

extension ScreenedText {
  fileprivate var isBlank: Bool { text.allSatisfy(\.isWhitespace) }
}

extension StatementDraft {
  /// The first day of the restriction, as the database takes it.
  var startDay: CalendarDate {
    CalendarDate(daysSinceEpoch: startsAt >= 0 ? startsAt / 86_400 : (startsAt - 86_399) / 86_400)
  }
}
