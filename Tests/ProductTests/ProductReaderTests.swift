import Catalogue
import Primitives
import Product
import SourceText
import TestKit
import Testing

@Suite struct ProductReaderTests {
  private func codes(_ text: String) -> [String] { Fixture.read(text).log.entries.map(\.code) }

  @Test func `a whole model is read`() throws {
    let (product, log) = Fixture.read(
      """
      bellbird: product/1
      product: { id: findfam, name: FindFam, version: "4.2", owner: trust@findfam.example }
      relationships: [ex-partner, partner]
      sources:
        - { id: help, title: Help pages, publisher: FindFam, url: "https://findfam.example/help", read: 2026-11-01 }
      roles:
        organiser: { title: plan organiser, can_be: [partner], pays: true }
        member: { can_be: [partner, ex-partner] }
      controls:
        - { id: report-pattern, state: optional }
      features:
        - id: live-map
          was: [map]
          title: See members on a map
          capabilities: [location.share, x-weather, presence.status]
          subject: member
          viewer: organiser
          effort: setup
          grant:
            started_by: organiser
            subject_accepts: true
            subject_told: [on-start, always-visible]
            ended_by: [member]
            end_noticed_by: nobody
            expires_after: 30d
            residue: none
          logged: { to_subject: true }
          sources: [help]
          controls:
            - id: consent-reminder
              state: enforced
              evidence: [tests/reminder.swift#monthly, { url: "https://findfam.example/r", read: 2026-11-02 }]
      """)
    #expect(Fixture.rendered(log).isEmpty)
    let model = try #require(product)
    #expect(model.relationships == ["partner", "ex-partner"])
    #expect(model.role("organiser")?.powers == [.pays])
    #expect(model.role("member")?.title == "member")
    let feature = try #require(model.features.first)
    #expect(feature.lastingID == "map")
    #expect(feature.capabilities == ["location.share", "presence.status"])
    #expect(feature.effort == .setup)
    let grant = try #require(feature.grants.first)
    #expect(grant.startedBy == .viewer)
    #expect(grant.endedBy == [.subject])
    #expect(grant.endNoticedBy == [])
    #expect(grant.subjectTold == [.onStart, .alwaysVisible])
    #expect(grant.expires == true)
    #expect(grant.residue == "")
    #expect(grant.unanswered.isEmpty)
    #expect(feature.controls.first?.evidence.count == 2)
  }

  @Test(arguments: [
    (Control.Derivation.subjectAccepts, "subject_accepts: true", "subject_accepts: false"),
    (.subjectCanEnd, "ended_by: [member]", "ended_by: [organiser]"),
    (.endUnnoticed, "ended_by: [subject], end_noticed_by: [subject]", "ended_by: [subject], end_noticed_by: [viewer]"),
    (.alwaysVisible, "subject_told: always-visible", "subject_told: never"),
    (.toldRegularly, "subject_told: regularly", "subject_told: never"),
    (.expires, "expires_after: 24h", "expires_after: never"),
    (.noResidue, "residue: none", "residue: a history"),
  ])
  func `a grant's statements amount to controls`(_ derivation: Control.Derivation, _ yes: String, _ no: String) throws {
    func amounts(_ grant: String) throws -> (Bool, Bool) {
      let text = Fixture.model(
        "  - { id: a, title: A, capabilities: [x-a], subject: member, viewer: organiser, grant: { \(grant) } }")
      let feature = try #require(Fixture.read(text).product?.features.first)
      let first = try #require(feature.grants.first)
      return (
        first.amounts(to: derivation, logged: feature.logged), first.contradicts(derivation, logged: feature.logged)
      )
    }
    #expect(try amounts(yes) == (true, false))
    #expect(try amounts(no) == (false, true))
    #expect(try amounts("") == (false, false))
  }

