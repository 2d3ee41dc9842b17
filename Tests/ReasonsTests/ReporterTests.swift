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

  @Test(arguments: 0..<8)
  func `no word of whoever reported is in a statement`(_ part: Int) throws {
    var random = SeededRandom(seed: UInt64(part))
    var refused = 0
    for number in 0..<Self.count / 8 {
      let report = RandomReport(using: &random, behaviours: Self.behaviours)
      var screening = Screening(of: report.record)
      var texts: [ScreenedText] = []
      for field in ["puid", "ground", "explanation", "facts", "next"] {
        let sentence = Self.clean.randomElement(using: &random) ?? Self.clean[0]
        // Letters between: seven digits in a row would be refused as somebody's number.
        let safe = field == "puid" ? "st\(part)x\(number / 1000)y\(number % 1000)" : sentence
        var log = Diagnostics()
        if Int.random(in: 0..<3, using: &random) == 0 {
          let leak = field == "puid" ? report.record.id : "\(sentence) \(report.leak(using: &random)) and so on."
          #expect(screening.pass(leak, field: field, into: &log) == nil, "\(leak)")
          Self.expectNothingTold(log, report)
          refused += 1
        }
        log = Diagnostics()
        texts.append(try #require(screening.pass(safe, field: field, into: &log), "\(safe)"))
      }
      let draft = Drafts.draft(report.record) { draft in
        draft.id = texts[0]
        draft.ground = .incompatible(rule: texts[1], explanation: texts[2], isAlsoIllegal: Bool.random(using: &random))
        draft.circumstances = texts[3]
        draft.nextStep = texts[4]
      }
      let statement = try StatementOfReasons(draft, vocabulary: Drafts.vocabulary)
      let notice = StatementNotice.text(
        statement,
        redress: .init(complaintAddress: "https://service.example/complain", bodyAddress: "https://body.example"))
      let out = (String(decoding: JSONWriter.line(statement.json), as: UTF8.self) + notice).lowercased()
      for token in report.tokens where Self.has(out, token) { Issue.record("\(token) in \(out)") }
    }
    #expect(refused > Self.count / 8)
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
}
