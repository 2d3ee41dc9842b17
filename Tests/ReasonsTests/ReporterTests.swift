import Foundation
import Glibc
import GroundTestKit
import JSON
import SourceText
import Testing
import Vocabulary

@testable import Reasons

/// From report to statement: whoever reported is nowhere in what leaves the company.
@Suite struct ReporterTests {
  /// `BELLBIRD_RANDOM_REPORTS` asks for more.
  private static let count =
    ProcessInfo.processInfo.environment["BELLBIRD_RANDOM_REPORTS"].flatMap(Int.init) ?? 16_000
  private static let behaviours = Drafts.vocabulary.behaviours.filter { $0.broader != nil }.map(\.id)

  private static let clean = [
    "You sent many messages to a person who does not want them.",
    "The account was used to follow where somebody is.",
    "Between 2026-10-01 and 2026-11-02 the same text was sent 214 times.",
    "You made a new account after the first one was blocked.",
  ]

  /// Everything that somebody writes and that leaves the company with a statement.
  enum Field: String, CaseIterable {
    case id = "puid"
    case ground, explanation, facts, next, visibility, monetary, content
    case ruleAddress, complaintAddress, bodyAddress

    var isAddress: Bool { [.ruleAddress, .complaintAddress, .bodyAddress].contains(self) }

    /// Letters between: seven digits in a row would be refused as somebody's number.
    func clean(_ number: Int, _ sentence: String) -> String {
      self == .id ? "st\(number / 1000)y\(number % 1000)" : isAddress ? "https://service.example/rules/4" : sentence
    }

    func leaking(_ report: RandomReport, _ sentence: String, using random: inout SeededRandom) -> String {
      self == .id
        ? report.record.id
        : isAddress
          ? "https://service.example/cases/\(report.pathLeak(using: &random))"
          : "\(sentence) \(report.leak(using: &random)) and so on."
    }

    func pass(_ text: String, _ screening: inout Screening, into log: inout Diagnostics) -> ScreenedText? {
      isAddress
        ? screening.pass(address: text, field: rawValue, into: &log)
        : screening.pass(text, field: rawValue, into: &log)
    }
  }

  /// All that leaves the company, in small letters.
  private static func out(_ report: RandomReport, isIllegal: Bool, _ texts: [Field: ScreenedText]) throws -> String {
    func text(_ field: Field) -> ScreenedText { texts[field] ?? Drafts.text("") }
    let draft = Drafts.draft(report.record) { draft in
      draft.id = text(.id)
      draft.ground =
        isIllegal
        ? .illegal(legal: text(.ground), explanation: text(.explanation))
        : .incompatible(rule: text(.ground), explanation: text(.explanation), isAlsoIllegal: true)
      draft.ruleAddress = text(.ruleAddress)
      draft.restrictions = .init(
        visibility: .init([.known(.removed), .other(text(.visibility))]), monetary: .init(.other(text(.monetary))),
        account: .init(.suspended))
      if report.record.contentTypes.contains(.other) { draft.otherContent = text(.content) }
      draft.circumstances = text(.facts)
      draft.nextStep = text(.next)
    }
    let statement = try StatementOfReasons(draft, vocabulary: Drafts.vocabulary)
    let notice = StatementNotice.text(
      statement, redress: .init(complaintAddress: text(.complaintAddress), bodyAddress: text(.bodyAddress)))
    return (String(decoding: JSONWriter.line(statement.json), as: UTF8.self) + notice).lowercased()
  }