  @Test func `an unknown capability is told whole`() {
    let text = Fixture.model("  - { id: a, title: A, capabilities: [location.shair] }")
    #expect(
      Fixture.rendered(Fixture.read(text).log) == """
        error[product/unknown-capability]: there is no capability "location.shair"
         --> product.yaml:9:39
          |
        9 |   - { id: a, title: A, capabilities: [location.shair] }
          |                                       ^^^^^^^^^^^^^^
          hint: did you mean "location.share"?

        """)
  }

  @Test(arguments: [
    ("capabilities: [location.share]", "capabilities: location.share", "yaml/not-list"),
    ("capabilities: [location.share]", "capability: [location.share]", "yaml/unknown-field"),
    ("id: a,", "", "yaml/missing-field"),
    ("id: a,", "id: A B,", "yaml/not-a-name"),
    ("subject: member", "subject: membr", "product/unknown-role"),
    ("grant: {", "effort: hard, grant: {", "yaml/not-a-choice"),
    ("subject_accepts: true", "subject_accepts: maybe", "yaml/not-bool"),
    ("expires_after: 30d", "expires_after: soon", "product/not-a-duration"),
    ("subject_told: never", "subject_told: sometimes", "yaml/not-a-choice"),
    ("started_by: viewer", "started_by: nobdy", "product/unknown-role"),
    ("controls: []", "controls: [{ id: leave-alne, state: enforced, evidence: t#t }]", "product/unknown-control"),
    ("controls: []", "controls: [{ id: memo-screen, state: done }]", "yaml/not-a-choice"),
    ("controls: []", "controls: [{ id: memo-screen }]", "yaml/missing-field"),
    (
      "controls: []", "controls: [{ id: memo-screen, state: planned }, { id: memo-screen, state: planned }]",
      "product/duplicate-control"
    ),
    ("controls: []", "controls: [{ id: leave-alone, state: enforced, evidence: t#t }]", "product/contradiction"),
    ("controls: []", "controls: [{ id: memo-screen, state: enforced, evidence: ../secret }]", "product/path-outside"),
    ("controls: []", "controls: [{ id: memo-screen, state: enforced, evidence: /etc/passwd }]", "product/path-outside"),
    ("controls: []", "controls: [{ id: memo-screen, state: enforced, evidence: { url: ftp } }]", "product/not-a-url"),
    (
      "controls: []", "controls: [{ id: memo-screen, state: enforced, evidence: { policy: p.yaml } }]",
      "product/bad-evidence"
    ),
    ("controls: []", "controls: [{ id: memo-screen, state: enforced, evidence: { } }]", "product/bad-evidence"),
    (
      "controls: []", "controls: [{ id: memo-screen, state: enforced, evidence: { attested_by: A } }]",
      "yaml/missing-field"
    ),
    ("controls: []", "sources: [nowhere]", "product/unknown-source"),
    ("controls: []", "was: [b, b]", "product/duplicate-feature"),
  ])
  func `a mistake is told by name`(_ from: String, _ to: String, _ code: String) {
    let good = """
        - { id: a, title: A, capabilities: [location.share], subject: member, viewer: organiser, controls: [],
            grant: { started_by: viewer, subject_accepts: true, subject_told: never, ended_by: [organiser], expires_after: 30d } }
      """
    #expect(codes(Fixture.model(good)).isEmpty)
    #expect(
      codes(Fixture.model(good.replacing(from, with: to))).contains(code),
      "\(codes(Fixture.model(good.replacing(from, with: to))))")
  }

  @Test(arguments: [
    ("bellbird: product/1\n", "", "yaml/missing-field"),
    ("product/1", "product/9", "product/other-kind"),
    ("relationships: [partner, ex-partner, carer, stranger]", "", "product/no-relationships"),
    ("relationships: [partner,", "relationships: [partnr,", "product/unknown-relationship"),
    ("relationships: [partner, ex-partner,", "relationships: [ex-partner,", "product/relationship-not-listed"),
    ("  member:", "  viewer:", "product/bad-id"),
    ("  - { id: a, title: A, capabilities: [x-a] }", "  []", "product/no-features"),
    ("  - { id: a,", "  - { id: a, title: A, capabilities: [x-a] }\n  - { id: a,", "product/duplicate-feature"),
  ])
  func `a mistake at the top is told by name`(_ from: String, _ to: String, _ code: String) {
    let good = Fixture.model("  - { id: a, title: A, capabilities: [x-a] }")
    #expect(codes(good).isEmpty)
    #expect(codes(good.replacing(from, with: to)).contains(code), "\(codes(good.replacing(from, with: to)))")
  }

  @Test func `a hundred mistakes give a hundred diagnostics, each with a place and a hint`() {
    let features = (0..<100).map { "  - { id: f-\($0), title: F, capabilities: [no.such.thing-\($0)] }" }
    let log = Fixture.read(Fixture.model(features.joined(separator: "\n"))).log
    #expect(log.errorCount == 100)
    #expect(log.entries.map(\.location.line) == Array(9..<109))
    for entry in log.entries {
      #expect(entry.location.column > 1)
      #expect(!entry.hint.isEmpty)
    }
  }

  @Test func `two grants between the same people are told`() {
    let text = Fixture.model(
      """
        - id: a
          title: A
          capabilities: [x-a]
          grants: [{ subject: member, viewer: organiser }, { subject: member, viewer: organiser }]
      """)
    #expect(codes(text) == ["product/duplicate-grant"])
  }

  @Test func `support staff can be written in short`() throws {
    let text = Fixture.model(
      "  - { id: a, title: A, capabilities: [x-a] }",
      more: "surfaces: { support: { channels: [phone, chat], staff_lookup: true } }")
    let support = try #require(Fixture.read(text).product?.features.last)
    #expect(support.title == "Customer support by phone or chat")
    #expect(support.capabilities == ["staff.lookup"])
  }

  @Test func `an enforced control without evidence is warned about`() {
    let text = Fixture.model(
      "  - { id: a, title: A, capabilities: [x-a], controls: [{ id: memo-screen, state: enforced }] }")
    let (product, log) = Fixture.read(text)
    #expect(product != nil)
    #expect(log.entries.map(\.code) == ["product/no-evidence"])
    #expect(log.entries.first?.severity == .warning)
  }
}
