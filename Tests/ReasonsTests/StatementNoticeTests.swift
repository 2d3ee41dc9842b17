import Readability
import Testing

@testable import Reasons

@Suite struct StatementNoticeTests {
  private let redress = Drafts.redress

  @Test func `a notice says the rule, what happened, what was done, what is next, and where to complain`() throws {
    #expect(
      StatementNotice.text(try Drafts.statement(), redress: redress) == """
        The rule
        Rule 4: stop when somebody asks you to stop.
        Read it here: https://service.example/rules/4

        What happened
        You sent many messages to a person who does not want them.
        You kept on writing after you had been asked to stop.

        What we did
        You cannot use it to reach other people. This starts on 2026-11-24 and ends on 2027-02-22.
        You cannot use your account. This starts on 2026-11-24 and ends on 2026-12-01.
        It holds in the whole European Union.

        How we decided
        We looked at this after we were told about it.
        No program was used to find it. Our staff made the choice.

        What happens next
        Do not write to this person again, also not from another account or through friends.

        If you think this is wrong
        You can ask us to look again until 2027-05-24. It is free, and other people will decide: https://service.example/complain
        You can also ask a body outside our company: https://body.example
        You can always go to court.

        """)
  }

  @Test func `a notice never says that a trusted flagger told the company`() throws {
    func notice(_ notice: CaseFacts.Notice) throws -> String {
      StatementNotice.text(
        try Drafts.statement(Drafts.draft(Drafts.report { $0.notice = notice })), redress: redress)
    }
    let told = try notice(.article16)
    #expect(try notice(.trustedFlagger) == told && notice(.other) == told)
    #expect(try notice(.ownInitiative).contains("We found this on our own."))
  }

  @Test func `every wording reads at year 8 or below`() throws {
    let visibility = Restrictions.Visibility.allCases.map { Restrictions.Kind.known($0) }
    for notice in CaseFacts.Notice.allCases {
      for steps in [[Handling.Step.machine], [.machine, .person], [.person]] {
        for provision in Restrictions.Provision.allCases {
          let draft = Drafts.draft(Drafts.report { $0.notice = notice }) { draft in
            draft.restrictions = .init(
              visibility: .init(visibility), monetary: .init(.known(.suspended)), provision: .init(provision),
              account: .init(.terminated))
            draft.handling = .init(foundByMachine: true, steps: steps)
          }
          let text = StatementNotice.text(try Drafts.statement(draft), redress: redress)
          let level = Readability(of: text).grade
          #expect(level <= 8, "\(level): \(text)")
        }
      }
    }
  }
}
