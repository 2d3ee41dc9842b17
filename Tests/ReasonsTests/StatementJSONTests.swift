import Foundation
import GroundTestKit
import JSON
import Primitives
import Testing

@testable import Reasons

@Suite struct StatementJSONTests {
  @Test func `a statement is what the database takes`() throws {
    let json = String(decoding: JSONWriter.line(try Drafts.statement().json), as: UTF8.self)
    #expect(
      json == #"""
        {"decision_visibility":["DECISION_VISIBILITY_CONTENT_INTERACTION_RESTRICTED"],"end_date_visibility_restriction":"2027-02-22","decision_account":"DECISION_ACCOUNT_SUSPENDED","end_date_account_restriction":"2026-12-01","account_type":"ACCOUNT_TYPE_PRIVATE","decision_ground":"DECISION_GROUND_INCOMPATIBLE_CONTENT","incompatible_content_ground":"Rule 4: stop when somebody asks you to stop","incompatible_content_explanation":"You kept on writing after you had been asked to stop.","decision_ground_reference_url":"https://service.example/rules/4","content_type":["CONTENT_TYPE_TEXT"],"category":"STATEMENT_CATEGORY_CYBER_VIOLENCE_AGAINST_WOMEN","category_specification":["KEYWORD_CYBER_HARASSMENT_AGAINST_WOMEN"],"territorial_scope":["AT","BE","BG","CY","CZ","DE","DK","EE","ES","FI","FR","GR","HR","HU","IE","IT","LT","LU","LV","MT","NL","PL","PT","RO","SE","SI","SK"],"content_language":"EN","content_date":"2026-11-13","application_date":"2026-11-24","decision_facts":"You sent many messages to a person who does not want them.","source_type":"SOURCE_ARTICLE_16","automated_detection":"No","automated_decision":"AUTOMATED_DECISION_NOT_AUTOMATED","puid":"st-2026-000123"}

        """#)
  }

  @Test func `what has no code is said in words`() throws {
    let report = Drafts.report { $0.behaviours = ["proxy-abuse", "threats", "home-and-vehicle-control"] }
    let json = try Drafts.statement(Drafts.draft(report)).json
    #expect(json["category"] == "STATEMENT_CATEGORY_OTHER_VIOLATION_TC")
    #expect(json["category_addition"] == ["STATEMENT_CATEGORY_CYBER_VIOLENCE_AGAINST_WOMEN"])
    #expect(json["category_specification"] == ["KEYWORD_OTHER", "KEYWORD_CYBER_HARASSMENT_AGAINST_WOMEN"])
    #expect(json["category_specification_other"] == "Proxy abuse; Control through a home or vehicle")
  }

  @Test(arguments: [
    (true, [Handling.Step.machine], "Yes", "AUTOMATED_DECISION_FULLY"),
    (true, [.machine, .person], "Yes", "AUTOMATED_DECISION_PARTIALLY"),
    (false, [.person], "No", "AUTOMATED_DECISION_NOT_AUTOMATED"),
    (false, [.machine], "No", "AUTOMATED_DECISION_FULLY"),
  ])
  func `what is declared of automation follows from who took part`(
    _ found: Bool, _ steps: [Handling.Step], _ detection: String, _ decision: String
  ) throws {
    let draft = Drafts.draft { $0.handling = .init(foundByMachine: found, steps: steps) }
    let json = try Drafts.statement(draft).json
    #expect(json["automated_detection"]?.string == detection && json["automated_decision"]?.string == decision)
  }

  @Test(arguments: CaseFacts.Notice.allCases)
  func `the source is the one of the report, and nobody is named`(_ notice: CaseFacts.Notice) throws {
    let json = try Drafts.statement(Drafts.draft(Drafts.report { $0.notice = notice })).json
    #expect(json["source_type"]?.string == notice.rawValue)
    #expect(json["source_identity"] == nil)
  }

  @Test func `one message holds a hundred statements`() throws {
    let statement = try Drafts.statement()
    let batches = StatementOfReasons.batches(Array(repeating: statement, count: 201))
    #expect(batches.map { $0["statements"]?.array?.count } == [100, 100, 1])
  }

  @Test(.enabled(if: SharedData.has("dsa-schema"), "the EU database's documentation is not here"))
  func `the database's documentation knows every field and value`() throws {
    let text = String(
      decoding: try SharedData.bytes("dsa-schema/resources/markdown/api-documentation.md"), as: UTF8.self)
    let examples = try SharedData.names(in: "dsa-schema/cypress/fixtures").map {
      String(decoding: try SharedData.bytes("dsa-schema/cypress/fixtures/\($0)"), as: UTF8.self)
    }
    let known = Set((text + examples.joined()).split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init))
    let full = Drafts.draft { draft in
      draft.restrictions = .init(
        visibility: .init([.known(.removed), .other(Drafts.text("x"))], until: Drafts.draft().startDay),
        monetary: .init(.other(Drafts.text("x")), until: Drafts.draft().startDay),
        provision: .init(.suspended, until: Drafts.draft().startDay),
        account: .init(.suspended, until: Drafts.draft().startDay))
      draft.otherContent = Drafts.text("x")
      draft.facts = CaseFacts(
        projecting: Drafts.report {
          $0.contentTypes = [.other]
          $0.behaviours = ["proxy-abuse", "threats"]
        })
    }
    for member in try Drafts.statement(full).json.members ?? [] {
      #expect(known.contains(member.name), "\(member.name)")
    }
    let values: [String] =
      Restrictions.Visibility.allCases.map(\.rawValue) + Restrictions.Monetary.allCases.map(\.rawValue)
      + Restrictions.Provision.allCases.map(\.rawValue) + Restrictions.Account.allCases.map(\.rawValue)
      + StatementDraft.AccountType.allCases.map(\.rawValue)
      + [StatementCodes.otherCategory, StatementCodes.otherKeyword, "SOURCE_VOLUNTARY", "SOURCE_TRUSTED_FLAGGER"]
    for value in values { #expect(known.contains(value), "\(value)") }
  }
}