  @Test(arguments: 0..<8)
  func `no word of whoever reported is in a statement`(_ part: Int) throws {
    var random = SeededRandom(seed: UInt64(part))
    var refused = 0
    for number in 0..<Self.count / 8 {
      let report = RandomReport(using: &random, behaviours: Self.behaviours)
      var screening = Screening(of: report.record)
      var texts: [Field: ScreenedText] = [:]
      for field in Field.allCases {
        let sentence = Self.clean.randomElement(using: &random) ?? Self.clean[0]
        var log = Diagnostics()
        if Int.random(in: 0..<6, using: &random) == 0 {
          let leak = field.leaking(report, sentence, using: &random)
          let leaked = field.pass(leak, &screening, into: &log)
          #expect(leaked == nil, "\(field): \(leak)")
          Self.expectNothingTold(log, report)
          refused += 1
        }
        log = Diagnostics()
        let clean = field.clean(number, sentence)
        let passed = field.pass(clean, &screening, into: &log)
        let screened: ScreenedText = try #require(passed, "\(clean)")
        texts[field] = screened
      }
      let out = try Self.out(report, isIllegal: Bool.random(using: &random), texts)
      for token in report.tokens where Self.has(out, token) { Issue.record("\(token) in \(out)") }
    }
    #expect(refused > Self.count / 8)
  }

  @Test(arguments: Field.allCases)
  func `the search would notice a leak in each field`(_ field: Field) throws {
    var random = SeededRandom(seed: 7)
    for number in 0..<40 {
      let report = RandomReport(using: &random, behaviours: Self.behaviours)
      guard field != .content || report.record.contentTypes.contains(.other) else { continue }
      var texts: [Field: ScreenedText] = [:]
      for other in Field.allCases { texts[other] = Drafts.text(other.clean(number, Self.clean[0])) }
      let whole = try Self.out(report, isIllegal: number.isMultiple(of: 2), texts)
      #expect(!report.tokens.contains { Self.has(whole, $0) })
      let leak = report.record.reporter.accountID
      texts[field] = Drafts.text(
        field == .id ? leak : field.isAddress ? "https://service.example/\(leak)" : "It was \(leak).")
      let out = try Self.out(report, isIllegal: number.isMultiple(of: 2), texts)
      #expect(report.tokens.contains { Self.has(out, $0) }, "\(field)")
    }
  }

  /// A million searches want the fast one.
  private static func has(_ text: String, _ token: String) -> Bool { strstr(text, token) != nil }

  /// A diagnostic that is shown or logged repeats nothing.
  private static func expectNothingTold(_ log: Diagnostics, _ report: RandomReport) {
    #expect(log.hasErrors)
    let told = DiagnosticRenderer().render(log).lowercased()
    for token in report.tokens where has(told, token) { Issue.record("\(token) in \(told)") }
  }

  /// The types say it once more: no label of what a statement is made from is about a person who reported.
  @Test func `a draft has no field for whoever reported`() {
    let banned = [
      "report", "person", "name", "mail", "phone", "handle", "contact", "narrative", "locator", "sourceidentity",
    ]
    func labels(_ value: Any, depth: Int) -> [String] {
      guard depth < 5 else { return [] }
      return Mirror(reflecting: value).children.flatMap { child in
        [child.label ?? ""].filter { !$0.isEmpty } + labels(child.value, depth: depth + 1)
      }
    }
    let all = labels(Drafts.draft(), depth: 0)
    #expect(all.contains("facts") && all.contains("circumstances"))
    for label in all {
      for word in banned { #expect(!label.lowercased().contains(word), "\(label)") }
    }
  }
  /// Whoever adds a text that is not a `ScreenedText` has to say here why it cannot give anybody away.
  @Test func `every text that leaves was screened, or comes from a list`() {
    func unscreened(_ value: Any, at path: String) -> [String] {
      if value is ScreenedText { return [] }
      if value is String { return [path] }
      return Mirror(reflecting: value).children.flatMap { child in
        unscreened(child.value, at: [path, child.label ?? "some"].filter { $0 != "some" }.joined(separator: "."))
      }
    }
    let text = Drafts.text("x")
    let draft = Drafts.draft { draft in
      draft.restrictions = .init(
        visibility: .init([.other(text)]), monetary: .init(.other(text)), provision: .init(.suspended),
        account: .init(.suspended))
      draft.otherContent = text
    }
    // A behaviour of the vocabulary, and two capital letters.
    #expect(Set(unscreened(draft, at: "draft")) == ["draft.facts.behaviours.text", "draft.language"])
    #expect(unscreened(Drafts.redress, at: "redress") == [])
  }
}
